from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from articles.models import Article, Round, Statement

# An agency's report of a remark is printed within days, so only statements of this many days around are compared.
DAYS_AROUND = datetime.timedelta(days=10)

COMPARED = (
    *("pk", "uid", "article_id", "order", "kind", "words", "paraphrase", "attribution"),
    *("speaker_id", "organisation_id", "said_on", "said_precision", "utterance_id"),
)


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
            self._related[name] = field.related_model._default_manager.in_bulk(self._keys(field.attname))
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

    def others_of_article(self, statement: Statement) -> list[Any]:
        """The other statements of its article."""
        return [other for other in self._by_article[statement.article_id] if other is not statement]

    @cached_property
    def _by_article(self) -> dict[int, list[Statement]]:
        found: dict[int, list[Statement]] = defaultdict(list)
        for other in self._with_own(Statement.objects.filter(article__in=self._keys("article_id"))):
            found[other.article_id].append(other)
        return found

    def others_of_speaker(self, statement: Statement) -> list[Any]:
        """Quotations of its speaker in other articles, from about the same days."""
        day = statement.said_on
        if day is None:
            return []
        return [
            other
            for other in self._by_speaker[statement.speaker_id]
            if other.article_id != statement.article_id and abs(other.said_on - day) <= DAYS_AROUND  # type: ignore[operator]
        ]

    @cached_property
    def _by_speaker(self) -> dict[int | None, list[Statement]]:
        quoted = [one for one in self._statements if one.words and one.speaker_id and one.said_on]
        found: dict[int | None, list[Statement]] = defaultdict(list)
        if quoted:
            days = [one.said_on for one in quoted if one.said_on]
            around = (min(days) - DAYS_AROUND, max(days) + DAYS_AROUND)
            speakers = {one.speaker_id for one in quoted}
            for other in self._with_own(Statement.objects.filter(speaker__in=speakers, said_on__range=around)):
                if other.words and other.said_on:
                    found[other.speaker_id].append(other)
        return found

    def _with_own(self, stored: Any) -> Iterable[Statement]:
        """Stored statements, with those of the batch in place of what is stored of these."""
        for other in stored.only(*COMPARED).order_by("pk"):
            if other.pk not in self._own_keys:
                yield other
        yield from self._statements


def _grouped(links: Any, owner: str, other: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, linked in links.values_list(owner, other):
        found[key].add(linked)
    return found
