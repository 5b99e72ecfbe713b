"""How far the decisions about a source are: a filter of the list of sources."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Decision, IntakeItem, Proposal, Source

PROGRESS = {
    "waiting": _("waiting"),
    "partly": _("partly decided"),
    "decided": _("decided, no draft yet"),
    "draft": _("draft made"),
    "aside": _("put aside"),
}


def in_progress(sources: QuerySet[Source], progress: str) -> QuerySet[Source]:
    """The sources at a stage of PROGRESS. "undecided" are those that wait or are partly decided; other names leave all.

    What an editor has put aside waits no longer.
    """
    without = sources.filter(article__isnull=True)
    aside = Exists(IntakeItem.objects.filter(source=OuterRef("pk"), state=IntakeItem.State.DONE))
    begun = Exists(Decision.objects.filter(proposal__source=OuterRef("pk"), undone=False))
    left = Exists(Proposal.objects.undecided().filter(source=OuterRef("pk")))
    narrowed = {
        "waiting": without.filter(~aside, ~begun, left),
        "partly": without.filter(~aside, begun, left),
        "decided": without.filter(~aside, ~left),
        "undecided": without.filter(~aside, left),
        "draft": sources.filter(article__isnull=False),
        "aside": without.filter(aside),
    }
    return narrowed.get(progress, sources)


class ProgressFilter(admin.SimpleListFilter):
    title = _("progress")
    parameter_name = "progress"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(PROGRESS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        return in_progress(queryset, self.value() or "")
