from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A sentence about something that is well, or about something to attend to, which says what to do."""

    is_well: bool
    sentence: str


def well(sentence: str) -> Finding:
    return Finding(True, sentence)


def attention(sentence: str) -> Finding:
    return Finding(False, sentence)
