"""Days as pages and bylines write them. A day that can be read in two ways is none."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

EARLIEST = datetime.date(1990, 1, 1)
NAMES = "january february march april may june july august september october november december"
MONTHS = NAMES.split()
MONTH = rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(name[:3] for name in MONTHS)}|sept)\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
WRITTEN = (
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{YEAR}\b", re.IGNORECASE),
)
IN_PATHS = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?)[/-](?P<day>\d\d?)(?=/|-|\.|$)"),
    re.compile(r"[/-](?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/.-])"),
)


def day_of_stamp(text: str) -> str:
    """The day of a time stamp for machines, as it is there (in its own time zone), as YYYY-MM-DD; "" if it is none."""
    text = text.strip()
    for pattern in (ISO, COMPACT):
        if (found := pattern.match(text)) and (day := _checked(found)):
            return day
    return day_in_words(text) or _of_mail(text)


def day_in_words(text: str) -> str:
    """The first "14 November 2015" or "November 14, 2015" in a text, or a day in ISO 8601."""
    found = [match for pattern in (*WRITTEN, ISO) if (match := pattern.search(text))]
    return _checked(min(found, key=lambda match: match.start())) if found else ""


def day_in_path(path: str) -> str:
    """The day in the path of an address: /2015/03/15/, -20150315-. Digits at its very end may be another number."""
    return next((day for pattern in IN_PATHS if (found := pattern.search(path)) and (day := _checked(found))), "")


def _checked(found: re.Match[str]) -> str:
    month = found["month"]
    number = (
        int(month)
        if month.isdigit()
        else 1 + next(n for n, name in enumerate(MONTHS) if name.startswith(month[:3].lower()))
    )
    try:
        day = datetime.date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return ""
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    return day.isoformat() if EARLIEST <= day <= tomorrow else ""


def _of_mail(text: str) -> str:
    try:
        return day_of_stamp(parsedate_to_datetime(text).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
