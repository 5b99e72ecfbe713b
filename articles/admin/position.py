from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, DeskStackedInline
from articles.models import Position, Question


class PositionInline(DeskStackedInline):
    model = Position
    fields = (("question", "stance"), "note")


@admin.register(Position)
class PositionAdmin(DeskAdmin):
    list_display = ("statement", "question", "stance", "note")
    list_filter = ("question", "stance")
    list_select_related = ("statement__speaker", "statement__organisation", "question")
    ordering = ("-pk",)  # those coded last come first
    search_fields = ("note", "question__text", "statement__words", "statement__speaker__name")
    fields = ("statement", ("question", "stance"), "note")


@admin.register(Question)
class QuestionAdmin(DeskAdmin):
    list_display = ("text", "slug", "positions_counted")
    search_fields = ("text", "slug")
    counted = ("positions",)
    prepopulated_fields = {"slug": ("text",)}

    @admin.display(description=_("positions"))
    def positions_counted(self, row: Question) -> int:
        return int(row.positions_counted)  # type: ignore[attr-defined]
