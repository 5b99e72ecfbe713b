"""The line under a quotation that names its speaker: "— Ada Lund, who built the bridge"."""

from __future__ import annotations

from articles.intake.quotes.datelines import DASHES
from articles.intake.quotes.mention import PRONOUN
from articles.intake.quotes.places import Place
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.tokens import BREAK


def signature(reading: Reading, place: Place) -> int:
    """The number of the phrase after a dash that opens the paragraph after a stretch, or -1."""
    after = reading.tokens[place.token + 1 : place.token + 3]
    number = reading.mentions_before(place.token)
    if not place.opens_paragraph or len(after) < 2 or number == len(reading.mentions):
        return -1
    mention = reading.mentions[number]
    is_line = after[0].kind == BREAK and after[1].text in DASHES and mention.first == place.token + 3
    return number if is_line and mention.kind != PRONOUN and number not in reading.subjects else -1
