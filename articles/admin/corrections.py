"""What readers are told of changes, to be read. Administrators may delete an entry that must not be shown."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.malformed_requests import RejectsMalformedRequests
from articles.admin.read_only import DeletedByAdministrators
from articles.models import Correction


@admin.register(Correction)
class CorrectionAdmin(RejectsMalformedRequests, DeletedByAdministrators):
    list_display = ("made_at", "reason", "records", "answer", "public_page")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("reason", "answer", "=uid")
    fields = ("made_at", "reason", "records", "answer", "public_page")
    readonly_fields = fields

    @admin.display(description=_("page"))
    def public_page(self, correction: Correction) -> str:
        address = reverse("change", args=[correction.uid])
        return format_html('<a href="{}">{}</a>', address, address)
