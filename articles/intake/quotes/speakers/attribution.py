"""Who is taken to have said a stretch."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.speakers.places import Place

LEAST_SPEECH = 0.5


@dataclass(slots=True)
class Attribution:
    """What was decided of the stretch at a token. `mention` and `cue` are numbers or -1."""

    token: int
    place: Place
    mention: int
    cue: int
    being: Being | None
    rule: str
    speech: float
    certainty: float
