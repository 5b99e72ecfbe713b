"""What is kept of a source after its article is published. INTAKE_KEEP decides: all, or no word of it.

With "digest" the site keeps what others could count but not read: digest, sketch, offsets, and who decided what and
when. The words are then in the published statements alone, as their editors left them.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, Decision, Proposal, Source

OF_TEXT = ("words", "paraphrase", "attribution")
EMPTY: dict[str, Any] = {**dict.fromkeys(OF_TEXT, ""), "candidates": [], "reasons": {}}
AT_ONCE = 500


def forget_when_published(sender: type[Article], instance: Article, **of_signal: Any) -> None:
    if instance.is_published:
        forget_published()


def forget_published() -> None:
    """Deletes the words of the sources of published articles, if INTAKE_KEEP says so."""
    if settings.INTAKE_KEEP != "digest":
        return
    keys = list(_remembered().values_list("pk", flat=True))
    if keys:
        with transaction.atomic():
            _forget_decisions(keys)
            Proposal.objects.filter(source__in=keys).update(**EMPTY)
            Source.objects.filter(pk__in=keys).update(blocks=[], facts={})


def _remembered() -> QuerySet[Source]:
    told = Proposal.objects.filter(source=OuterRef("pk")).exclude(**EMPTY)
    return Source.objects.filter(
        ~Q(blocks=[], facts={}) | Exists(told), article__status=Article.Status.PUBLISHED
    ).order_by()


def _forget_decisions(sources: list[int]) -> None:
    """Leaves the names of the fields that a decision changed, without the text that was in them."""
    changed = []
    for decision in Decision.objects.filter(proposal__source__in=sources).iterator(AT_ONCE):
        before, after = _without_text(decision.before), _without_text(decision.after)
        if (before, after) != (decision.before, decision.after):
            decision.before, decision.after = before, after
            changed.append(decision)
    Decision.objects.bulk_update(changed, ["before", "after"], batch_size=AT_ONCE)


def _without_text(values: dict[str, Any]) -> dict[str, Any]:
    return {name: "" if name in OF_TEXT else value for name, value in values.items()}
