from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from articles.models import Article, Round, Statement


class KnownStatements:
    """What surrounds a batch of statements: their articles, with the people named there, their roles and rounds."""

    def __init__(self, statements: Sequence[Statement], articles: dict[int, Article]) -> None:
        self._statements = statements
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
        if key is None:
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


def _grouped(links: Any, owner: str, other: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, linked in links.values_list(owner, other):
        found[key].add(linked)
    return found
