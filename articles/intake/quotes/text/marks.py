"""Quotation marks in a text, told apart from apostrophes, and which way each can face."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from articles.intake.quotes.words.cue_words import STRONG

MARK = re.compile(r"``|''|‘‘|’’|,,(?=\w)|“”|””|““|[\"“”„‟«»‘’‚‛'`´‹›「」『』〝〞＂″]")
DOUBLE = {'"', "“", "”", "„", "‟", "``", "''", "‘‘", "’’", ",,", "〝", "〞", "＂", "″"}
GUILLEMETS = {"«", "»"}
FAMILIES = {
    **dict.fromkeys(["“", "”", "„", "‟", "〝", "“”", "””", "““", "‘‘", "’’"], "curly"),
    ",,": "curly",
    **dict.fromkeys(GUILLEMETS, "guillemet"),
    **dict.fromkeys("「」『』", "corner"),
}
# Signs that face one way wherever they stand: whether they open, whether they close.
FIXED = {
    **dict.fromkeys(("„", ",,", "〝", "「", "『"), (True, False)),
    **dict.fromkeys(("」", "』"), (False, True)),
}
SINGLE = {"‘", "’", "‚", "‛", "'", "`", "´", "‹", "›"}
BEFORE_OPENING = set(" \t\r\n\u00a0\u202f\u2009\u200f\u200e([{<—–-−/:;,.…!?>*_\u2028\u2029")
AFTER_CLOSING = set(" \t\r\n\u00a0\u202f\u2009\u200f\u200e)]}>—–-/:;,.…!?*_\u2028\u2029")
# As in "Mr Orr said ” I know”", with a mark that faces the wrong way.
BEFORE_A_SPEECH = re.compile(r"(?:: |\b(?:said|says|added|told|asked|writes|wrote)[,:]? )\Z")
# Within one pair of marks: «It is safe, — said Mr Orr. — I crossed it.»
INTERRUPTION = re.compile(r",(?P<words>\s[—–-]\s(?P<verb>\w+)\s[^—–\n\"“”„«»]{2,60}?\.\s[—–-]\s)(?=\S)")
# Words that begin with an apostrophe.
ELISIONS = re.compile(
    r"['’‘](?:\d0s|\d\d\b|tis\b|twas\b|em\b|til\b|cause\b|bout\b|round\b|n['’]|s\b|t\b|re\b|ll\b|ve\b|d\b|m\b)", re.I
)


@dataclass(frozen=True, slots=True)
class Mark:
    """`family` has to be alike in an opening and a closing mark. `opens` and `closes` say what the place allows."""

    start: int
    end: int
    sign: str
    family: str
    opens: bool
    closes: bool


def marks(text: str, start: int, end: int, last_guillemet: int) -> list[Mark]:
    """All marks of a paragraph, without apostrophes within words, feet and inches. Those that were typed twice are one,
    and where a typewriter's mark closes a typographic one, or the reverse, both are of one family. `last_guillemet` is
    where the last « of the text stands, or -1."""
    found = [mark for match in MARK.finditer(text, start, end) if (mark := mark_at(text, match, start, end))]
    found = [replace(mark, opens=False) if opens_nothing(mark, last_guillemet) else mark for mark in found]
    found = with_interruptions(text, start, end, found)
    if not are_mixed(found):
        return found
    return [replace(mark, family="curly") if mark.sign == '"' else mark for mark in found]


def opens_nothing(mark: Mark, last_guillemet: int) -> bool:
    """As in "Read more » The harbour closes", after which no « of the text could close a quotation."""
    return mark.sign == "»" and mark.start > last_guillemet


def with_interruptions(text: str, start: int, end: int, found: list[Mark]) -> list[Mark]:
    """The marks, and two of no length around each "— said Mr Orr. —" that stands within a pair of them."""
    added = []
    starts = [mark.start for mark in found]
    for match in INTERRUPTION.finditer(text, start, end):
        before = found[bisect_left(starts, match.start()) - 1] if found and starts[0] < match.start() else None
        if before is not None and before.opens and match["verb"].casefold() in STRONG:
            closing, opening = match.span("words")
            added.append(Mark(closing, closing, before.sign, before.family, opens=False, closes=True))
            added.append(Mark(opening, opening, before.sign, before.family, opens=True, closes=False))
    return sorted([*found, *added], key=lambda mark: mark.start) if added else found


def are_mixed(found: list[Mark]) -> bool:
    """Whether a typewriter's mark closes a typographic one, or the reverse."""
    opened = ""
    for mark in found:
        if mark.family not in {"curly", "straight"}:
            continue
        if mark.closes and not mark.opens and opened and opened != mark.family:
            return True
        if mark.opens and not (mark.closes and opened == mark.family):
            opened = opened or mark.family
        elif opened == mark.family:
            opened = ""
    return False


