"""The day on which words were said, counted from the day of the article, by the steps of docs/codebook.md."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.intake.proposing.calendar_words import (
    AHEAD,
    IN_MONTH,
    ISO,
    MONTHS,
    NEAR,
    OPEN,
    SPAN,
    WEEKDAY,
    WEEKDAYS,
    WRITTEN,
)
from articles.intake.proposing.finding import Finding
from articles.intake.proposing.frame import Frame
from articles.models import Precision

ADJACENT, NEARBY = 30, 90
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Said:
    day: datetime.date
    precision: str = Precision.DAY


Day = Finding[Said]


def day_said(frame: Frame, article: datetime.date | None) -> Day | None:
    """What the sentence itself says of when; None if it says nothing."""
    found = [
        (abs(at - frame.cue), day)
        for at, day in days_in(frame.text, article)
        if abs(at - frame.cue) <= NEARBY and not AHEAD.search(frame.text[max(at - 60, 0) : at])
    ]
    if not found:
        return None
    distance, day = min(found, key=lambda item: item[0])
    if distance <= ADJACENT:
        return day
    return Finding(day.value, day.rule, day.confidence - 0.2, day.detail)


def is_open(frame: Frame) -> bool:
    """Whether the sentence speaks of a standing claim or of a time that it does not say."""
    return OPEN.search(frame.text) is not None


def days_in(text: str, article: datetime.date | None) -> Iterator[tuple[int, Day]]:
    """Every day that a text says, with where it says so. `article` is the day from which weekdays are counted."""
    for match in ISO.finditer(text):
        if day := date_of(int(match["year"]), int(match["month"]), int(match["day"])):
            yield match.start(), Finding(Said(day), "date-written", 0.95, match[0])
    for match in WRITTEN.finditer(text):
        number, month = int(match["day"] or match["day2"]), MONTHS[(match["month"] or match["month2"]).casefold()]
        year = match["year"] or match["year2"]
        if day := date_of(int(year), month, number) if year else latest(month, number, article):
            yield match.start(), Finding(Said(day), "date-written", 0.95 if year else 0.85, match[0])
    for match in IN_MONTH.finditer(text):
        month = MONTHS[match["month"].casefold()]
        day = date_of(int(match["year"]), month, 1) if match["year"] else latest(month, 1, article)
        if day:
            yield match.start(), Finding(Said(day, Precision.MONTH), "month-written", 0.7, match[0])
    if article is not None:
        yield from counted_back(text, article)


def counted_back(text: str, article: datetime.date) -> Iterator[tuple[int, Day]]:
    for match in WEEKDAY.finditer(text):
        back = (article.weekday() - WEEKDAYS[match["name"].casefold()]) % 7
        if match["last"] and not back:
            back = 7
        if day := before(article, back):
            yield match.start(), Finding(Said(day), "weekday", 0.85, match[0])
    for match in NEAR.finditer(text):
        is_today = match["word"].casefold().split()[0] in {"today", "tonight", "this"}
        if day := before(article, 0 if is_today else 1):
            yield match.start(), Finding(Said(day), "counted-back", 0.85, match[0])
    for match in SPAN.finditer(text):
        if said := span_of(match, article):
            yield match.start(), Finding(said, "span", 0.65, match[0])


def span_of(match: re.Match[str], article: datetime.date) -> Said | None:
    """A span of days as the month or the year in which it lies; None if it lies in two months."""
    which, unit = match["which"].casefold(), match["unit"].casefold()
    if unit == "year":
        year = article.year - (which == "last")
        return Said(datetime.date(year, 1, 1), Precision.YEAR) if year >= datetime.MINYEAR else None
    if unit == "month":
        first = article.replace(day=1)
        last = before(first, 1)
        first = first if which == "this" else last.replace(day=1) if last else first
        return Said(first, Precision.MONTH)
    monday = before(article, article.weekday() + (7 if which == "last" else 0))
    end = article if which == "this" else before(article, article.weekday() + 1)
    if monday is None or end is None or (monday.year, monday.month) != (end.year, end.month):
        return None
    return Said(monday.replace(day=1), Precision.MONTH)


def before(day: datetime.date, days: int) -> datetime.date | None:
    return day - days * DAY if (day - datetime.date.min).days >= days else None


def date_of(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def latest(month: int, day: int, article: datetime.date | None) -> datetime.date | None:
    """The latest such day that does not lie after the article; None if the article's day is not known."""
    if article is None:
        return None
    for year in range(article.year, max(article.year - 8, 0), -1):
        found = date_of(year, month, day)
        if found is not None and found <= article:
            return found
    return None
