"""The words of a text that say a day, a month or a span of days."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
DAYS_OF_THE_WEEK = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name: number for number, name in enumerate(DAYS_OF_THE_WEEK.split())}
# "may" is a month beside a number only, "mar" and "sun" are words of other things.
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\b\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    rf"|(?P<month2>{MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|people))"
    rf"(?:,?\s+(?P<year2>(?:19|20)\d\d))?)",
    re.IGNORECASE,
)
ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
WEEKDAY = re.compile(rf"\b(?P<last>last\s+)?(?P<name>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
NEAR = re.compile(
    r"\b(?P<word>today|tonight|yesterday|this\s+(?:morning|afternoon|evening)|the\s+(?:day|previous\s+day)\s+before)\b",
    re.IGNORECASE,
)
SPAN = re.compile(r"\b(?:(?:earlier|later)\s+)?(?P<which>this|last)\s+(?P<unit>week|month|year)\b", re.IGNORECASE)
IN_MONTH = re.compile(
    r"\b(?:in|since|of)\s+(?:early\s+|late\s+|mid-)?(?P<month>January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b(?!\s+\d{1,2}\b)(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
# Before a date these say that something else happens then.
AHEAD = re.compile(
    r"\b(?:next|until|till|by|from|before|ahead\s+of|due|scheduled|planned|starting|beginning|slated|will|begins?|opens?|"
    r"to\s+(?:begin|start|open|resume|meet|be\s+held))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# The words are of no known time.
OPEN = re.compile(
    r"\b(?:had\s+(?:\w+\s+)?(?:said|told|called|warned|demanded|announced|argued)|has\s+(?:long|always|repeatedly|often)|"
    r"have\s+(?:long|always|repeatedly|often)|insists?|has\s+called|have\s+called|has\s+been|have\s+been|recently|previously|"
    r"has\s+(?:said|argued|offered|insisted|vowed)|have\s+(?:said|argued|suggested|insisted|vowed))\b",
    re.IGNORECASE,
)
