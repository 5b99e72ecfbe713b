from __future__ import annotations

from django.contrib import admin

from articles.admin.base import DeskForm
from articles.admin.edits.saving import SavesEdits
from articles.admin.malformed_requests import RejectsMalformedRequests
from articles.models import Redirect


@admin.register(Redirect)
class RedirectAdmin(RejectsMalformedRequests, SavesEdits):
    """Mostly to be read: renaming and merging make redirects automatically."""

    form = DeskForm
    list_display = ("old_slug", "new_slug", "noun")
    list_filter = ("noun",)
    search_fields = ("old_slug", "new_slug")
