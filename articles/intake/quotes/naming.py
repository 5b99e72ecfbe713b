"""What a phrase names: the name of a person without titles, a body, a place, or somebody by what they do."""

from __future__ import annotations

from dataclasses import replace

from articles.intake.quotes.lexicon import (
    COLLECTIVES,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    PARTICLES,
    PLACES,
    PREPOSITIONS,
    TITLE_TAILS,
    TITLES,
    is_body_noun,
    is_person_noun,
    is_plural,
)
from articles.intake.quotes.mention import BODY, NOUN, PERSON, PHRASE, PLACE, Mention, words
from articles.intake.quotes.tokens import Token
from articles.intake.quotes.word_lists import WORDS

ALSO_SURNAMES = WORDS["also surnames"]
NEVER_IN_A_NAME = FUNCTION_WORDS - PREPOSITIONS - GIVEN_NAMES - {"may"}
HONORIFICS = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame"}
LONGEST_ACRONYM = 5
TWO, DEMONYM_AND_NAME = 2, 3
BACKING = ("-backed", "-led", "-based", "-owned", "-run", "-controlled", "-sponsored", "-held")
PAPERS = {"daily", "magazine", "newspaper", "tabloid", "website", "weekly"}
AFTER_A_NAME = {"KC", "QC", "MP", "MSP", "Jr", "Sr", "OBE", "MBE", "CBE", "PhD", "MD", "II", "III"}


def named(tokens: list[Token], first: int, start: int, last: int, determiner: str) -> Mention:
    """The mention of a phrase: the tokens from `first` with its determiner, from `start` without it, up to `last`."""
    head = tokens[last - 1]
    name_start = start_of_name(tokens, start, last)
    if head.text in AFTER_A_NAME and last - name_start > 2:
        return replace(named(tokens, first, start, last - 1, determiner), last=last)
    if determiner and is_person_noun(head.lower) and head.lower not in GIVEN_NAMES:
        name_start = last  # "the Oregon Democrat"
    if determiner == "the" and name_start == start and not is_body_noun(head.lower):
        name_start = given_name_in(tokens, start, last)
    kind, name = kind_and_name(tokens, start, name_start, last, determiner)
    if name.isupper() and kind in (PERSON, NOUN) and len(name) >= LONGEST_ACRONYM:
        name = name.title() if kind == PERSON else name.lower()
    own = max((index + 1 for index in range(start, name_start) if tokens[index].genitive), default=start)
    titles = tuple(token.lower for token in tokens[own:name_start])
    is_place_of_office = kind in (PERSON, PLACE) and last - name_start == 1 and titles[-1:] in (("of",), ("for",))
    if (kind == BODY or is_place_of_office) and is_office(titles):
        kind, name, head, titles = NOUN, words(tokens, own, last), tokens[own], ()
    owner = next((token.text for token in tokens[start : last - 1] if token.genitive and token.capital), "")
    sentence = tokens[first].sentence
    return Mention(first, last, kind, name, head.lower, sentence, titles, determiner, head.genitive, owner)


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
    ends_as_a_place = not single and name_start == start and head.lower in WORDS["tails of places"]
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


def is_body_of(tokens: list[Token], start: int, last: int) -> bool:
    """As in "Institute of Marine Biology", "European Court of Human Rights"."""
    for index in range(start, last - 2):
        if not tokens[index].capital or tokens[index].genitive:
            return False
        if is_a_body(tokens[index].lower) and tokens[index + 1].lower in {"of", "for"}:
            return True
    return False


def is_body_of_two(tokens: list[Token], start: int, last: int) -> bool:
    """As in "Food and Drug Administration"."""
    is_joined = last - start > 3 and tokens[start + 1].lower == "and"
    return is_joined and is_a_body(tokens[last - 1].lower) and all(token.capital for token in tokens[start + 2 : last])


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
    if token.genitive and not is_last:
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
    return not is_last and (is_person_noun(token.lower) or is_compound_title(token))


def is_named_office(tokens: list[Token], index: int, start: int, last: int) -> bool:
    """Whether a word belongs to the office before a name: "Minister of Internal Security Ghassan Haddad"."""
    if last - index <= 2 or tokens[index + 1].lower in PARTICLES | {"&"}:
        return False
    if tokens[index].lower in GIVEN_NAMES and tokens[index].lower not in PLACES:
        return False  # "President of Turkey Recep Tayyip Erdogan"
    first = index
    while first > start + 2 and tokens[first].capital and tokens[first - 1].lower not in {"of", "for"}:
        first -= 1
    is_of = tokens[first - 1].lower in {"of", "for"} and first >= start + 2 and tokens[first].capital
    head = tokens[first - 2].lower
    is_office = is_of and (
        is_person_noun(head) or head in TITLES or (is_body_noun(head) and opens_with_office(tokens, start))
    )
    return is_office and tokens[last - 1].lower not in WORDS["tails of places"]


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
