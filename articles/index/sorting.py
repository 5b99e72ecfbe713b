"""Sorts matching records by day: a page of them, or all of them in lists of a few thousand.

Within a day, the records of one unit keep their own order. The bitmaps find the days of a page in no time, but know no
order within a day. The engine sorts the records of these days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from tantivy import Order

from articles.index.engine_query import after, engine_query
from articles.index.holders import NO_KEYS, Keys
from articles.index.query import Query
from articles.index.schema import LARGEST_NUMBER, sort_field, sort_span, spans_with, units_of

if TYPE_CHECKING:
    from articles.index.snapshot import Snapshot

EXPORT_STEP = 2_000
SMALL_SHARE = 1 / 4

Days = list[tuple[str, Keys]]  # days in order, each with the keys of its matching records


def ranked(snapshot: Snapshot, query: Query, offset: int, limit: int, *, count: bool) -> Any:
    """The engine's result in the order of the query."""
    return snapshot.search(
        engine_query(snapshot.catalogue, query, best_first=not query.order),
        limit,
        count=count,
        order_by_field=sort_field(query.order, query.ascending) if query.order else None,
        offset=offset,
        order=Order.Asc if query.ascending else Order.Desc,
    )


def page(snapshot: Snapshot, query: Query, matching: Keys, offset: int, limit: int) -> list[int]:
    days: Days = []
    skipped, found = 0, 0
    for day, keys, before in _days_in_order(snapshot, query, matching, offset):
        days.append((day, keys))
        skipped += before
        found += len(keys) - before
        if found >= limit:
            break
    if _is_order_of_keys(query, days):
        return list(islice(_by_key(query, days), skipped, skipped + limit))
    return snapshot.keys_of(ranked(snapshot, _on_days(query, days), skipped, limit, count=False).hits)


def iter_best_first(snapshot: Snapshot, query: Query) -> Iterator[list[int]]:
    """Ranks all matches in one search, because each search from an offset would rank all of them again."""
    matches = snapshot.count_of(engine_query(snapshot.catalogue, query))
    best_first = engine_query(snapshot.catalogue, query, best_first=True)
    keys = snapshot.keys_of(snapshot.search(best_first, matches, count=False).hits) if matches else []
    for start in range(0, len(keys), EXPORT_STEP):
        yield keys[start : start + EXPORT_STEP]


def iter_by_day(snapshot: Snapshot, query: Query, matching: Keys) -> Iterator[list[int]]:
    """Yields keys in lists of at most EXPORT_STEP."""
    days: Days = []
    found = 0
    for day, keys, _ in _days_in_order(snapshot, query, matching):
        days.append((day, keys))
        found += len(keys)
        if found >= EXPORT_STEP:
            yield from _iter_days(snapshot, query, days)
            days, found = [], 0
    yield from _iter_days(snapshot, query, days)


def iter_by_engine(snapshot: Snapshot, query: Query) -> Iterator[list[int]]:
    """Each search continues after the last match of the one before, so memory does not grow with the matches."""
    everything = rest = engine_query(snapshot.catalogue, query)
    order, by_day = Order.Asc if query.ascending else Order.Desc, sort_field(query.order, query.ascending)
    while hits := snapshot.search(rest, EXPORT_STEP, count=False, order_by_field=by_day, order=order).hits:
        yield snapshot.keys_of(hits)
        if len(hits) < EXPORT_STEP:
            return
        rest = after(snapshot.catalogue, everything, query.order, hits[-1][0], query.ascending)


def units(snapshot: Snapshot, query: Query) -> Keys:
    """The keys of the units of all matching records.

    To find the days of a span, the engine reads every record of the index. So the days are looked up in the bitmaps, or
    in the numbers that the engine returns.
    """
    if not (query.first or query.last):
        return _units(snapshot, query)
    first, last, noun = query.first, query.last, query.noun
    found = _units(snapshot, _without_span(snapshot, query), *sort_span(first, last))
    if first and noun.spans:
        found |= _units(snapshot, query.without_span().where(noun.spans, spans_with(first)))
    return found


def _units(snapshot: Snapshot, query: Query, least: int = 0, largest: int = LARGEST_NUMBER) -> Keys:
    """The units of the matching records whose sort numbers are in this range."""
    if not (matches := snapshot.count(query)):
        return NO_KEYS
    matching, by_day = engine_query(snapshot.catalogue, query), sort_field(query.noun.dated_by)
    return Keys(units_of(snapshot.search(matching, matches, count=False, order_by_field=by_day).hits, least, largest))


def _without_span(snapshot: Snapshot, query: Query) -> Query:
    """The query for any day, or for the days of its records if these are a small share of those of any day."""
    any_day = query.without_span()
    if query.phrases or len(matching := snapshot.matching(query)) > SMALL_SHARE * len(snapshot.matching(any_day)):
        return any_day
    days = _days_in_order(snapshot, query.order_by(query.noun.dated_by, ascending=True), matching)
    return any_day.where(query.noun.dated_by, [day for day, _, _ in days])


def _iter_days(snapshot: Snapshot, query: Query, days: Days) -> Iterator[list[int]]:
    if _is_order_of_keys(query, days):
        keys = iter(_by_key(query, days))
        yield from iter(lambda: list(islice(keys, EXPORT_STEP)), [])
    else:
        yield from iter_by_engine(snapshot, _on_days(query, days))


def _days_in_order(
    snapshot: Snapshot, query: Query, matching: Keys, offset: int = 0
) -> Iterator[tuple[str, Keys, int]]:
    return snapshot.state.bitmaps.days_in_order(query.noun.name, matching, query.order, query.ascending, offset)


def _is_order_of_keys(query: Query, days: Days) -> bool:
    """Whether the order within each day is that of the keys: every record is a unit, or has a day of its own."""
    return not query.noun.unit or all(len(keys) == 1 for _, keys in days)


def _by_key(query: Query, days: Days) -> Iterable[int]:
    return chain.from_iterable(keys if query.ascending else _reversed(keys) for _, keys in days)


def _reversed(keys: Keys) -> Iterator[int]:
    in_order: Sequence[int] = keys.to_array()
    return reversed(in_order)


def _on_days(query: Query, days: Days) -> Query:
    """Restricts the query to these days. If they imply the query's span of time, it is faster without the span."""
    names = [day for day, _ in days]
    implied = query.order == query.noun.dated_by and not (query.first and min(names) < query.first.isoformat())
    return (query.without_span() if implied else query).where(query.order, names)
