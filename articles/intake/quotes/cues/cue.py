"""A word that tells of speech, in its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Cue:
    """A word that tells of speech at token `at`, up to token `end`. `subject` is the number of a mention or -1."""

    at: int
    end: int
    word: str
    sentence: int
    strong: bool
    subject: int = -1
    manner: str = "left"
