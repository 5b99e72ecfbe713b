"""The texts of tests/intake/gold. `articles/intake/quotes/gold.py` says how they are labelled."""

from __future__ import annotations

from pathlib import Path

from articles.intake.quotes import gold as labelled
from articles.intake.quotes.gold import GoldText

FOLDER = Path(__file__).parent / "gold"


def gold(held_out: bool) -> list[GoldText]:
    return labelled.gold(FOLDER, held_out=held_out)
