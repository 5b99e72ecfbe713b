"""The intake: what editors handed in, what became of it, and what is to be decided."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin.addresses import list_address
from articles.admin.intake import wording
from articles.admin.intake.cells import links_to, name_of, next_steps
from articles.admin.intake.handing_in import REFUSED_ADDRESS, HandsIn, may_hand_in
from articles.admin.lists.searching import SearchesAnyCase
from articles.admin.lists.work_lists import UNREAD
from articles.admin.malformed_requests import RejectsMalformedRequests
from articles.admin.primary_keys import is_primary_key
from articles.admin.read_only import ReadOnly
from articles.intake import background, material, reasons
from articles.intake.seen_before import seen_before
from articles.models import IntakeItem, Proposal

STATE_OF_ROWS = "X-State-Of-Rows"  # what the page that asks again shows already
SECONDS = 2  # between two questions
State = IntakeItem.State
DECIDED = Q(state__in=(Proposal.State.ACCEPTED, Proposal.State.REJECTED))


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*State.choices, ("unread", gettext_lazy("not read yet")), ("partly", gettext_lazy("partly decided"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "partly":
            return queryset.filter(state=State.READ, decided__gt=0)
        if self.value() == "unread":
            return queryset.filter(state__in=UNREAD)
        return queryset.filter(state=self.value()) if self.value() else queryset


@admin.register(IntakeItem)
class IntakeItemAdmin(HandsIn, RejectsMalformedRequests, SearchesAnyCase, ReadOnly):
    """The page of the list has the form for handing in. Nothing in a row is edited by hand."""

    list_display = ("what", "state_now", "seen", "buttons", "format", "created_at")
    list_filter = (StateFilter, "format")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("name", "address")
    sortable_by = ("created_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[IntakeItem]:
        items = super().get_queryset(request).select_related("source", "created_by", "parent")
        items = items.defer("material", "source__blocks", "parent__material")
        proposals = Proposal.objects.filter(source=OuterRef("source")).order_by().values("source")
        return items.annotate(
            proposed=Coalesce(Subquery(proposals.annotate(number=Count("pk")).values("number")), 0),
            decided=Coalesce(Subquery(proposals.filter(DECIDED).annotate(number=Count("pk")).values("number")), 0),
        )

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return tuple(name for name in self.list_display if name != "buttons" or _may_change(request))

    @admin.display(description=gettext_lazy("what"), ordering="pk")
    def what(self, item: IntakeItem) -> str:
        name = name_of(item)
        part = format_html("<span class='intake-part'>{}</span>", item.parent.name) if item.parent else ""
        return format_html("<bdi>{}</bdi>{}", name, part)

    @admin.display(description=gettext_lazy("state"))
    def state_now(self, item: IntakeItem) -> str:
        reason = reasons.sentence(item.reason)
        return format_html("{}<span class='intake-reason'>{}</span>", wording.state_sentence(item), reason)

    @admin.display(description=gettext_lazy("seen before"))
    def seen(self, item: Any) -> str:
        return links_to(item.seen_before[:1])

    @admin.display(description=gettext_lazy("next"))
    def buttons(self, item: IntakeItem) -> str:
        return next_steps(item)

    def get_urls(self) -> list[URLPattern]:
        retry = self.admin_site.admin_view(require_POST(self.retry_view))
        put_aside = self.admin_site.admin_view(require_POST(self.put_aside_view))
        return [
            path("<int:key>/retry/", retry, name="articles_intakeitem_retry"),
            path("<int:key>/put-aside/", put_aside, name="articles_intakeitem_put_aside"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """For the script that asks again: 204 as long as the rows are what it shows already."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        background.start_if_needed()
        response = super().changelist_view(
            request,
            {**(extra_context or {}), **self._of_form(request), "title": capfirst(self.opts.verbose_name_plural)},
        )
        if not isinstance(response, TemplateResponse) or "cl" not in (response.context_data or {}):
            return response
        context: Any = response.context_data
        counts = dict(IntakeItem.objects.order_by().values_list("state").annotate(Count("pk")))
        context["state_of_rows"] = _state_of(context["cl"].result_list, counts)
        if request.headers.get(STATE_OF_ROWS) == context["state_of_rows"]:
            return HttpResponse(status=204)
        context["totals"] = [
            {"label": State(state).label, "count": counts[state]} for state in State if counts.get(state)
        ]
        context["asks_again"] = SECONDS if any(counts.get(state) for state in UNREAD) else 0
        self._add_seen(context["cl"].result_list)
        return response

    def _of_form(self, request: HttpRequest) -> dict[str, Any]:
        typed = request.session.pop(REFUSED_ADDRESS, "")
        return {"may_hand_in": may_hand_in(request), "may_fetch": settings.INTAKE_FETCH, "typed_address": typed}

    def _add_seen(self, items: list[Any]) -> None:
        seen = seen_before([item.source for item in items if item.state == State.READ and item.source])
        for item in items:
            item.seen_before = seen.get(item.source_id, [])

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """What was read of an item, or the form in which an entry of a feed is filled. The script that asks again is
        told to reload the page as soon as it has changed."""
        item = self._item(request, object_id)
        if item is None:
            raise Http404(_("There is no such record."))
        background.start_if_needed()
        parts = list(self.get_queryset(request).filter(parent=item).order_by("pk"))
        state_of_rows = _state_of([item, *parts], {})
        if shown := request.headers.get(STATE_OF_ROWS):
            return HttpResponse(status=204, headers={} if shown == state_of_rows else {"HX-Refresh": "true"})
        source = item.source
        context = {
            **self.admin_site.each_context(request),
            **self._of_form(request),
            "opts": self.opts,
            "title": str(source or item.name),
            "item": item,
            "state": wording.state_sentence(item),
            "reason": reasons.sentence(item.reason),
            "buttons": next_steps(item) if _may_change(request) else "",
            "facts": wording.found_facts(source) if source else (),
            "blocks": list(source.block_list()) if source else (),
            "seen": links_to(seen_before([source])[source.pk] if source else []),
            "parts": parts,
            "asks_again": SECONDS if any(each.state in UNREAD for each in (item, *parts)) else 0,
            "state_of_rows": state_of_rows,
            "is_to_fill": item.state == State.TO_FILL,
        }
        return TemplateResponse(request, "admin/intake/item.html", context)

    def _item(self, request: HttpRequest, key: str) -> Any:
        """None if there is no such item. Raises PermissionDenied."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self.get_queryset(request).filter(pk=key).first() if is_primary_key(key) else None

    def retry_view(self, request: HttpRequest, key: int) -> HttpResponse:
        failed = self._changeable(request, key, State.FAILED)
        if failed.update(state=State.WAITING, attempts=0, reason=""):
            background.start_if_needed()
        return HttpResponseRedirect(list_address(IntakeItem))

    def put_aside_view(self, request: HttpRequest, key: int) -> HttpResponse:
        found = self._changeable(request, key, State.READ, State.FAILED, State.TO_FILL)
        item = found.defer("material").first()
        if item and found.update(state=State.DONE, reason=""):
            material.discard(item)
            messages.success(request, _("“%(name)s” was put aside.") % {"name": item.name})
        return HttpResponseRedirect(list_address(IntakeItem))

    def _changeable(self, request: HttpRequest, key: int, *states: str) -> QuerySet[IntakeItem]:
        if not _may_change(request):
            raise PermissionDenied
        return IntakeItem.objects.filter(pk=key if is_primary_key(key) else 0, state__in=states)


def _may_change(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.change_intakeitem")


def _state_of(items: list[Any], counts: dict[str, int]) -> str:
    """A digest of what the list shows and that changes by itself."""
    shown = [(item.pk, item.state, item.attempts, item.reason, item.decided, item.proposed) for item in items]
    return hashlib.sha256(repr((shown, sorted(counts.items()))).encode()).hexdigest()[:32]
