"""Statements that those of a batch are compared with: of the same articles, and of the same speakers around their days.

They are sorted once for a batch by what is compared, so that a statement is compared with few others or none.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from articles.checks.wording import near_places
from articles.models import Statement
from articles.spelling import plain_words

# An agency's report of a remark is printed within days, so only statements of this time before and after are compared.
AROUND = datetime.timedelta(days=10)
# Days before and after these, which are slips of the hand, have no such days around them.
FIRST_DAY, LAST_DAY = datetime.date.min + AROUND, datetime.date.max - AROUND

# The statements of some speakers in some spans of days, each by the index of speakers and days. One span for all
# speakers would make a batch of rows in no order read most of the record.
IN_SPANS = """
    SELECT statement.id FROM (VALUES {spans}) AS span CROSS JOIN articles_statement AS statement
    WHERE statement.speaker_id = span.column1 AND statement.said_on BETWEEN span.column2 AND span.column3
"""

Span = tuple[datetime.date, datetime.date]


class Compared(NamedTuple):
    """What is compared of a statement. Many are read, so stored ones are no instances of the model."""

    pk: int | None
    uid: str
    article_id: int
    order: int
    words: str
    speaker_id: int | None
    organisation_id: int | None
    said_on: datetime.date | None
    utterance_id: int | None
    record: Statement | None = None  # if it is one of the batch

    def as_record(self) -> Statement:
        return self.record or Statement(**dict(zip(STORED, self, strict=False)))


STORED = Compared._fields[:-1]
_values = attrgetter(*STORED)


class ComparedStatements:
    def __init__(self, statements: Sequence[Statement]) -> None:
        self._own = [Compared._make((*_values(statement), statement)) for statement in statements]
        self._own_keys = {one.pk for one in self._own if one.pk}

    def of_same_order(self, statement: Statement) -> Iterator[Compared]:
        """Other statements of its article with its order."""
        for other in self._by_order[statement.article_id, statement.order]:
            if other.record is not statement:
                yield other

    def of_same_words(self, statement: Statement) -> Iterator[Compared]:
        """Other quotations of its article that have the same words and the same speaker."""
        words = plain_words(statement.words)
        if words:
            for other in self._by_words[statement.article_id, statement.speaker_id, statement.organisation_id, words]:
                if other.record is not statement:
                    yield other

    def of_near_words(self, statement: Statement) -> Iterator[Compared]:
        """Quotations of its speaker in other articles, from about the same days, that have nearly the same words."""
        day, quoted = statement.said_on, self._by_speaker.get(statement.speaker_id)
        if quoted and day and FIRST_DAY <= day <= LAST_DAY:
            first, end = bisect_left(quoted.days, day - AROUND), bisect_right(quoted.days, day + AROUND)
            if end - first > 1:  # not only the statement itself
                for place in near_places(plain_words(statement.words), quoted.texts[first:end]):
                    other = quoted.statements[first + place]
                    if other.article_id != statement.article_id:
                        yield other

    @cached_property
    def _of_articles(self) -> list[Compared]:
        articles = {one.article_id for one in self._own if one.article_id}
        return self._with_own(Q(article__in=articles))

    @cached_property
    def _by_order(self) -> dict[Any, list[Compared]]:
        found = defaultdict(list)
        for one in self._of_articles:
            found[one.article_id, one.order].append(one)
        return found

    @cached_property
    def _by_words(self) -> dict[Any, list[Compared]]:
        found = defaultdict(list)
        for one in self._of_articles:
            if one.words:
                found[one.article_id, one.speaker_id, one.organisation_id, plain_words(one.words)].append(one)
        return found

    @cached_property
    def _by_speaker(self) -> dict[int | None, _Quoted]:
        spans = _spans(self._own)
        if not spans:
            return {}
        found: dict[int | None, list[Compared]] = defaultdict(list)
        for one in self._with_own(~Q(words="") & Q(pk__in=_in_spans(spans))):
            if one.words and one.said_on:
                found[one.speaker_id].append(one)
        return {speaker: _Quoted(quotations) for speaker, quotations in found.items() if speaker}

    def _with_own(self, condition: Q) -> list[Compared]:
        """Stored statements, with those of the batch in place of what is stored of these."""
        rows = Statement.objects.filter(condition).order_by("pk").values_list(*STORED)
        return [*(Compared(*row) for row in rows if row[0] not in self._own_keys), *self._own]


class _Quoted:
    """Quotations of one speaker in the order of their days, with these, and with their texts as plain words."""

    def __init__(self, quotations: list[Compared]) -> None:
        self.statements = sorted(quotations, key=attrgetter("said_on"))
        self.days: list[Any] = [one.said_on for one in self.statements]
        self.texts = [plain_words(one.words) for one in self.statements]


def _spans(statements: Sequence[Compared]) -> list[tuple[int, Span]]:
    """The days around those of the quotations, by speaker. Spans that overlap are joined."""
    said = {(one.speaker_id, one.said_on) for one in statements if one.words and one.speaker_id and one.said_on}
    spans: list[tuple[int, Span]] = []
    for speaker, day in sorted(said):
        if FIRST_DAY <= day <= LAST_DAY:
            first, last = day - AROUND, day + AROUND
            if spans and spans[-1][0] == speaker and first <= spans[-1][1][1]:
                first = spans.pop()[1][0]
            spans.append((speaker, (first, last)))
    return spans


def _in_spans(spans: Sequence[tuple[int, Span]]) -> RawSQL:
    """The keys of the statements of these speakers that were said on these days."""
    span = "(%s, CAST(%s AS date), CAST(%s AS date))" if connection.vendor == "postgresql" else "(%s, %s, %s)"
    values = [value for speaker, (first, last) in spans for value in (speaker, str(first), str(last))]
    return RawSQL(IN_SPANS.format(spans=", ".join([span] * len(spans))), values)  # noqa: S611
