"""A name after a dash: under a quotation, as in "— Ada Lund, who built the bridge", or at the end of a headline."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import PRONOUN
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.places import Place
from articles.intake.quotes.text.datelines import DASHES
from articles.intake.quotes.text.tokens import BREAK

LONGEST_HEADLINE = 20  # words and signs


def signature(reading: Reading, place: Place) -> int:
    """The number of the phrase after a dash that opens the paragraph after a stretch or closes its headline, or -1."""
    if (number := closing(reading, place)) >= 0:
        return number
    after = reading.tokens[place.token + 1 : place.token + 3]
    number = reading.mentions_before(place.token)
    if not place.opens_paragraph or len(after) < 2 or number == len(reading.mentions):
        return -1
    mention = reading.mentions[number]
    is_line = after[0].kind == BREAK and after[1].text in DASHES and mention.first == place.token + 3
    return number if is_line and mention.kind != PRONOUN and number not in reading.subjects else -1


def closing(reading: Reading, place: Place) -> int:
    """As in: Rebels want 'real talks' - Haddad. The phrase that ends the paragraph, after a dash, or -1."""
    end = reading.sentences[place.sentence].last - 1
    number = reading.mentions_before(end) - 1
    if end + 1 - reading.sentences[place.sentence].first > LONGEST_HEADLINE or reading.tokens[end].kind != BREAK:
        return -1
    if number < 0 or reading.mentions[number].last != end or reading.mentions[number].kind == PRONOUN:
        return -1
    dash = reading.tokens[reading.mentions[number].first - 1]
    return number if dash.text in DASHES and dash.start >= reading.tokens[place.token].end else -1
