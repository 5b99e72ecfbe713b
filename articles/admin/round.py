from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.edits.deleting import KeepsWhatIsReferredTo
from articles.admin.edits.merging import MergesRecords
from articles.models import Round


@admin.register(Round)
class RoundAdmin(MergesRecords, KeepsWhatIsReferredTo, DeskAdmin):
    list_display = ("name", "spelled_start", "spelled_end", "statements_counted", "articles_counted")
    search_fields = ("name", "slug", "venues__name")
    counted = ("statements", "articles")
    actions = ("merge_two",)
    prepopulated_fields = {"slug": ("name",)}
    fields = (
        ("name", "slug"),
        ("started", "started_precision"),
        ("ended", "ended_precision"),
        "venues",
        "convenors",
        "participants",
        "absent",
        "description",
        "outcome",
        "source_url",
        "uncertain",
    )

    @admin.display(description=_("from"), ordering="started")
    def spelled_start(self, round: Round) -> str:  # noqa: A002
        return round.spelled_start

    @admin.display(description=_("to"), ordering="ended")
    def spelled_end(self, round: Round) -> str:  # noqa: A002
        return round.spelled_end

    def view_on_site(self, obj: Round) -> str:
        return obj.get_absolute_url()
