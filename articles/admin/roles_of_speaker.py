"""The role of a speaker on the day: which is offered first, and which is filled in because it is the only one."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, Value, When
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from articles.admin.forms.written_values import UnreadableDate, read_date
from articles.admin.primary_keys import is_primary_key
from articles.models import Role
from articles.models.person import RoleQuerySet


def day_of(request: HttpRequest) -> datetime.date | None:
    try:
        return read_date(request.GET.get("day", ""))
    except UnreadableDate:
        return None


def roles_of(speaker: str, day: datetime.date | None) -> RoleQuerySet:
    """The roles of the person with this primary key, those held that day first."""
    roles = Role.objects.filter(person__in=[speaker] if is_primary_key(speaker) else []).select_related("person")
    if day is None:
        return roles.latest_first()
    held = Case(When(pk__in=roles.held_on(day).values("pk"), then=Value(0)), default=Value(1))
    ordered: RoleQuerySet = roles.annotate(not_held=held).order_by(
        "not_held", F("started").desc(nulls_last=True), "slug"
    )
    return ordered


class FindsRolesOfSpeaker(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_safe(self.role_view))
        return [path("of/", view, name="articles_role_of"), *super().get_urls()]

    def role_view(self, request: HttpRequest) -> JsonResponse:
        """The one role that the speaker held that day, as a choice of a box; nothing if there is none or several."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        day = day_of(request)
        roles = roles_of(request.GET.get("speaker", ""), day)
        found = list((roles.held_on(day) if day else roles)[:2])
        role = {"id": str(found[0].pk), "text": str(found[0])} if len(found) == 1 else None
        return JsonResponse({"role": role})

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """A box beside a speaker offers the speaker's roles, those held that day first."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        speaker = request.GET.get("speaker", "")
        if not (speaker and request.resolver_match and request.resolver_match.url_name == "autocomplete"):
            return found, may_repeat
        keys = found.order_by().values("pk")
        return roles_of(speaker, day_of(request)).filter(pk__in=keys), False
