"""What a phrase names: the name of a person without titles, a body, a place, or somebody by what they do."""

from __future__ import annotations

from dataclasses import replace

from articles.intake.quotes.mentions.body_names import (
    ALSO_SURNAMES,
    LONGEST_ACRONYM,
    after_backing,
    is_a_body,
    is_body_of,
    names_a_body,
    paper_named,
    stands_apart,
)
from articles.intake.quotes.mentions.mention import BODY, NOUN, PERSON, PHRASE, PLACE, Mention, words
from articles.intake.quotes.mentions.name_starts import start_of_name
from articles.intake.quotes.text.tokens import Token
from articles.intake.quotes.words.lexicon import (
    COLLECTIVES,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    PLACES,
    PREPOSITIONS,
    TITLES,
    is_body_noun,
    is_person_noun,
    is_plural,
)
from articles.intake.quotes.words.word_lists import WORDS

NEVER_IN_A_NAME = FUNCTION_WORDS - PREPOSITIONS - GIVEN_NAMES - {"may"}
DEMONYM_AND_NAME = 3
AFTER_A_NAME = {"KC", "QC", "MP", "MSP", "MEP", "MLA", "MLC", "SC", "TD", "Jr", "Sr", "OBE", "MBE", "CBE", "PhD", "MD"}


def named(tokens: list[Token], first: int, start: int, last: int, determiner: str) -> Mention:
    """The mention of a phrase: the tokens from `first` with its determiner, from `start` without it, up to `last`."""
    head = tokens[last - 1]
    name_start = start_of_name(tokens, start, last)
    follows_a_name = last - name_start > 2 or (last - start > 2 and tokens[last - 3].lower in GIVEN_NAMES)
    if head.text in AFTER_A_NAME and follows_a_name:
        return replace(named(tokens, first, start, last - 1, determiner), last=last)
    if determiner and is_person_noun(head.lower) and head.lower not in GIVEN_NAMES | ALSO_SURNAMES:
        name_start = last  # "the Oregon Democrat"
    is_paper = head.lower in WORDS["tails of papers"]
    if determiner == "the" and name_start == start and not is_paper and not is_body_noun(head.lower):
        name_start = given_name_in(tokens, start, last)
    kind, name = kind_and_name(tokens, start, name_start, last, determiner)
    if kind in (BODY, NOUN) and name == words(tokens, start, last):
        name = words(tokens, after_titles_of_owner(tokens, start, last), last)
    if name.isupper() and kind in (PERSON, NOUN) and len(name) >= LONGEST_ACRONYM:
        name = name.title() if kind == PERSON else name.lower()
    own = max((index + 1 for index in range(start, name_start) if tokens[index].genitive), default=start)
    titles = tuple(token.lower for token in tokens[own:name_start])
    is_field = kind == PERSON and determiner == "the" and tokens[name_start].lower not in GIVEN_NAMES
    is_no_person = kind == PLACE or is_field or (kind == PERSON and last - name_start == 1)
    is_place_of_office = is_no_person and titles[-1:] in (("of",), ("for",))
    if (kind in (BODY, NOUN) or is_place_of_office) and is_office(titles):
        office = next(index for index in range(own, last) if tokens[index].lower in {"of", "for"}) - 1
        kind, name, head, titles = NOUN, words(tokens, own, last), tokens[office], ()
    owner = next((token.text for token in tokens[start : last - 1] if token.genitive and token.capital), "")
    sentence = tokens[first].sentence
    return Mention(first, last, kind, name, head.lower, sentence, titles, determiner, head.genitive, owner)


def after_titles_of_owner(tokens: list[Token], start: int, last: int) -> int:
    """Where the name begins in "Vice President Ann Orr's office", or `start`."""
    owner = next((index for index in range(start, last - 1) if tokens[index].genitive), start)
    given = next((index for index in range(start + 1, owner) if tokens[index].lower in GIVEN_NAMES), start)
    is_titled = all(is_person_noun(token.lower) or token.lower in TITLES for token in tokens[start:given])
    return given if is_titled and tokens[given].capital else start


def is_office(titles: tuple[str, ...]) -> bool:
    """As in "Secretary of the Publicity Directorate" and "Foreign Minister of France", which tell of a person."""
    before = next((titles[index - 1] for index, title in enumerate(titles) if index and title in {"of", "for"}), "")
    return is_person_noun(before) and not is_plural(before)


def given_name_in(tokens: list[Token], start: int, last: int) -> int:
    """As in "the Dutch Green Gerda van Houten", "the Dane Rasmus Thorsager": where the name begins, or `start`."""
    if tokens[start].lower in WORDS["demonyms"] and last - start == DEMONYM_AND_NAME and tokens[start].capital:
        return start + 1
    for index in range(start + 1, last - 1):
        if tokens[index].lower in GIVEN_NAMES and tokens[index - 1].lower not in PREPOSITIONS:
            return index
    return start


def kind_and_name(tokens: list[Token], start: int, name_start: int, last: int, determiner: str) -> tuple[str, str]:
    head, phrase = tokens[last - 1], words(tokens, start, last)
    if name_start == last and (paper := paper_named(tokens, start, last)):
        return BODY, paper
    if name_start == last:
        is_body = is_body_noun(head.lower) and not is_person_noun(head.lower)
        return (BODY, words(tokens, after_backing(tokens, start), last)) if is_body else (NOUN, phrase)
    name, single = words(tokens, name_start, last), last - name_start == 1
    is_pointed_out = determiner in {"a", "an", "this", "that", "these", "those"}
    if is_pointed_out and single and name_start == start and head.lower not in GIVEN_NAMES:
        return NOUN, phrase  # "a Briton", "a Mass"
    if phrase.lower() in COLLECTIVES or is_body_of(tokens, start, last):
        return BODY, phrase
    is_own = name_start == start or tokens[name_start - 1].genitive  # "Iran's Fars Province"
    ends_as_a_place = not single and is_own and head.lower in WORDS["tails of places"]
    if name.lower().replace(" ", "-") in PLACES or ends_as_a_place:
        return PLACE, name
    if any(token.lower in NEVER_IN_A_NAME for token in tokens[name_start:last]):
        return PHRASE, name  # a headline in capitals
    is_called_the = (
        determiner == "the" and name_start == start and not single and tokens[start].lower not in GIVEN_NAMES
    )
    if is_called_the and not is_person_noun(head.lower):
        return BODY, words(tokens, after_backing(tokens, start), last)  # "the Capital Ledger": people have no article
    if names_a_body(tokens, start, name_start, last):
        is_apart = stands_apart(tokens, start, name_start, last)
        return BODY, words(tokens, name_start if is_apart else after_backing(tokens, start), last)
    is_of_body = name_start > start and not tokens[name_start - 1].capital and is_a_body(tokens[name_start - 1].lower)
    if is_of_body and (single or tokens[name_start].lower not in GIVEN_NAMES):
        return BODY, name
    return PERSON, name
