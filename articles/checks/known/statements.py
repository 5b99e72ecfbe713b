from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.models import Article, Round, Statement

# An agency's report of a remark is printed within days, so only statements of this many days around are compared.
DAYS_AROUND = [datetime.timedelta(days=days) for days in range(-10, 11)]
# Days before and after these, which are slips of the hand, have no such days around them.
FIRST_DAY, LAST_DAY = datetime.date.min - DAYS_AROUND[0], datetime.date.max - DAYS_AROUND[-1]

# The statements of some speakers around some days, each by the index of speakers and days. One range of days for all
# speakers would make a batch of rows in no order read most of the record.
AROUND = """
    SELECT statement.id FROM (VALUES {spans}) AS span CROSS JOIN articles_statement AS statement
    WHERE statement.speaker_id = span.column1 AND statement.said_on BETWEEN span.column2 AND span.column3
"""


class Row(NamedTuple):
    """What is compared of a stored statement. Many are read, so they are no instances of the model."""

    pk: int
    uid: str
    article_id: int
    order: int
    words: str
    speaker_id: int | None
    organisation_id: int | None
    said_on: datetime.date | None
    utterance_id: int | None


Compared = Row | Statement  # a stored statement, or another one that is being checked


def as_record(other: Compared) -> Statement:
    return other if isinstance(other, Statement) else Statement(**other._asdict())


class KnownStatements:
    """What surrounds a batch of statements: their articles, roles and rounds, and statements to compare them with."""

    def __init__(self, statements: Sequence[Statement], articles: dict[int, Article]) -> None:
        self._statements = statements
        self._own_keys = {statement.pk for statement in statements if statement.pk}
        self._given_articles = articles
        self._related: dict[str, dict[int, Any]] = {}  # by the name of the foreign key

    def _keys(self, name: str) -> set[int]:
        return {key for statement in self._statements if (key := getattr(statement, name)) is not None}

    def article_of(self, statement: Statement) -> Article:
        """Its article, with the values that are being checked together with it."""
        return self._articles[statement.article_id]

    @cached_property
    def _articles(self) -> dict[int, Article]:
        missing = self._keys("article_id") - set(self._given_articles)
        stored = Article.objects.only("headline", "published", "published_precision").in_bulk(missing)
        return stored | self._given_articles

    def related(self, statement: Statement, name: str) -> Any:
        """What this foreign key of the statement refers to, or None."""
        key = getattr(statement, f"{name}_id")
        if key is None and name not in statement._state.fields_cache:
            return None
        if name not in self._related:
            field: Any = Statement._meta.get_field(name)
            at_hand = (statement._state.fields_cache.get(name) for statement in self._statements)
            found = {record.pk: record for record in at_hand if record is not None and record.pk}
            if missing := self._keys(field.attname) - set(found):
                found |= field.related_model._default_manager.in_bulk(missing)
            self._related[name] = found
        return self._related[name].get(key)

    def venues_of_round(self, statement: Statement) -> set[int]:
        return self._venues_of_rounds[statement.round_id or 0]

    @cached_property
    def _venues_of_rounds(self) -> dict[int, set[int]]:
        return _grouped(Round.venues.through.objects.filter(round__in=self._keys("round_id")), "round_id", "venue_id")

    def people_of_article(self, statement: Statement) -> set[int]:
        return self._people_of_articles[statement.article_id]

    @cached_property
    def _people_of_articles(self) -> dict[int, set[int]]:
        links = Article.people.through.objects.filter(article__in=self._keys("article_id"))
        return _grouped(links, "article_id", "person_id")

    def others_of_article(self, statement: Statement) -> list[Compared]:
        """The other statements of its article."""
        return [other for other in self._by_article[statement.article_id] if other is not statement]

    @cached_property
    def _by_article(self) -> dict[int, list[Compared]]:
        found: dict[int, list[Compared]] = defaultdict(list)
        for other in self._with_own(Statement.objects.filter(article__in=self._keys("article_id"))):
            found[other.article_id].append(other)
        return found

    def others_of_speaker(self, statement: Statement) -> Iterator[Compared]:
        """Quotations of its speaker in other articles, from about the same days."""
        day, speaker, article = statement.said_on, statement.speaker_id, statement.article_id
        if day and FIRST_DAY <= day <= LAST_DAY:
            by_speaker = self._by_speaker
            for distance in DAYS_AROUND:
                for other in by_speaker.get((speaker, day + distance), ()):
                    if other.article_id != article:
                        yield other

    @cached_property
    def _by_speaker(self) -> dict[tuple[int | None, datetime.date | None], list[Compared]]:
        found: dict[tuple[int | None, datetime.date | None], list[Compared]] = defaultdict(list)
        quoted = {(one.speaker_id, one.said_on) for one in self._statements if one.words}
        wanted = [(speaker, day) for speaker, day in quoted if speaker and day and FIRST_DAY <= day <= LAST_DAY]
        if wanted:
            for other in self._with_own(Statement.objects.filter(pk__in=_around(wanted)).exclude(words="")):
                found[other.speaker_id, other.said_on].append(other)
        return found

    def _with_own(self, stored: Any) -> Iterator[Compared]:
        """Stored statements, with those of the batch in place of what is stored of these."""
        for row in map(Row._make, stored.order_by("pk").values_list(*Row._fields)):
            if row.pk not in self._own_keys:
                yield row
        yield from self._statements


def _around(wanted: Sequence[tuple[int, datetime.date]]) -> RawSQL:
    """The keys of the statements of these speakers that were said around these days."""
    span = "(%s, CAST(%s AS date), CAST(%s AS date))" if connection.vendor == "postgresql" else "(%s, %s, %s)"
    values = [(speaker, str(day + DAYS_AROUND[0]), str(day + DAYS_AROUND[-1])) for speaker, day in wanted]
    return RawSQL(AROUND.format(spans=", ".join([span] * len(values))), [value for row in values for value in row])  # noqa: S611


def _grouped(links: Any, owner: str, other: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, linked in links.values_list(owner, other):
        found[key].add(linked)
    return found
