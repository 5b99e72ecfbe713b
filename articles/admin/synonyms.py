from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.models import SynonymSet
from articles.spelling import spell_list


@admin.register(SynonymSet)
class SynonymSetAdmin(DeskAdmin):
    list_display = ("name", "words_in_a_line", "note")
    search_fields = ("name", "words")
    fields = ("name", "words", "note")

    @admin.display(description=_("words"))
    def words_in_a_line(self, row: SynonymSet) -> str:
        return spell_list(row.words.splitlines())
