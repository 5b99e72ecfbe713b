"""Names of bodies: agencies, companies, papers, ministries."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import words
from articles.intake.quotes.text.tokens import Token
from articles.intake.quotes.words.lexicon import GIVEN_NAMES, TITLES, is_body_noun, is_person_noun, is_plural
from articles.intake.quotes.words.word_lists import WORDS

ALSO_SURNAMES = WORDS["also surnames"]
LONGEST_ACRONYM = 5
TWO = 2
BACKING = ("-backed", "-led", "-based", "-owned", "-run", "-controlled", "-sponsored", "-held")
PAPERS = {"daily", "magazine", "newspaper", "tabloid", "website", "weekly"}


def after_backing(tokens: list[Token], start: int) -> int:
    """Where the name begins in "the Riyadh-backed Free Party"."""
    return start + tokens[start].lower.endswith(BACKING)


def stands_apart(tokens: list[Token], start: int, name_start: int, last: int) -> bool:
    """Whether the words before the name of a body are no part of it: "haulage firm Denby & Sons", "official Turgan
    Telegraph Agency", "Lisbon's Public Security Police"."""
    before = tokens[name_start - 1] if name_start > start else None
    if before is None:
        return False
    return (not before.capital and is_body_noun(before.lower)) or (
        last - name_start > 1 and (before.genitive or not before.capital)
    )


def paper_named(tokens: list[Token], start: int, last: int) -> str:
    """As in "the army-owned Delta Mirror daily": the name alone, or empty."""
    first = last - 1
    while first > start and tokens[first - 1].capital and not tokens[first - 1].genitive:
        first -= 1
    return words(tokens, first, last - 1) if tokens[last - 1].lower in PAPERS and first < last - 1 else ""


def names_a_body(tokens: list[Token], start: int, name_start: int, last: int) -> bool:
    """As in "Amnesty Watch", "Pelican Foods", "RTX", but not "Major HOLT"."""
    head, single = tokens[last - 1].lower, last - name_start == 1
    if head in ALSO_SURNAMES and last - name_start == TWO and tokens[name_start].lower in GIVEN_NAMES:
        return False  # "Samantha Power"
    if not single and (head in WORDS["tails of companies"] or any(token.text == "&" for token in tokens[start:last])):
        return True
    is_titled = name_start > start and tokens[name_start - 1].lower in TITLES
    of_body = any(is_body_noun(token.lower) for token in tokens[name_start:last])
    if not of_body and not (single and is_acronym(tokens[last - 1]) and not is_titled):
        return False
    return tokens[name_start].lower not in GIVEN_NAMES or (is_body_noun(head) and head not in ALSO_SURNAMES)


def is_a_body(noun: str) -> bool:
    return is_body_noun(noun) and not is_person_noun(noun)


def is_acronym(token: Token) -> bool:
    bare = token.text.replace(".", "")
    return 2 <= len(bare) <= LONGEST_ACRONYM and bare.isupper()


def is_of_a_body(tokens: list[Token], index: int, last: int) -> bool:
    """As in "Commuter Rights Forum" and "Valley Voters Project", where no title stands."""
    token, after = tokens[index], tokens[index + 1]
    if not token.capital or not after.capital or after.lower in GIVEN_NAMES or token.lower in TITLES:
        return False
    return is_a_body(tokens[last - 1].lower) or (is_plural(token.lower) and not tokens[last - 1].genitive)


def is_body_of(tokens: list[Token], start: int, last: int) -> bool:
    """As in "Institute of Marine Biology", "European Court of Human Rights"."""
    within = range(start + 3, last - 1)
    if any(is_person_noun(tokens[index].lower) and not is_of_a_body(tokens, index, last) for index in within):
        return False  # "Bank of America spokesman Bob Stickler"
    for index in range(start, last - 2):
        if not tokens[index].capital or (tokens[index].genitive and not is_of_many(tokens[index])):
            return False
        if is_a_body(tokens[index].lower) and tokens[index + 1].lower in {"of", "for"}:
            return True
    return False


def is_of_many(token: Token) -> bool:
    """As in "Consumers' Forum of Karsia", where the genitive is a part of the name."""
    return is_plural(token.lower) and token.printed.endswith(("'", "’"))


def is_body_of_two(tokens: list[Token], start: int, last: int) -> bool:
    """As in "Food and Drug Administration"."""
    is_joined = last - start > 3 and tokens[start + 1].lower == "and"
    return is_joined and is_a_body(tokens[last - 1].lower) and all(token.capital for token in tokens[start + 2 : last])
