"""Whom a pronoun stands for: the subject of the last sentence that has somebody fitting."""

from __future__ import annotations

from articles.intake.quotes.mention import BODY, NOUN, PERSON, PLACE, Mention
from articles.intake.quotes.people import Being, People

MOST_LOOKED_AT = 40
SENTENCES_BACK = 8
# "One said": these can be meant by a pronoun only if they spoke themselves.
SINGLE = frozenset({"one", "another"})
INDEFINITE = SINGLE | {
    "some",
    "many",
    "others",
    "most",
    "few",
    "none",
    "all",
    "both",
    "those",
    "several",
    "two",
    "three",
    "any",
}
OWNER = -0.5
GENDER = 1.0
SUBJECT, PREPOSITION, GENITIVE, NAMED, APPOSED, PART = 1.5, -1.5, -1.5, 1.0, -1.0, -0.5


def resolve(people: People, number: int, subjects: set[int], *, is_aside: bool) -> None:
    """Give a pronoun its being, and the being a gender if it has none. `subjects` are the phrases that speak.

    In an aside, as in "Mr Haddad, he added, would stay", the phrase before it is not meant.
    """
    pronoun = people.mentions[number]
    best: Being | None = None
    highest, in_sentence = float("-inf"), -1
    for position in range(number - 1, max(number - MOST_LOOKED_AT - 1, -1), -1):
        other = people.mentions[position]
        distance = pronoun.sentence - other.sentence
        if distance > SENTENCES_BACK:
            break
        if is_aside and other.last == pronoun.first - 1:
            continue
        owner, being = people.owner(position), people.of[position]
        if owner is not None and fits(pronoun.head, owner, other, False) and OWNER - 2 * distance > highest:
            best, highest, in_sentence = owner, OWNER - 2 * distance, other.sentence
        if being is not None and fits(pronoun.head, being, other, position in subjects):
            value = salience(being, other, position in subjects) + GENDER * bool(being.gender) - 2 * distance
            # Of two in one sentence, the first is more often meant.
            if value > highest or (value == highest and other.sentence == in_sentence):
                best, highest, in_sentence = being, value, other.sentence
    people.of[number] = best
    if best is not None and pronoun.head in {"he", "she"} and not best.gender and best.kind in (PERSON, NOUN):
        best.gender = "male" if pronoun.head == "he" else "female"


def salience(being: Being, mention: Mention, is_subject: bool) -> float:
    return (
        SUBJECT * is_subject
        + PREPOSITION * mention.after_preposition
        + GENITIVE * mention.genitive
        + NAMED * (being.kind == PERSON)
        + APPOSED * (mention.apposed_to >= 0)
        + PART * (mention.part_of >= 0)
    )


def fits(pronoun: str, being: Being, mention: Mention, speaks: bool) -> bool:
    if pronoun in {"he", "she"}:
        if being.kind not in (PERSON, NOUN) or being.plural:
            return False
        if mention.head in INDEFINITE and not (speaks and mention.head in SINGLE):
            return False
        return being.gender in ("", "male" if pronoun == "he" else "female")
    if pronoun == "they":
        return being.plural or being.kind == BODY
    return pronoun == "it" and being.kind in (BODY, PLACE)
