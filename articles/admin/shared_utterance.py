"""Offers the utterance of a remark that another article reports in nearly the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.typed_lines import one_line
from articles.checks import Finding
from articles.checks.statement import NEAR_EQUAL_WORDS
from articles.models import Statement, Utterance
from articles.models.corrected_edits import corrector_of
from articles.models.slugs import free_slug
from articles.models.versions import current_edit

UTTERANCE = "utterance:"  # before the key of the finding: the name of the box


@dataclass(frozen=True)
class UtteranceOffer:
    """`utterance` is the one that either statement has; None if a new one is made, from a summary that is typed."""

    name: str
    utterance: Utterance | None


def offers_of(findings: Iterable[Finding], user: Any) -> dict[str, UtteranceOffer]:
    """What this editor can do about the findings, by their keys: nothing if both statements have utterances already."""
    if not user.has_perm("articles.change_statement"):
        return {}
    pairs = {finding.key: _pair(finding) for finding in findings if finding.check.name == NEAR_EQUAL_WORDS}
    keys = {one.utterance_id for pair in pairs.values() for one in pair if one.utterance_id}
    utterances = Utterance.objects.in_bulk(keys) if keys else {}
    offers = {}
    for key, pair in pairs.items():
        theirs = [utterances.get(one.utterance_id) for one in pair if one.utterance_id]
        if len(theirs) == 1 or (not theirs and user.has_perm("articles.add_utterance")):
            offers[key] = UtteranceOffer(UTTERANCE + key, theirs[0] if theirs else None)
    return offers


def take_offers(findings: Sequence[Finding], request: HttpRequest) -> bool:
    """Gives two statements one utterance where the form asks for it. Returns whether it did."""
    if not any(name.startswith(UTTERANCE) and value for name, value in request.POST.items()):
        return False
    offers = offers_of(findings, request.user)
    for finding in findings:
        typed = one_line(request.POST.get(UTTERANCE + finding.key, ""))
        if typed and finding.key in offers:
            unite([one.pk for one in _pair(finding)], "" if offers[finding.key].utterance else typed)
    return True


def unite(keys: Iterable[int], summary: str) -> Utterance | None:
    """Gives statements without an utterance that of the others; all a new one if there is a summary. Returns it."""
    statements = list(Statement.objects.filter(pk__in=keys).select_related("utterance"))
    utterance = next((one.utterance for one in statements if one.utterance), None)
    if utterance is None and summary:
        utterance = _new_utterance(summary)
    reason = _("The same remark as in another article.")
    corrector_of(current_edit()).reason = reason
    for statement in statements:
        if utterance and statement.utterance is None:
            statement.utterance = utterance
            statement._change_reason = reason  # type: ignore[attr-defined]
            statement.save(update_fields=["utterance"])
    return utterance


def _pair(finding: Finding) -> list[Any]:
    return [finding.record, finding.case.about]


def _new_utterance(summary: str) -> Utterance:
    longest = Utterance._meta.get_field("summary").max_length
    return Utterance.objects.create(slug=free_slug(Utterance, summary), summary=summary[:longest])
