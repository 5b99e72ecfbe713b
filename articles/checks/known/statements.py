from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from articles.models import Article, Round, Statement

# An agency's report of a remark is printed within days, so only statements of this many days around are compared.
DAYS_AROUND = 10


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
        if name not in self._related:
            field: Any = Statement._meta.get_field(name)
            at_hand = (statement._state.fields_cache.get(name) for statement in self._statements)
            found = {record.pk: record for record in at_hand if record is not None and record.pk}
            if missing := self._keys(field.attname) - set(found):
                found |= field.related_model._default_manager.in_bulk(missing)
            self._related[name] = found
        return self._related[name].get(getattr(statement, f"{name}_id"))

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
        if statement.said_on:
            for distance in range(-DAYS_AROUND, DAYS_AROUND + 1):
                day = statement.said_on + datetime.timedelta(days=distance)
                for other in self._by_speaker.get((statement.speaker_id, day), ()):
                    if other.article_id != statement.article_id:
                        yield other

    @cached_property
    def _by_speaker(self) -> dict[tuple[int | None, datetime.date | None], list[Compared]]:
        quoted = [one for one in self._statements if one.words and one.speaker_id]
        days = [one.said_on for one in quoted if one.said_on]
        found: dict[tuple[int | None, datetime.date | None], list[Compared]] = defaultdict(list)
        if days:
            around = datetime.timedelta(days=DAYS_AROUND)
            stored = Statement.objects.filter(
                speaker__in={one.speaker_id for one in quoted}, said_on__range=(min(days) - around, max(days) + around)
            )
            for other in self._with_own(stored.exclude(words="")):
                found[other.speaker_id, other.said_on].append(other)
        return found

    def _with_own(self, stored: Any) -> Iterator[Compared]:
        """Stored statements, with those of the batch in place of what is stored of these."""
        for row in map(Row._make, stored.order_by("pk").values_list(*Row._fields)):
            if row.pk not in self._own_keys:
                yield row
        yield from self._statements


def _grouped(links: Any, owner: str, other: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, linked in links.values_list(owner, other):
        found[key].add(linked)
    return found
