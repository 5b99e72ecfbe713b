from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.models import Party


@admin.register(Party)
class PartyAdmin(DeskAdmin):
    list_display = ("name", "slug", "roles_counted", "organisations_counted")
    search_fields = ("name", "slug")
    counted = ("roles", "organisations")
    prepopulated_fields = {"slug": ("name",)}
    fields = (("name", "slug"), "description")

    @admin.display(description=_("roles"))
    def roles_counted(self, row: Party) -> int:
        return int(row.roles_counted)  # type: ignore[attr-defined]

    @admin.display(description=_("organisations"))
    def organisations_counted(self, row: Party) -> int:
        return int(row.organisations_counted)  # type: ignore[attr-defined]
