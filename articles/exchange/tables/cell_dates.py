"""Which numbers of a workbook are dates: those in cells with a format of dates (ECMA-376, part 1, 18.8.30)."""

from __future__ import annotations

import datetime
import re
from typing import IO

from articles.exchange.tables.xml_parts import start_tags

BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
# What a format shows to the letter or as a gap, and its colours and conditions.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_PART_OF_A_DATE = re.compile("[dmyhs]", re.IGNORECASE)

DAY_0 = datetime.datetime(1899, 12, 30)
DAY_0_OF_1904 = datetime.datetime(1904, 1, 1)


def date_styles(styles: IO[bytes]) -> set[int]:
    """The numbers of the styles of cells whose numbers are dates."""
    formats = set(BUILT_IN)
    found: set[int] = set()
    number, in_cells = 0, False
    for tag, attributes in start_tags(styles):
        if tag == "numFmt" and shows_dates(attributes.get("formatCode", "")):
            formats.add(int(attributes["numFmtId"]))
        elif tag in ("cellXfs", "cellStyles", "dxfs"):
            in_cells = tag == "cellXfs"
        elif tag == "xf" and in_cells:
            if int(attributes.get("numFmtId", "0")) in formats:
                found.add(number)
            number += 1
    return found


def shows_dates(code: str) -> bool:
    """Whether a format such as "dd/mm/yyyy" is one of dates. Its first section, for positive numbers, decides."""
    section = _LITERAL.sub("", code).partition(";")[0]
    return bool(_PART_OF_A_DATE.search(section))


def spell_date(days: float, day_0: datetime.datetime) -> str:
    """A number of days as an ISO date, with the time if it has one. Raises OverflowError."""
    if day_0 == DAY_0 and 1 <= days < 60:  # Lotus 1-2-3 took 1900 for a leap year, and the others followed
        days += 1
    moment = day_0 + datetime.timedelta(seconds=round(days * 86_400))
    return moment.date().isoformat() if moment.time() == datetime.time() else str(moment)
