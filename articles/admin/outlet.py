from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.edits.deleting import KeepsWhatIsReferredTo
from articles.admin.edits.merging import MergesRecords
from articles.models import Outlet


@admin.register(Outlet)
class OutletAdmin(MergesRecords, KeepsWhatIsReferredTo, DeskAdmin):
    list_display = ("name", "country", "agency", "articles_counted")
    list_filter = ("is_agency", "country")
    search_fields = ("name", "country", "slug")
    counted = ("articles",)
    actions = ("merge_two",)
    prepopulated_fields = {"slug": ("name",)}
    fields = (("name", "slug"), ("country", "language", "is_agency"), "homepage", "description")

    @admin.display(description=_("news agency"), ordering="is_agency")
    def agency(self, outlet: Outlet) -> str:
        """In words: the text alternative of Django's icon is not translated."""
        return gettext("yes") if outlet.is_agency else gettext("no")
