"""What a verb says that somebody is: "Karim Haddad was the chief negotiator", "The negotiator is Karim Haddad"."""

from __future__ import annotations

from itertools import pairwise

from articles.intake.quotes.mentions.mention import NOUN, PERSON, Mention
from articles.intake.quotes.text.tokens import WORD, Token
from articles.intake.quotes.words.lexicon import CALENDAR, is_person_noun, is_plural

COPULAS = frozenset({"is", "was", "became", "becomes", "remains", "remained", "who's"})
SERVING = frozenset({"served", "serves", "works", "worked", "acts", "acted", "appointed", "elected", "named"})
BESIDE = frozenset({"who", "once", "now", "then", "also", "has", "had", "been", "still", "briefly", "long", "himself"})
BESIDE |= {"herself", "until", "since", "recently", "twice", "later", "first", "last", "year", "month", "week", "as"}
LONGEST_BETWEEN = 7


def mark_predicates(tokens: list[Token], mentions: list[Mention]) -> None:
    """Add what somebody is said to be to the `roles` of the mention, and give a noun the name that it is said to be."""
    for earlier, later in pairwise(mentions):
        if earlier.sentence != later.sentence or earlier.genitive or later.genitive or later.apposed_to >= 0:
            continue
        if earlier.kind not in (PERSON, NOUN) or not is_equated(tokens, earlier, later):
            continue
        if earlier.kind == PERSON and later.kind == NOUN and is_person_noun(later.head) and not is_plural(later.head):
            earlier.roles += later.roles
        elif later.kind == PERSON and is_unnamed_person(earlier) and " " in later.name and not later.titles:
            later.roles += earlier.roles
            earlier.titles = (*earlier.titles, earlier.head)
            earlier.name, earlier.kind, earlier.roles = later.name, PERSON, later.roles


def is_unnamed_person(mention: Mention) -> bool:
    return mention.kind == NOUN and is_person_noun(mention.head) and not is_plural(mention.head)


def is_equated(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """Whether only a form of "be", or "served as", and adverbs stand between two phrases."""
    between = tokens[earlier.last : later.first]
    if not between or len(between) > LONGEST_BETWEEN:
        return False
    words = {token.lower for token in between if token.kind == WORD and not token.text[0].isdigit()} - CALENDAR
    if any(token.kind != WORD and token.text != "," for token in between):
        return False
    if not words <= COPULAS | SERVING | BESIDE:
        return False
    return not words.isdisjoint(COPULAS) or ("as" in words and not words.isdisjoint(SERVING))
