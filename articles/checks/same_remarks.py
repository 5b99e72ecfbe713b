"""Proposes pairs of statements that may report one remark: one speaker, near days, similar words.

Each statement is compared with a limited number of others, so that the time grows with the number of statements. The
measures were chosen on the archive: of the pairs of similar texts, three in four already shared an utterance.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q
from rapidfuzz import fuzz

from articles.checks.answers import answered
from articles.checks.findings import fingerprint
from articles.checks.statement import COMPARED_FROM, NEAR_EQUAL_WORDS, facts_of_pair
from articles.checks.wording import is_near, runs_of
from articles.models import Precision, Statement, UtteranceProposal
from articles.spelling import plain_words

Basis = UtteranceProposal.Basis

DAYS_APART = 3
MOST_COMPARED = 100  # others for each statement, those of the nearest days
MOST_READ = 20_000  # statements around a batch
BATCH = 2_000
SIMILAR = 65  # of 100


class Row(NamedTuple):
    pk: int
    uid: str
    article: int
    speaker: int | None
    organisation: int | None
    said_on: datetime.date
    words: str
    paraphrase: str
    utterance: int | None

    @property
    def group(self) -> tuple[int | None, int | None]:
        """Of an organisation that speaks through a person, the person is the speaker."""
        return (self.speaker, None) if self.speaker else (None, self.organisation)


class Pair(NamedTuple):
    first: Row
    second: Row
    basis: str
    likeness: int

    @property
    def keys(self) -> tuple[int, int]:
        return self.first.pk, self.second.pk


def propose_for(keys: Sequence[int]) -> int:
    """Brings the proposals that concern these statements up to date. Returns how many are new. At most six queries.

    Those that nobody has decided and that are not found any more are deleted. Decisions are kept for good.
    """
    own = {row.pk: row for row in _rows(Q(pk__in=keys))}
    pairs = {pair.keys: pair for pair in _pairs(own, _around(own.values()))}
    concerned = Q(first__in=keys) | Q(second__in=keys)
    stored = {
        (first, second): (pk, decision)
        for pk, first, second, decision in UtteranceProposal.objects.filter(concerned).values_list(
            "pk", "first", "second", "decision"
        )
    }
    gone = [pk for pair, (pk, decision) in stored.items() if not decision and pair not in pairs]
    if gone:
        UtteranceProposal.objects.filter(pk__in=gone).delete()
    new = _not_answered([pair for pair in pairs.values() if pair.keys not in stored])
    UtteranceProposal.objects.bulk_create(map(_proposal, new), ignore_conflicts=True)
    return len(new)


def _proposal(pair: Pair) -> UtteranceProposal:
    first, second = pair.keys
    return UtteranceProposal(first_id=first, second_id=second, basis=pair.basis, likeness=pair.likeness)


def propose_everything() -> int:
    """For all statements, those of one speaker and of near days together. Returns how many are new."""
    waiting = Statement.objects.filter(_COMPARABLE).order_by("speaker", "organisation", "said_on", "pk")
    keys = list(waiting.values_list("pk", flat=True))
    return sum(propose_for(keys[start : start + BATCH]) for start in range(0, len(keys), BATCH))


_COMPARABLE = Q(said_on__isnull=False, said_precision=Precision.DAY) & (
    Q(speaker__isnull=False) | Q(organisation__isnull=False)
)
_COLUMNS = (
    *("pk", "uid", "article", "speaker", "organisation", "said_on"),
    *("words", "paraphrase", "utterance"),
)


def _rows(which: Q) -> list[Row]:
    return list(map(Row._make, Statement.objects.filter(_COMPARABLE & which).values_list(*_COLUMNS)[:MOST_READ]))


def _around(own: Iterable[Row]) -> list[Row]:
    """All statements of the same speakers from the days around those of the batch."""
    days = [row.said_on for row in own]
    if not days:
        return []
    around = datetime.timedelta(days=DAYS_APART)
    span = Q(said_on__range=(min(days) - around, max(days) + around))
    speakers = {row.speaker for row in own if row.speaker}
    bodies = {row.organisation for row in own if not row.speaker}
    return _rows(span & (Q(speaker__in=speakers) | Q(speaker__isnull=True, organisation__in=bodies)))


def _pairs(own: dict[int, Row], others: Iterable[Row]) -> Iterator[Pair]:
    by_day: dict[tuple[tuple[int | None, int | None], datetime.date], list[Row]] = defaultdict(list)
    for row in others:
        by_day[row.group, row.said_on].append(row)
    near_first = sorted(range(-DAYS_APART, DAYS_APART + 1), key=abs)
    for row in own.values():
        days = [row.said_on + datetime.timedelta(days=apart) for apart in near_first]
        compared = [other for day in days for other in by_day[row.group, day] if other.article != row.article]
        for other in compared[:MOST_COMPARED]:
            if other.pk in own and other.pk < row.pk:
                continue  # this pair has been compared
            first, second = sorted((row, other))
            if not (first.utterance and second.utterance) and (found := _likeness(first, second)):
                yield Pair(first, second, *found)


def _likeness(one: Row, other: Row) -> tuple[str, int] | None:
    """The basis and a number up to 100, or None for texts that are not alike."""
    texts = plain_words(one.paraphrase or one.words), plain_words(other.paraphrase or other.words)
    if one.words and other.words:
        words = plain_words(one.words), plain_words(other.words)
        if min(map(_length, words)) >= COMPARED_FROM and is_near(*words):
            return Basis.WORDS, round(fuzz.ratio(*words))
        if not runs_of(one.words).isdisjoint(runs_of(other.words)):
            return Basis.STRETCH, round(fuzz.partial_ratio(*words))
    if min(map(_length, texts)) < COMPARED_FROM:
        return None
    likeness = round(fuzz.token_set_ratio(*texts, score_cutoff=SIMILAR))
    return (Basis.SENSE, likeness) if likeness else None


def _length(text: str) -> int:
    return text.count(" ") + 1


def _not_answered(pairs: Sequence[Pair]) -> list[Pair]:
    """Without those whose nearly equal words an editor has found to be right as they are (checks/statement.py)."""
    facts = {
        pair.keys: fingerprint(facts_of_pair(pair.first.uid, pair.first.words, pair.second.uid, pair.second.words))
        for pair in pairs
        if pair.basis == Basis.WORDS
    }
    known = answered(NEAR_EQUAL_WORDS, facts.values())
    return [pair for pair in pairs if facts.get(pair.keys) not in known]
