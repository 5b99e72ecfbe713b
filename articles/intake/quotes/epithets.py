"""Nouns that tell again of somebody who was named, where others ("the cook") bring in somebody new."""

from __future__ import annotations

from articles.intake.quotes.lexicon import is_plural
from articles.intake.quotes.mention import Mention
from articles.intake.quotes.word_lists import WORDS

FORMER = {"former", "retired", "ex"}


def is_epithet(mention: Mention) -> bool:
    """As in "The former union boss", "the 81-year-old", "the lawmaker"."""
    if (
        mention.determiner != "the"
        or mention.after_preposition
        or is_plural(mention.head)
        or is_unnamed_by_custom(mention.head)
    ):
        return False
    first = mention.name.split()[0].lower()
    if first in FORMER or first.startswith("ex-") or first.endswith("-old"):
        return True
    return mention.head in WORDS["epithets"] or mention.head.endswith("-old")


def is_unnamed_by_custom(noun: str) -> bool:
    """An official, a source: somebody who need not be named anywhere."""
    return noun in WORDS["people without a name"]
