from __future__ import annotations

from django.contrib import admin

from articles.admin.base import DeskAdmin
from articles.admin.edits.deleting import KeepsWhatIsReferredTo
from articles.admin.edits.merging import MergesRecords
from articles.models import Topic


@admin.register(Topic)
class TopicAdmin(MergesRecords, KeepsWhatIsReferredTo, DeskAdmin):
    list_display = ("name", "slug", "statements_counted")
    search_fields = ("name", "slug")
    counted = ("statements",)
    actions = ("merge_two",)
    prepopulated_fields = {"slug": ("name",)}
    fields = (("name", "slug"), "description")

    def view_on_site(self, obj: Topic) -> str:
        return obj.get_absolute_url()
