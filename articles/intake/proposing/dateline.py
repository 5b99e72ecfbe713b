"""The place and the day before the first sentence: "VIENNA, AUSTRIA (NOVEMBER 14, 2015) (REUTERS) –", "GENEVA —"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from articles.intake.proposing.calendar_words import WRITTEN
from articles.intake.proposing.days import days_in
from articles.intake.proposing.record import Record
from articles.models import Precision
from articles.models.naming import name_key

FIRST = re.compile(
    r"(?m)^(?P<line>(?P<place>[^\W\d_][^\W\d_'’.-]*(?:[ -][^\W\d_][^\W\d_'’.-]*){0,3})[^\n–—]{0,90}?)"
    r"\s*(?:–|—|--|\s-)\s*(?=\S)"
)
CREDIT = re.compile(r"\((?P<agency>[^()\d]{2,40})\)")
WITHIN = 600


@dataclass(frozen=True, slots=True)
class Dateline:
    venue: int | None = None
    day: datetime.date | None = None
    agency: str = ""


def dateline_of(text: str, record: Record, published: datetime.date | None) -> Dateline:
    """What the dateline says; nothing if the text has none. Only a place that is known makes a dateline."""
    for match in FIRST.finditer(text[:WITHIN]):
        line = match["line"]
        place = re.split(r"[,(]", match["place"])[0]
        keys = record.venues_by_name.get(name_key(place), set())
        written = WRITTEN.search(line)
        credit = CREDIT.search(WRITTEN.sub("", line).replace("()", ""))
        if len(keys) != 1 and not (written and credit):
            continue
        day = next((day.value.day for _, day in days_in(line, published) if day.value.precision == Precision.DAY), None)
        return Dateline(next(iter(keys)) if len(keys) == 1 else None, day, credit["agency"].strip() if credit else "")
    return Dateline()
