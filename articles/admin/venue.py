from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, DeskTabularInline
from articles.admin.edits.merging import MergesRecords
from articles.admin.lists.work_lists import WorkFilter
from articles.models import Venue, VenueName


class VenueNameInline(DeskTabularInline):
    model = VenueName


@admin.register(Venue)
class VenueAdmin(MergesRecords, DeskAdmin):
    list_display = ("name", "other_names", "country", "latitude", "longitude", "statements_counted", "articles_counted")
    list_filter = (WorkFilter, "country")
    search_fields = ("name", "names__name", "country", "slug")
    search_help_text = _("Any name, in any script, or country")
    counted = ("statements", "articles")
    prepopulated_fields = {"slug": ("name",)}
    actions = ("merge_two",)
    fields = (("name", "slug"), "country", ("latitude", "longitude"), "description")
    inlines = (VenueNameInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Venue]:
        return super().get_queryset(request).prefetch_related("names")

    @admin.display(description=_("other names"))
    def other_names(self, venue: Venue) -> str:
        return ", ".join(name.name for name in venue.names.all())

    def view_on_site(self, obj: Venue) -> str:
        return obj.get_absolute_url()
