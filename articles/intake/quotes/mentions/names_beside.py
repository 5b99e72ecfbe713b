"""Names that the phrase before or after them completes: "Cyril and Maureen Tapp", "head of sales Aurelien Bosc"."""

from __future__ import annotations

from itertools import pairwise

from articles.intake.quotes.mentions.appositions import after_bracket, closes, is_unnamed
from articles.intake.quotes.mentions.mention import BODY, MOST_TOGETHER, NOUN, PERSON, PLACE, Mention
from articles.intake.quotes.text.tokens import PARTY, WORD, Token
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import GIVEN_NAMES, PARTICLES, TITLES, is_person_noun, is_plural

LONGEST_OFFICE, NEAR = 5, 10
TOGETHER = {"all", "both", "jointly"}
TITLES_OF_OFFICE = TITLES - {"dr", "mr", "mrs", "ms"}


def mark_names(tokens: list[Token], mentions: list[Mention]) -> None:
    """Complete the names and roles of each two phrases that follow each other."""
    for earlier, later in pairwise(mentions):
        mark_name_after(tokens, earlier, later)
        share_surname(tokens, earlier, later)


def mark_lists(tokens: list[Token], mentions: list[Mention], subjects: set[int]) -> None:
    """Set `joined` of those who speak together, and `part_of` of a party in brackets between them. `subjects` are the
    numbers of the phrases that speak."""
    for last in range(len(mentions)):
        for number in range(first_of_list(tokens, mentions, last, subjects) + 1, last + 1):
            mentions[number].joined = True
            if tokens[mentions[number].first - 1].text == "(":
                mentions[number].part_of = number - 1


def mark_name_after(tokens: list[Token], earlier: Mention, later: Mention) -> None:
    """Give a name the roles of the phrase before it, if it says who that is, and that phrase the name."""
    if is_named_after_a_colon(tokens, earlier, later):
        later.roles += earlier.roles
    is_longer = is_name_of_three(tokens, earlier, later)
    if is_longer:
        later.name = " ".join(later.name.split()[1:])
    if is_longer or is_named_after_both(tokens, earlier, later) or is_named_after_an_office(tokens, earlier, later):
        later.roles += earlier.roles
        earlier.name, earlier.kind, earlier.roles = later.name, PERSON, later.roles


