"""Whether somebody is a he or a she, from the words around a name that no list knows."""

from __future__ import annotations

from collections.abc import Iterator

from articles.intake.quotes.mentions.mention import NOUN, PERSON, PRONOUN, Mention
from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.people.people import People
from articles.intake.quotes.text.tokens import WORD, Token
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import DETERMINERS, FUNCTION_WORDS, is_plural

HIS_OR_HER = {
    **dict.fromkeys(("he", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
SEVERAL = 2


def learn_genders(tokens: list[Token], people: People) -> None:
    """Give a gender to those of whom a sentence says "his" or "her" while it names nobody else before."""
    votes: dict[int, dict[str, int]] = {}
    beings: dict[int, Being] = {}
    for being, gender in told(tokens, people):
        counts = votes.setdefault(id(being), {"male": 0, "female": 0})
        counts[gender] += 1
        beings[id(being)] = being
    for number, counts in votes.items():
        if counts["male"] != counts["female"]:
            beings[number].gender = max(counts, key=counts.__getitem__)


def told(tokens: list[Token], people: People) -> Iterator[tuple[Being, str]]:
    starting = {mention.first: number for number, mention in enumerate(people.mentions)}
    named: list[Being] = []
    sentence = -1
    for index, token in enumerate(tokens):
        if token.sentence != sentence:
            named, sentence = [], token.sentence
        gender = HIS_OR_HER.get(token.lower)
        if gender and (is_aside(tokens, index) or is_object(tokens, index)):
            continue
        if gender and len(named) == 1 and not named[0].gender:
            yield named[0], gender
        number = starting.get(index)
        if len(named) < SEVERAL and number is not None and is_somebody(people.mentions[number]):
            being = people.of[number]
            if being is not None and not any(other is being for other in named):
                named.append(being)


def is_object(tokens: list[Token], index: int) -> bool:
    """As in "The boatman gives her a month": the boatman is somebody else."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    is_ended = after is None or after.kind != WORD or after.lower in FUNCTION_WORDS | DETERMINERS
    return tokens[index].lower == "her" and is_ended


def is_aside(tokens: list[Token], index: int) -> bool:
    """As in "The minister had given no ground, he said": the minister is somebody else."""
    return index > 0 and index + 1 < len(tokens) and tokens[index - 1].text == "," and tokens[index + 1].lower in CUES


def is_somebody(mention: Mention) -> bool:
    return mention.kind != PRONOUN and mention.kind in (PERSON, NOUN) and not is_plural(mention.head)
