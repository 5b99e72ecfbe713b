"""Whom a pronoun stands for: the subject of the last sentence that has somebody fitting."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.quotes.beings import Being
from articles.intake.quotes.mention import BODY, NOUN, PERSON, PLACE, PRONOUN, Mention
from articles.intake.quotes.people import People

MOST_LOOKED_AT = 40
SENTENCES_BACK = 8
FEMALE_ENDING, MALE_ENDINGS = "a", ("o", "r", "k", "d", "s", "v", "f", "b", "m")
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
# How much speaks for a phrase. `distance` counts for each sentence between.
WEIGHTS = {
    "owner": -0.5,
    "distance": -2.0,
    "subject": 1.5,
    "first": 0.0,
    "preposition": -1.5,
    "object": 0.0,
    "genitive": -1.5,
    "named": 1.0,
    "apposed": -1.0,
    "part": -0.5,
    "gender": 1.0,
    "ending": 0.0,
    "paragraph": 0.0,
    "again": 0.0,
}


@dataclass(slots=True)
class Standing:
    """Where phrases stand: those that are subjects of cues, the first free one of each sentence, objects of cues, and
    the paragraph of each sentence."""

    subjects: set[int]
    firsts: set[int]
    objects: set[int]
    paragraphs: list[int]


def resolve(people: People, number: int, standing: Standing, *, is_aside: bool) -> None:
    """Give a pronoun its being, and the being a gender if it has none.

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
        far = WEIGHTS["distance"] * distance
        if standing.paragraphs[other.sentence] != standing.paragraphs[pronoun.sentence]:
            far += WEIGHTS["paragraph"]
        owner, being = people.owner(position), people.of[position]
        if owner is not None and fits(pronoun.head, owner, other, False) and WEIGHTS["owner"] + far > highest:
            best, highest, in_sentence = owner, WEIGHTS["owner"] + far, other.sentence
        if being is not None and fits(pronoun.head, being, other, position in standing.subjects):
            value = far + salience(pronoun, being, other, position, standing)
            # Of two in one sentence, the first is more often meant.
            if value > highest or (value == highest and other.sentence == in_sentence):
                best, highest, in_sentence = being, value, other.sentence
    people.of[number] = best
    if best is not None and pronoun.head in {"he", "she"} and not best.gender and best.kind in (PERSON, NOUN):
        best.gender = "male" if pronoun.head == "he" else "female"


def salience(pronoun: Mention, being: Being, mention: Mention, number: int, standing: Standing) -> float:
    return (
        WEIGHTS["subject"] * (number in standing.subjects)
        + WEIGHTS["first"] * (number in standing.firsts)
        + WEIGHTS["object"] * (number in standing.objects)
        + WEIGHTS["preposition"] * mention.after_preposition
        + WEIGHTS["genitive"] * mention.genitive
        + WEIGHTS["named"] * (being.kind == PERSON)
        + WEIGHTS["apposed"] * (mention.apposed_to >= 0)
        + WEIGHTS["part"] * (mention.part_of >= 0)
        + WEIGHTS["again"] * (mention.kind == PRONOUN and mention.head == pronoun.head)
        + (WEIGHTS["gender"] if being.gender else WEIGHTS["ending"] * ending_speaks_for(pronoun.head, being))
    )


def ending_speaks_for(pronoun: str, being: Being) -> int:
    """1 if a given name ends as most of that gender do, -1 if as those of the other, else 0."""
    if being.kind != PERSON or " " not in being.name or pronoun not in {"he", "she"}:
        return 0
    given = being.name.split()[0].casefold()
    if given.endswith(FEMALE_ENDING):
        return 1 if pronoun == "she" else -1
    return (1 if pronoun == "he" else -1) if given.endswith(MALE_ENDINGS) else 0


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