def is_name_of_three(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "an envoy for Tamba Desta Lemlem": the first of three words is the place or body of the office."""
    parts = later.name.split()
    between = [token.lower for token in tokens[earlier.last : later.first]]
    return (
        later.kind == PERSON
        and len(parts) == len(tokens[later.first : later.last]) == 3
        and earlier.kind == NOUN
        and is_person_noun(earlier.head)
        and not is_plural(earlier.head)
        and (
            between in (["of"], ["for"], ["on"], ["to"])
            or (between == ["and"] and not {"of", "for"}.isdisjoint(earlier.name.split()))
        )
        and parts[0].lower() not in GIVEN_NAMES
        and not later.genitive
        and parts[1].lower() not in PARTICLES
        and parts[1][:3] not in {"al-", "el-"}
    )


def is_named_after_both(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "the curator, a young woman named Annina Bieri": the curator has the name as well."""
    is_told = later.kind == PERSON and later.determiner in {"a", "an"} and later.first == earlier.last + 1
    is_one = is_unnamed(earlier) and not is_plural(earlier.head) and not earlier.after_preposition
    return is_told and is_one and tokens[earlier.last].text == ","


def is_named_after_an_office(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "said Velour head of urban mobility Aurelien Bosc" and "envoy to Syria Karim Haddad"."""
    between, within = tokens[earlier.last : later.first], tokens[later.first : later.last - len(later.name.split())]
    return (
        later.kind == PERSON
        and not any(is_person_noun(title) for title in later.titles)
        and " " in later.name
        and later.determiner in {"", "the"}
        and earlier.kind == NOUN
        and not is_plural(earlier.head)
        and between != []
        and 1 < len(between) + len(within) <= LONGEST_OFFICE
        and between[0].lower in {"of", "for", "to", "on", "in"}
        and all(token.kind == WORD and not token.capital for token in between)
        and all(token.kind == WORD and token.lower not in CUES for token in [*between, *within])
        and [*between, *within][-1].lower.rstrip(".") not in TITLES_OF_OFFICE
    )


def is_named_after_a_colon(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "The inquiry hears its main witness today: Lena Kowalczyk, who was at the controls"."""
    between = [token.lower for token in tokens[earlier.last : later.first]]
    is_one = earlier.kind == NOUN and is_person_noun(earlier.head) and not is_plural(earlier.head)
    is_full_name = later.kind == PERSON and " " in later.name and not later.determiner
    after = tokens[later.last] if later.last < len(tokens) else None
    return is_one and is_full_name and between in ([":"], ["today", ":"]) and closes(after)


def share_surname(tokens: list[Token], earlier: Mention, later: Mention) -> None:
    """As in "Cyril and Maureen Tapp": both have that surname."""
    parts = later.name.split()
    if (
        later.kind == earlier.kind == PERSON
        and len(parts) == 2
        and {parts[0].lower(), earlier.name.lower()} <= GIVEN_NAMES
        and [token.lower for token in tokens[earlier.last : later.first]] in (["and"], ["&"])
    ):
        earlier.name = f"{earlier.name} {parts[1]}"


def first_of_list(tokens: list[Token], mentions: list[Mention], last: int, subjects: set[int]) -> int:
    """Where a list of those who speak together begins, by the number of its last phrase; that number if there is none.

    As in "Ferris and Bouchard wrote", "said Russia, Turkey and Iran", "Sen. Ann Orr (D-Ohio) and Rep. Bo Lund said".
    """
    first, sign = last, "and"
    while 0 < first > last - MOST_TOGETHER and (earlier := before_in_list(tokens, mentions, first, sign)) >= 0:
        first, sign = earlier, ","
    before = tokens[mentions[first].first - 1] if mentions[first].first else None
    is_cut = before is not None and before.text == "," and tokens[mentions[first].first - 2].capital
    if first == last or is_cut or mentions[first].after_preposition or mentions[last].genitive:
        return last
    end = after_party(tokens, mentions[last].last)
    end += (end > mentions[last].last and tokens[end].text == ",") or tokens[end].lower in TOGETHER
    says = mentions[last].says or tokens[end].lower in CUES or tokens[end].text == ":"
    says = says or not subjects.isdisjoint((first, last))
    says = says or any(token.lower == "joint" for token in tokens[end : end + NEAR])
    return first if says or (before is not None and before.lower in CUES) else last


def before_in_list(tokens: list[Token], mentions: list[Mention], number: int, sign: str) -> int:
    """The name before a name in a list, with that sign or word between them, or -1.

    A party in brackets, or what a name belongs to, may stand between: "Ann Orr of Hull and Bo Lund".
    """
    earlier = nearest = number - 1
    in_brackets = nearest > 0 and tokens[mentions[nearest].first - 1].text == "("
    if in_brackets:
        earlier = nearest - 1
    elif mentions[nearest].part_of >= 0:
        earlier = mentions[nearest].part_of
    end = mentions[nearest].last + in_brackets
    return earlier if is_listed(tokens, mentions[earlier], mentions[number], sign, end) else -1


def is_listed(tokens: list[Token], earlier: Mention, later: Mention, sign: str, end: int) -> bool:
    """Whether two names stand beside each other in a list. What belongs to the earlier one ends at `end`."""
    names = (BODY, PERSON, PLACE)
    if earlier.kind not in names or later.kind not in names or later.apposed_to >= 0:
        return False
    if not earlier.name[:1].isupper() or not later.name[:1].isupper():
        return False  # "before its release and Mr Haddad wrote"
    if "mp" in later.titles[1:]:
        return False  # "the Hull and Lund MP Max Orr"
    between = tokens[after_party(tokens, end) : later.first]
    return [token.lower for token in between] == [sign]


def after_party(tokens: list[Token], at: int) -> int:
    """The token after the party and the state of a lawmaker: "(R-Ohio)", ", R-Ohio,", "(Labour)"."""
    if (end := after_bracket(tokens, at)) > at:
        return end
    texts = [token.text for token in tokens[at : at + 3]]
    is_party = texts[:1] == [","] and len(texts) > 1 and PARTY.fullmatch(texts[1])
    return at + 2 + (texts[2:3] == [","]) if is_party else at
