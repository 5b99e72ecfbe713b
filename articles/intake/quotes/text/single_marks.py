"""Where single quotation marks close, as most of them are apostrophes."""

from __future__ import annotations

from articles.intake.quotes.text.marks import SINGLE, Mark

STRONG_BEFORE = frozenset('.,?!;:…—–”")')
STRONG_AFTER = frozenset('.,;:!?)”"—–')
# After these letters an apostrophe may be a genitive.
GENITIVE_AFTER = frozenset("sSzx")


def closers(text: str, here: list[Mark], end: int) -> dict[int, int]:
    """Where the mark that closes each single mark stands, by the start of that mark. A mark after an s may be a
    genitive: it closes only if no better mark comes before the next opening one."""
    found: dict[int, int] = {}
    best: int | None = None
    weak: int | None = None
    for mark in reversed(here):
        if mark.sign not in SINGLE:
            continue
        if mark.opens:
            closer = best if best is not None else weak
            if closer is not None:
                found[mark.start] = closer
            best = weak = None
        elif is_strong(text, mark, end):
            best = mark.start
        elif best is None:
            weak = mark.start
    return found


def is_strong(text: str, mark: Mark, end: int) -> bool:
    before, after = text[mark.start - 1], text[mark.end] if mark.end < end else "."
    return before in STRONG_BEFORE or after in STRONG_AFTER or before not in GENITIVE_AFTER
