"""A phrase of a text that may name who speaks."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.intake.quotes.text.tokens import Token

MOST_TOGETHER = 12  # who speak together
PERSON, NOUN, BODY, PLACE, PRONOUN, PHRASE = "person", "noun", "body", "place", "pronoun", "phrase"


@dataclass(slots=True)
class Mention:
    """The tokens from `first` up to `last`. `name` is a name without titles, else the phrase without its article.

    `asks` says that "asked by" stands before it, `says` that a word of saying follows, `joined` that it speaks together
    with the phrase before it, `both` that it begins with "the two", and `is_acronym` that it stands in brackets for the
    phrase that it is apposed to.
    """

    first: int
    last: int
    kind: str
    name: str
    head: str
    sentence: int
    titles: tuple[str, ...] = ()
    determiner: str = ""
    genitive: bool = False
    owner: str = ""
    place_like: bool = False
    after_preposition: bool = False
    after_as: bool = False
    asks: bool = False
    says: bool = False
    joined: bool = False
    both: bool = False
    is_acronym: bool = False
    restricted: bool = False
    apposed_to: int = -1
    part_of: int = -1
    roles: list[str] = field(default_factory=list)


def words(tokens: list[Token], start: int, end: int) -> str:
    """The phrase as it is printed, on one line, without the ending of a genitive at its end."""
    return " ".join(
        [
            *(token.printed or token.text for token in tokens[start : end - 1]),
            *(token.text for token in tokens[end - 1 : end]),
        ]
    )
