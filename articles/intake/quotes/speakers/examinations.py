"""Who examines and who is examined in the transcript of a court, by the headings between its turns."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

TITLE = r"(?:M(?:r|rs|s)|M(?:R|RS|S)|Miss|MISS|Dr|DR)\.?"
# "CROSS-EXAMINATION BY MR. DELACEY", "BY MS. OKONJO:"
EXAMINED_BY = re.compile(
    rf"^(?:[^\n]{{0,40}}EXAMINATION[^\n]{{0,40}} )?BY (?P<name>{TITLE} [^\n:]{{2,60}}?):?[ \t]*$", re.I | re.M
)
# "CAPTAIN ROLF TEMPANY, sworn", "ADA LUND, a witness for the defence, was recalled"
SWORN = re.compile(r"^(?P<name>[A-Z][A-Z .'’-]{2,60}),[^\n]{0,80}\b(?i:sworn|affirmed|recalled)\b[^\n]{0,60}$", re.M)


class Examinations:
    """The headings of a text: `examiner` and `witness` give the name as printed for a place, or an empty string."""

    def __init__(self, text: str) -> None:
        self.text = text

    def examiner(self, at: int) -> str:
        return last_before(self.examiners, at)

    def witness(self, at: int) -> str:
        return last_before(self.witnesses, at)

    @cached_property
    def examiners(self) -> list[tuple[int, str]]:
        return [(match.start(), match["name"]) for match in EXAMINED_BY.finditer(self.text)]

    @cached_property
    def witnesses(self) -> list[tuple[int, str]]:
        return [(match.start(), match["name"]) for match in SWORN.finditer(self.text)]


def last_before(named: list[tuple[int, str]], at: int) -> str:
    number = bisect_left(named, (at, "")) - 1
    return named[number][1] if number >= 0 else ""
