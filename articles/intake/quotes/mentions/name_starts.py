"""Where the name in a phrase begins: after titles, offices and genitives."""

from __future__ import annotations

from articles.intake.quotes.mentions.body_names import (
    ALSO_SURNAMES,
    is_a_body,
    is_body_of,
    is_body_of_two,
    is_of_a_body,
)
from articles.intake.quotes.mentions.mention import words
from articles.intake.quotes.text.tokens import Token
from articles.intake.quotes.words.lexicon import (
    COLLECTIVES,
    GIVEN_NAMES,
    PARTICLES,
    PLACES,
    TITLE_TAILS,
    TITLES,
    is_body_noun,
    is_person_noun,
)
from articles.intake.quotes.words.word_lists import WORDS

DEMONYM_AND_NAME = 3
HONORIFICS = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame"}


def start_of_name(tokens: list[Token], start: int, last: int) -> int:
    """The first token of the name proper: after titles, nouns in lower case and genitives."""
    if is_body_of(tokens, start, last) or is_body_of_two(tokens, start, last):
        return start
    for index in range(last - 1, start - 1, -1):
        if index == last - 1 and is_unnamed(tokens, start, last):
            return last
        if ends_the_titles(tokens, index, start, last):
            return index + 1
    return start


def is_unnamed(tokens: list[Token], start: int, last: int) -> bool:
    """Whether the phrase ends in what somebody is, and not in a name."""
    head, single = tokens[last - 1], last - start == 1
    if single:
        return is_person_noun(head.lower) or is_body_noun(head.lower)
    before = tokens[last - 2]
    if head.capital and (before.lower.rstrip(".") in HONORIFICS or before.text == "&"):
        return False  # "Mr Baker", "Denby & Sons"
    return is_person_noun(head.lower) and (before.lower in TITLES or not before.capital)


def ends_the_titles(tokens: list[Token], index: int, start: int, last: int) -> bool:
    token, is_last = tokens[index], index == last - 1
    opens = index == 0 or tokens[index - 1].sentence != token.sentence
    if (token.genitive and not is_last) or is_demonym_of_a_name(tokens, index, start, last):
        return True
    if token.text == "&" or is_given_after_a_role(tokens, index, start, last):
        return False
    if not token.capital and (token.lower not in PARTICLES or not continues_name(tokens, index, last)):
        return True
    if token.lower.rstrip(".") in TITLES and not is_last_name(tokens, index, start, last):
        return True
    if (
        index > start
        and token.lower in TITLE_TAILS
        and tokens[index - 1].lower in {"of", "for", "foreign", "and", "home"}
    ):
        return True
    if is_named_office(tokens, index, start, last):
        return True
    if last - index > 2 and is_a_body(token.lower) and not is_body_noun(tokens[last - 1].lower):
        # "the Foreign Ministry Karim Haddad"
        return tokens[index + 1].lower in GIVEN_NAMES or (last - index == 3 and is_told_of(tokens, start))
    is_place = token.lower in PLACES and token.lower not in GIVEN_NAMES
    is_body = index == start + 1 and words(tokens, start, index + 1).lower() in COLLECTIVES
    if (is_place or is_body) and index + 2 < last and tokens[index + 1].lower in GIVEN_NAMES:
        return True  # "envoy to Syria Karim Haddad", "ambassador to the United Nations Karim Haddad"
    if opens and index == start and index + 2 < last and tokens[index + 1].lower in GIVEN_NAMES:
        return token.lower not in GIVEN_NAMES  # "Arborist Neil Cottam" at the beginning of a sentence
    is_title = is_person_noun(token.lower) or is_compound_title(token)
    return not is_last and is_title and not is_of_a_body(tokens, index, last)


def is_demonym_of_a_name(tokens: list[Token], index: int, start: int, last: int) -> bool:
    """As in "Gambian Kebba Saidy": what stands before two names that are no body's."""
    is_first = index == start and last - start == DEMONYM_AND_NAME and tokens[index].capital
    is_body = any(is_body_noun(token.lower) or token.lower in TITLES for token in tokens[start + 1 : last])
    return is_first and not is_body and tokens[index].lower in WORDS["demonyms"] and tokens[index + 1].capital


def is_named_office(tokens: list[Token], index: int, start: int, last: int) -> bool:
    """Whether a word belongs to the office before a name: "Minister of Internal Security Ghassan Haddad"."""
    if last - index <= 2 or tokens[index + 1].lower in PARTICLES | {"&"}:
        return False
    if tokens[index].lower in GIVEN_NAMES and tokens[index].lower not in PLACES:
        return False  # "President of Turkey Recep Tayyip Erdogan"
    first = index
    while first > start + 2 and is_of_title(tokens[first]) and tokens[first - 1].lower not in {"of", "for"}:
        first -= 1
    is_of = tokens[first - 1].lower in {"of", "for"} and first >= start + 2 and tokens[first].capital
    head = tokens[first - 2].lower
    is_office = is_of and (
        is_person_noun(head) or head in TITLES or (is_body_noun(head) and opens_with_office(tokens, start))
    )
    return is_office and tokens[last - 1].lower not in WORDS["tails of places"]


def is_of_title(token: Token) -> bool:
    """As in "Economic and Monetary Affairs"."""
    return token.capital or token.lower == "and"


def opens_with_office(tokens: list[Token], start: int) -> bool:
    """As in "Deputy Head of the Federal Agency for Fishery Vadim Streltsov"."""
    return any(
        is_person_noun(tokens[index].lower) and tokens[index + 1].lower in {"of", "for"} for index in (start, start + 1)
    )


def is_told_of(tokens: list[Token], start: int) -> bool:
    """Whether an office stands before a body: "the head of the Foreign Ministry"."""
    before = [token.lower for token in tokens[max(start - 3, 0) : start]]
    return before[1:] == ["of", "the"] and is_person_noun(before[0])


def continues_name(tokens: list[Token], index: int, last: int) -> bool:
    """Whether a name goes on after a particle."""
    return index + 1 >= last or tokens[index + 1].capital or tokens[index + 1].lower in PARTICLES


def is_compound_title(token: Token) -> bool:
    """As in "Grandad-of-five" and "Then-president"."""
    tail = token.text.rsplit("-", 1)[-1]
    return "-" in token.text and len(tail) > 2 and tail.islower() and not token.text.startswith(("al-", "el-"))


def is_given_after_a_role(tokens: list[Token], index: int, start: int, last: int) -> bool:
    """As in "spokesman Dean Boyd": a given name that is also a title, after a role and before one name."""
    is_given = tokens[index].lower in GIVEN_NAMES and index == last - 2
    return is_given and index > start and is_person_noun(tokens[index - 1].lower)


def is_last_name(tokens: list[Token], index: int, start: int, last: int) -> bool:
    """As in "Stephen King", "Yael Baron": a title after a given name, or after what is no title."""
    if index != last - 1 or index == start or not tokens[index].capital:
        return False
    before = tokens[index - 1]
    if before.lower in GIVEN_NAMES:
        return True
    return (
        tokens[index].lower in ALSO_SURNAMES
        and before.capital
        and not before.genitive
        and before.lower not in TITLES | PLACES
    )
