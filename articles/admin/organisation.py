from __future__ import annotations

from django.contrib import admin

from articles.admin.base import DeskAdmin
from articles.admin.edits.deleting import KeepsWhatIsReferredTo
from articles.admin.edits.merging import MergesRecords
from articles.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(MergesRecords, KeepsWhatIsReferredTo, DeskAdmin):
    list_display = ("name", "party", "statements_counted")
    list_filter = ("party",)
    list_select_related = ("party",)
    search_fields = ("name", "slug")
    counted = ("statements",)
    actions = ("merge_two",)
    prepopulated_fields = {"slug": ("name",)}
    fields = (("name", "slug"), "party", "description")
