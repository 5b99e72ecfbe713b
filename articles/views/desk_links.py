"""What public pages have for editors: a link to the record at the desk, and pages of what only drafts contain.

Only requests with a session get them, and these bypass the cache of pages (views/caching.py).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Article
from articles.models.readership import is_public


def may(request: HttpRequest, action: str, model: type[Model]) -> bool:
    """Whether the request comes from the desk's staff who may do this. Costs nothing without a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = request.user
    return user.is_staff and user.has_perm(f"articles.{action}_{model._meta.model_name}")


def readable(request: HttpRequest, every: QuerySet[Any]) -> QuerySet[Any]:
    """The published records; for editors all, so that they can follow the links of a draft."""
    return every if may(request, "view", every.model) else every.published()  # type: ignore[attr-defined]


def for_editors(request: HttpRequest, record: Any, drafts: QuerySet[Article] | None = None) -> dict[str, Any]:
    """What the page of a record shows to editors. `drafts` are those to which a preview leads back."""
    if not may(request, "view", type(record)):
        return {"preview": False}
    preview = not is_public(record)
    link = reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])
    shown = {"desk_address": link, "preview": preview}
    if preview and drafts is not None:
        shown["drafts"] = list(drafts.filter(status=Article.Status.DRAFT).order_by("-pk")[:10])
    return shown


def kept_private(response: HttpResponse, shown: dict[str, Any]) -> HttpResponse:
    """Marks the response as private if it shows anything that is only for editors."""
    if shown["preview"] or "desk_address" in shown:
        response["Cache-Control"] = "private, no-store"
    return response
