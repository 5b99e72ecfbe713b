"""Queries of the small tables, people and venues, with the same methods as a query of the index, but using the ORM."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.constants import LOOKUP_SEP

from articles.browse.state_cache import StateCache
from articles.index import Counts, Keys, Phrase, Snapshot
from articles.nouns import TableNoun
from articles.nouns.declarations import MOST_STATEMENTS

MOST_MATCHES = 10_000  # of one search

Holders = Mapping[str, Mapping[str, Keys]]  # field -> value -> keys of the records that hold it as readers see them


@dataclass(frozen=True)
class TableQuery:
    """The records of a noun that match all conditions. Immutable, like articles.index.query.Query.

    `records` are the records that readers may see.
    """

    snapshot: Snapshot
    noun: TableNoun
    records: QuerySet[Any]
    phrases: tuple[Phrase, ...] = ()
    any_of: Mapping[str, Collection[str]] = field(default_factory=dict)
    none_of: Mapping[str, Collection[str]] = field(default_factory=dict)
    order: str | tuple[str, ...] = ()

    def search(self, phrases: tuple[Phrase, ...]) -> TableQuery:
        return replace(self, phrases=phrases)

    def where(self, field_name: str, values: Collection[str]) -> TableQuery:
        return replace(self, any_of={**self.any_of, field_name: values})

    def exclude(self, field_name: str, values: Collection[str]) -> TableQuery:
        return replace(self, none_of={**self.none_of, field_name: values})

    def without_where(self, field_name: str) -> TableQuery:
        return replace(self, any_of={name: values for name, values in self.any_of.items() if name != field_name})

    def without(self, field_name: str) -> TableQuery:
        none_of = {name: values for name, values in self.none_of.items() if name != field_name}
        return replace(self.without_where(field_name), none_of=none_of)

    def order_by(self, order: str | tuple[str, ...], *, ascending: bool = False) -> TableQuery:
        return replace(self, order=order)

    def page(self, offset: int, limit: int) -> tuple[list[int], int]:
        """Primary keys of up to `limit` records from `offset` on, and the total number of matches."""
        matching = self._matching()
        return self._ordered(matching)[offset : offset + limit], matching.count()

    def total(self) -> int:
        return self._matching().count()

    def totals(self, searches: Sequence[tuple[Phrase, ...]]) -> list[int]:
        """The total number of matches of each search, instead of the present one. At most one query."""
        found = [self.snapshot.named(self.noun.name, phrases, MOST_MATCHES) for phrases in searches]
        keys = {key for each in found for key in each}
        records = replace(self, phrases=())._matching().order_by().filter(pk__in=keys)
        matching = set(records.values_list("pk", flat=True)) if keys else set()
        return [len(matching.intersection(each)) for each in found]

    def iter_keys(self) -> Iterator[list[int]]:
        yield list(self._ordered(self._matching()))

    def facet_counts(
        self, facets: Collection[str], limit: int, chosen: Mapping[str, Collection[str]] | None = None
    ) -> Counts:
        """All values of each field with their counts. `limit` is ignored."""
        matching = Keys(self._matching().order_by().values_list("pk", flat=True)) if facets else Keys()
        held = _holders(self.noun).at(self.snapshot)
        counts: dict[str, dict[str, int]] = {}
        for name in facets:
            found = {value: keys.intersection_cardinality(matching) for value, keys in held[name].items()}
            counts[name] = {value: count for value, count in found.items() if count}
            if missing := self.noun.field(name).missing_values:
                without = len(matching.difference(*held[name].values()))
                counts[name] |= {missing[0]: without} if without else {}
        return counts

    def _matching(self) -> QuerySet[Any]:
        records = self.records
        if self.phrases:
            records = records.filter(pk__in=self.snapshot.named(self.noun.name, self.phrases, MOST_MATCHES))
        for name, values in self.any_of.items():
            records = records.filter(self._is_any_of(name, values))
        for name, values in self.none_of.items():
            records = records.exclude(self._is_any_of(name, values))
        return records

    def _is_any_of(self, name: str, values: Collection[str]) -> Q:
        condition = Q(pk__in=self._holding(name, values))
        missing = self.noun.field(name).missing_values
        return condition | ~Q(pk__in=self._holding(name, None)) if set(missing) & set(values) else condition

    def _holding(self, name: str, values: Collection[str] | None) -> Any:
        """The keys of the records that hold one of the values, or any value."""
        path = self.noun.field(name).paths[0]
        condition = {f"{path}__isnull": False} if values is None else {f"{path}__slug__in": values}
        public = self.noun.public_parts(path)
        return self.noun.model._default_manager.filter(**condition, **public).order_by().values("pk")

    def _ordered(self, records: QuerySet[Any]) -> Any:
        """Primary keys in order. Records with the same number of statements are sorted by name."""
        by_name = self.noun.sorts[0].by
        if self.order != MOST_STATEMENTS:
            return records.order_by(*(self.order or by_name)).values_list("pk", flat=True)
        counts = self.snapshot.counts("statement", self.noun.counted_as)
        pairs = records.order_by(*by_name).values_list("pk", "slug")
        return [pk for pk, slug in sorted(pairs, key=lambda pair: -counts.get(pair[1], 0))]


@cache
def _holders(noun: TableNoun) -> StateCache[Holders]:
    return StateCache(lambda _snapshot: _read_holders(noun))


def _read_holders(noun: TableNoun) -> Holders:
    """One query for each relation of a facet, because finding the public part of a relation may be slow."""
    relations: dict[str, list[str]] = {}
    for name in noun.facets:
        relations.setdefault(noun.field(name).paths[0].partition(LOOKUP_SEP)[0], []).append(name)
    holders: dict[str, dict[str, set[int]]] = {name: {} for name in noun.facets}
    for names in relations.values():
        paths = [noun.field(name).paths[0] for name in names]
        public = noun.model._default_manager.filter(**noun.public_parts(paths[0])).order_by()
        for key, *values in public.values_list("pk", *(f"{path}__slug" for path in paths)):
            for name, value in zip(names, values, strict=True):
                if value:
                    holders[name].setdefault(value, set()).add(key)
    return {name: {value: Keys(keys) for value, keys in found.items()} for name, found in holders.items()}
