"""Offers the utterance of a remark that another article reports in nearly the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.checks import Finding
from articles.models import Statement, Utterance

UTTERANCE = "utterance:"  # before the key of the finding: the name of the box


@dataclass(frozen=True)
class UtteranceOffer:
    """`utterance` is the one that either statement has; None if a new one is made, from a summary that is typed."""

    name: str
    utterance: Utterance | None


def offers_of(findings: Iterable[Finding]) -> dict[str, UtteranceOffer]:
    """What can be done about the findings, by their keys: nothing if both statements have utterances already."""
    pairs = {finding.key: _pair(finding) for finding in findings if finding.check.name == "near-equal-words"}
    keys = {one.utterance_id for pair in pairs.values() for one in pair if one.utterance_id}
    utterances = Utterance.objects.in_bulk(keys) if keys else {}
    offers = {}
    for key, pair in pairs.items():
        theirs = [utterances.get(one.utterance_id) for one in pair if one.utterance_id]
        if len(theirs) < 2:
            offers[key] = UtteranceOffer(UTTERANCE + key, theirs[0] if theirs else None)
    return offers


def take_offers(findings: Sequence[Finding], request: HttpRequest) -> bool:
    """Gives two statements one utterance where the form asks for it. Returns whether it did."""
    if not any(name.startswith(UTTERANCE) and value for name, value in request.POST.items()):
        return False
    offers = offers_of(findings)
    for finding in findings:
        typed = request.POST.get(UTTERANCE + finding.key, "")
        if finding.key in offers and typed.strip():
            _unite(finding, offers[finding.key].utterance or _new_utterance(" ".join(typed.split())))
    return True


def _unite(finding: Finding, utterance: Utterance) -> None:
    for statement in _pair(finding):
        if statement.utterance_id != utterance.pk:
            statement = Statement.objects.get(pk=statement.pk)
            statement.utterance = utterance
            statement._change_reason = _("The same remark as in another article.")  # type: ignore[attr-defined]
            statement.save(update_fields=["utterance"])


def _pair(finding: Finding) -> list[Any]:
    return [finding.record, finding.case.about]


def _new_utterance(summary: str) -> Utterance:
    wanted = slugify(summary)[:110].strip("-") or "utterance"
    taken = set(Utterance.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in count(2))
    slug = wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
    longest = Utterance._meta.get_field("summary").max_length
    return Utterance.objects.create(slug=slug, summary=summary[:longest])
