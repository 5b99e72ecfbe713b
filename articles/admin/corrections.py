"""What readers are told of changes, to be read. Administrators may delete an entry that must not be shown."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.malformed_requests import RejectsMalformedRequests
from articles.models import Correction


@admin.register(Correction)
class CorrectionAdmin(RejectsMalformedRequests, admin.ModelAdmin):
    list_display = ("made_at", "reason", "records", "answer", "public_page")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("reason", "answer", "=uid")
    fields = ("made_at", "reason", "records", "answer", "public_page")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    @admin.display(description=_("page"))
    def public_page(self, correction: Correction) -> str:
        address = reverse("change", args=[correction.uid])
        return format_html('<a href="{}">{}</a>', address, address)
