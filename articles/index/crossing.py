"""Counts records by two fields at once, such as statements by topic and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.index.among import Among
from articles.index.bitmaps import Column
from articles.index.holders import Keys


@dataclass(frozen=True)
class CrossCounts:
    """Some records by the values of one field (`rows`) and of another (`columns`). No count is 0.

    `rows` are its most frequent values, in this order. A record may hold several values of a field, so the counts of
    a row or a column can add up to more than its total.
    """

    total: int
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]


def cross_counts(rows: Column, columns: Column, among: Keys, everything: Keys, limit: int) -> CrossCounts:
    """Crosses the `limit` most frequent values of `rows` with all values of `columns`.

    Each value is intersected once with the records, and each cell is the intersection of two of these smaller sets.
    """
    held = {value: keys for value in columns.counts if (keys := columns.keys(value) & among)}
    top = rows.top(limit, Among(among, everything))
    cells = {}
    for row in top:
        in_row = rows.keys(row) & among
        for column, keys in held.items():
            if count := keys.intersection_cardinality(in_row):
                cells[row, column] = count
    return CrossCounts(len(among), top, {value: len(keys) for value, keys in held.items()}, cells)
