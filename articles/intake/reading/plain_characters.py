"""Removes from texts the characters that nobody sees, that reorder others, or that databases refuse."""

from __future__ import annotations

import re

# Control characters but for tab and line breaks, halves of surrogate pairs, marks that reorder what follows
# (https://www.unicode.org/reports/tr9/), zero-width spaces, soft hyphens. Joiners stay: Persian is spelt with them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u00ad\ufeff\ufffe\uffff]"
)
SPACES = re.compile(r"[^\S\n]+")


def plain_line(text: str) -> str:
    """On one line, without double spaces."""
    return " ".join(UNSEEN.sub("", text).split())


def plain_text(text: str) -> str:
    """Line breaks stay; each line is without spaces at its ends."""
    lines = SPACES.sub(" ", UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).split("\n")
    return "\n".join(line.strip() for line in lines).strip("\n")
