"""Whom a pronoun stands for: the subject of the last sentence that has somebody fitting."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.quotes.mentions.mention import BODY, NOUN, PERSON, PLACE, Mention
from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.people.people import People

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
# How much speaks for a phrase. `distance` counts for each sentence between, `often` for each time somebody was named.
WEIGHTS = {
    "distance": -2.0,
    "subject": 1.5,
    "first": 0.5,
    "preposition": -1.5,
    "genitive": -1.5,
    "named": 1.0,
    "apposed": -1.0,
    "part": -0.5,
    "gender": 1.0,
    "often": 0.1,
    "as": -2.0,
    "asks": -4.0,
}
MOST_COUNTED = 5


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of the phrases of a text: those that speak, and the first of each sentence that no preposition
    governs, which mostly is its grammatical subject."""

    subjects: set[int]
    openers: set[int]


def resolve(people: People, number: int, scene: Scene, *, is_aside: bool, asker: Being | None) -> None:
    """Give a pronoun its being, and the being a gender if it has none.

    In an aside, as in "Mr Haddad, he added, would stay", no name before it in the sentence is meant. In an answer it is
    not whoever asked.
    """
    pronoun = people.mentions[number]
    best = meant(people, number, pronoun.head, scene, is_aside=is_aside, asker=asker)
    people.of[number] = best
    if best is not None and pronoun.head in {"he", "she"} and not best.gender and best.kind in (PERSON, NOUN):
        best.gender = "male" if pronoun.head == "he" else "female"


def meant(
    people: People, number: int, word: str, scene: Scene, *, is_aside: bool = False, asker: Being | None = None
) -> Being | None:
    """Whom a pronoun at the place of a phrase means."""
    pronoun = people.mentions[number]
    best: Being | None = None
    highest, in_sentence = float("-inf"), -1
    for position in range(number - 1, max(number - MOST_LOOKED_AT - 1, -1), -1):
        other = people.mentions[position]
        distance = pronoun.sentence - other.sentence
        if distance > SENTENCES_BACK:
            break
        is_named_there = (other.kind == PERSON and not other.genitive) or other.last == pronoun.first - 1
        if is_aside and distance == 0 and is_named_there:
            continue
        far = WEIGHTS["distance"] * distance
        owner, being = people.owner(position), people.of[position]
        if owner is not None and fits(word, owner, other, False):
            value = far + often(owner)
            if value > highest:
                best, highest, in_sentence = owner, value, other.sentence
        if being is None or being is asker:
            continue
        if fits(word, being, other, position in scene.subjects):
            value = far + salience(being, other, position in scene.subjects, position in scene.openers)
            value += often(being)
            # Of two in one sentence, the first is more often meant.
            if value > highest or (value == highest and other.sentence == in_sentence):
                best, highest, in_sentence = being, value, other.sentence
    return best


def often(being: Being) -> float:
    return WEIGHTS["often"] * min(being.times, MOST_COUNTED)


def salience(being: Being, mention: Mention, is_subject: bool, is_opener: bool) -> float:
    return (
        WEIGHTS["subject"] * is_subject
        + WEIGHTS["first"] * is_opener
        + WEIGHTS["preposition"] * mention.after_preposition
        + WEIGHTS["genitive"] * mention.genitive
        + WEIGHTS["named"] * (being.kind == PERSON)
        + WEIGHTS["apposed"] * (mention.apposed_to >= 0)
        + WEIGHTS["part"] * (mention.part_of >= 0)
        + WEIGHTS["gender"] * bool(being.gender)
        + WEIGHTS["as"] * mention.after_as
        + WEIGHTS["asks"] * mention.asks
    )


def fits(pronoun: str, being: Being, mention: Mention, speaks: bool) -> bool:
    if pronoun in {"he", "she"}:
        if being.kind not in (PERSON, NOUN) or being.plural or being.name in {"I", "We"}:
            return False
        if mention.determiner == "the" and being.kind == PERSON and " " not in being.name and not mention.titles:
            return False  # "the Houthis"
        if mention.head in INDEFINITE and not (speaks and mention.head in SINGLE):
            return False
        return being.gender in ("", "male" if pronoun == "he" else "female")
    if pronoun == "they":
        is_anybody = speaks and being.kind == NOUN and not being.gender  # "A spokesperson said … They added"
        return being.plural or being.kind == BODY or is_anybody
    return pronoun == "it" and being.kind in (BODY, PLACE)
