from __future__ import annotations

from django.contrib import admin

from articles.admin.base import DeskAdmin
from articles.models import Outlet


@admin.register(Outlet)
class OutletAdmin(DeskAdmin):
    list_display = ("name", "country", "is_agency", "articles_counted")
    list_filter = ("is_agency", "country")
    search_fields = ("name", "country", "slug")
    counted = ("articles",)
    prepopulated_fields = {"slug": ("name",)}
    fields = (("name", "slug"), ("country", "is_agency"), "homepage", "description")