def mark_at(text: str, found: re.Match[str], start: int, end: int) -> Mark | None:
    sign = found.group()
    before = text[found.start() - 1] if found.start() > start else " "
    after = text[found.end()] if found.end() < end else " "
    if sign in SINGLE:
        return single_mark(text, found, before, after)
    family = FAMILIES.get(sign, "straight")
    if sign in FIXED:
        opens, closes = FIXED[sign]
    elif family == "curly":
        is_before_dots = text.startswith("..", found.end())
        is_last = found.end() == end or (sign == "“" and before == " " and after in ",.;)" and not is_before_dots)
        is_first = (
            sign == "”" and after == " " and BEFORE_A_SPEECH.search(text, max(found.start() - 12, start), found.start())
        )
        opens, closes = (False, True) if is_last else (True, False) if is_first else curly(sign, before, after)
    elif family == "guillemet":
        opens, closes = guillemet(sign, before, after)
    else:
        opens, closes = straight(sign, before, after)
    return Mark(found.start(), found.end(), sign, family, opens, closes)


def curly(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """English, German, Swedish and Arabic have “…”, „…“, ”…” and ”…“: the neighbours decide, else the sign."""
    left, right = before.isspace() or before in "([{", after.isspace() or after in ",.;:!?)]}"
    return (left, right) if left != right else (sign == "“", sign == "”")


def guillemet(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """As in «…» with or without blanks, and »…«."""
    if sign == "«":
        return True, after in AFTER_CLOSING and not after.isspace()
    return before in BEFORE_OPENING and after.isalnum(), True


def straight(sign: str, before: str, after: str) -> tuple[bool, bool]:
    if sign in '"″' and before.isdigit() and after in " ,.x":
        return False, True  # inches, or a quotation that ends in a number
    left, right = before in BEFORE_OPENING or before in "“‘'", after in AFTER_CLOSING or after in "”’'"
    if before.isspace() and after.isspace():
        return True, True
    return (left, right) if left != right else (not after.isspace(), not before.isspace())


def single_mark(text: str, found: re.Match[str], before: str, after: str) -> Mark | None:
    sign = found.group()
    if sign in {"‹", "›"}:
        return Mark(found.start(), found.end(), sign, "angle", sign == "‹", sign == "›")
    if before.isalnum() and after.isalnum():
        return None
    opens = (
        (before in BEFORE_OPENING or before in '"“«') and (after.isalnum() or after in '"“[(…¿¡«') and sign not in {"´"}
    )
    closes = not before.isspace() and before not in "([{" and not after.isalnum() and sign not in {"‘", "‚", "‛", "`"}
    if opens and sign != "‘" and ELISIONS.match(text, found.start()):
        return None
    if sign == "’" and opens and not closes:
        return None
    if not opens and not closes:
        return None
    family = "straight single" if sign in {"'", "`", "´"} else "single"
    return Mark(found.start(), found.end(), sign, family, opens, closes)
