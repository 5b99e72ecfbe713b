"""Counts the values of facets among matching records: by bitmaps, or by the engine where that is faster."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from articles.index.among import Among
from articles.index.engine_query import engine_query, holding
from articles.index.query import Query
from articles.index.schema import ALL_VALUES

if TYPE_CHECKING:
    from articles.index.snapshot import Snapshot

# The bitmaps intersect the keys of each value, and the engine visits each match, which takes about as long. So the
# engine is faster if there are fewer matches than this number for each value.
MATCHES_PER_VALUE = 2


def counts(
    snapshot: Snapshot, query: Query, facets: Collection[str], limit: int, chosen: Mapping[str, Collection[str]]
) -> dict[str, dict[str, int]]:
    """Field -> the `limit` most frequent values, the `chosen` and the missing ones -> number of records, never 0."""
    if query.phrases:
        return _by_engine(snapshot, query, facets, limit, chosen)
    keys = snapshot.matching(query)
    if _is_quicker_by_engine(snapshot, query, facets, len(keys)):
        return _by_engine(snapshot, query, facets, limit, chosen)
    if not keys:
        return {name: {} for name in facets}
    among = Among(keys, snapshot.everything(query.noun.name))
    return {name: _by_bitmaps(snapshot, query, name, among, limit, chosen.get(name, ())) for name in facets}


def _is_quicker_by_engine(snapshot: Snapshot, query: Query, facets: Collection[str], matches: int) -> bool:
    values = sum(len(snapshot.column(query.noun.name, name).counts) for name in facets)
    return 0 < matches < MATCHES_PER_VALUE * values


def _by_bitmaps(
    snapshot: Snapshot, query: Query, name: str, among: Among, limit: int, chosen: Collection[str]
) -> dict[str, int]:
    column = snapshot.column(query.noun.name, name)
    also = {*query.noun.field(name).missing_values, *chosen}
    if query.matches_everything:
        return {value: column.counts[value] for value in (*column.ranked[:limit], *(also & column.counts.keys()))}
    also_counts = {value: column.count(value, among) for value in also}
    return column.top(limit, among) | {value: count for value, count in also_counts.items() if count}


def _by_engine(
    snapshot: Snapshot, query: Query, facets: Collection[str], limit: int, chosen: Mapping[str, Collection[str]]
) -> dict[str, dict[str, int]]:
    """Counts all facets in one pass over the matching documents.

    Chosen and missing values that are not among the most frequent are counted one by one: a pass that collects them
    visits every match again, for each facet.
    """
    matching = engine_query(snapshot.catalogue, query)
    wanted = {name: {"terms": {"field": name, "size": limit, "segment_size": ALL_VALUES}} for name in facets}
    answer = snapshot.aggregated(matching, wanted) if wanted else {}
    found = {name: {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[name]["buckets"]} for name in facets}
    for name, most_frequent in found.items():
        held = snapshot.column(query.noun.name, name).counts
        if len(held) <= limit:
            continue
        also = {*query.noun.field(name).missing_values, *chosen.get(name, ())}
        for value in (also & held.keys()) - most_frequent.keys():
            if count := snapshot.count_of(holding(snapshot.catalogue, matching, name, value)):
                most_frequent[value] = count
    return found
