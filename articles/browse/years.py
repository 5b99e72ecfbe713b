"""The years of a list as bars, each a link that narrows the list to that year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

HEIGHT = 32  # of the bar of the year with most rows, in units of the drawing
LOWEST = 2  # of a year with few rows
MOST_YEARS = 60  # that are shown without gaps


class Year(Protocol):
    """A value of the facet of years."""

    @property
    def value(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def selected(self) -> bool: ...
    @property
    def query(self) -> str: ...


class YearBar(NamedTuple):
    """One year. `query` is the query string with this year toggled; "" for a year without rows."""

    year: str
    total: int
    height: int
    selected: bool = False
    query: str = ""

    @property
    def top(self) -> int:
        return HEIGHT - self.height


def year_bars(values: Sequence[Year]) -> list[YearBar]:
    """The years in order, with the years between them that have no rows. No bars for less than two years."""
    years = {int(value.value): value for value in values if value.value.isdigit() and (value.count or value.selected)}
    if len(years) < 2:
        return []
    most = max(value.count for value in years.values()) or 1
    between = range(min(years), max(years) + 1)
    shown = between if len(between) <= MOST_YEARS else sorted(years)
    bars = []
    for year in shown:
        if value := years.get(year):
            height = max(LOWEST, round(HEIGHT * value.count / most)) if value.count else 0
            bars.append(YearBar(value.value, value.count, height, value.selected, value.query))
        else:
            bars.append(YearBar(str(year), 0, 0))
    return bars
