"""Rules about days that several nouns share."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from articles.checks.declarations import Case
from articles.models.base import Precision, last_day

EARLIEST = datetime.date(2000, 1, 1)  # the talks began in 2011: an earlier year is a slip of the hand

Span = tuple[datetime.date, datetime.date]


def span(date: datetime.date, precision: str) -> Span:
    """The first and the last day that a date of this precision may be."""
    return date, last_day(date, precision)


def beyond_the_calendar(date: datetime.date | None, today: datetime.date) -> Iterator[Case]:
    """The day is in the future or before 2000."""
    if date and not EARLIEST <= date <= today:
        yield Case((date,), {"day": (date, Precision.DAY)})


def precise_about_nothing(date: datetime.date | None, precision: str) -> Iterator[Case]:
    """The precision says "month" or "year", but there is no date."""
    if date is None and precision != Precision.DAY:
        yield Case((precision,))


def more_than_its_precision(date: datetime.date | None, precision: str) -> Iterator[Case]:
    """A month is stored as its first day, a year as 1 January."""
    if date is None or precision == Precision.DAY:
        return
    first = date.replace(day=1) if precision == Precision.MONTH else date.replace(month=1, day=1)
    if date != first:
        yield Case((date, precision), {"day": (date, Precision.DAY), "precision": Precision(precision).label})


def days_apart(one: Span, other: tuple[datetime.date, datetime.date | None]) -> int:
    """How many days lie between two spans; 0 if they share a day. The second may have no end."""
    if one[1] < other[0]:
        return (other[0] - one[1]).days
    if other[1] is not None and other[1] < one[0]:
        return (one[0] - other[1]).days
    return 0


def period(record: Any) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a period; None for an end that is open or not known."""
    return record.started, last_day(record.ended, record.ended_precision) if record.ended else None
