"""Phrases that say who somebody beside them is: "Sergei Ivanov, the foreign minister," and the reverse."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import BODY, NOUN, PERSON, PHRASE, Mention
from articles.intake.quotes.text.tokens import QUOTE, SIGN, WORD, Token
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    POSSESSIVES,
    is_body_noun,
    is_person_noun,
    is_plural,
)

LONGEST_BETWEEN, LONGEST_BRACKET = 12, 5
BEFORE_A_PARTICIPLE = {"after", "before", "by", "on", "since", "when", "while"}
BELONGING = {"of", "in", "at", "for", "from", "on", "to"}
NAMED = ({"known", "as"}, {"named"}, {"called"}, {"identified", "as"}, {"is", "called"}, {"was", "called"})


def mark_appositions(tokens: list[Token], mentions: list[Mention]) -> None:
    """Set `apposed_to` and `part_of` of each mention, and add to its `roles` and `after_preposition`."""
    for number in range(1, len(mentions)):
        earlier, later = mentions[number - 1], mentions[number]
        if earlier.sentence != later.sentence or join(tokens, mentions, number):
            continue
        later.after_preposition |= is_between(tokens, earlier, later)
        base = root(mentions, before_bracket(tokens, mentions, number))
        if not later.after_preposition and follows_a_comma(tokens, mentions, base, number):
            appose(tokens, mentions, base, number)


def join(tokens: list[Token], mentions: list[Mention], number: int) -> bool:
    """Whether a phrase belongs to the phrase before it or names it at once; then that is set."""
    earlier, later = mentions[number - 1], mentions[number]
    if later.after_preposition and later.first - 1 == earlier.last and tokens[earlier.last].lower in BELONGING:
        later.part_of = number - 1
        if is_person_noun(earlier.head) and earlier.kind == NOUN and earlier.apposed_to >= 0:
            mentions[earlier.apposed_to].roles += later.roles
        return True
    if is_in_the_office(tokens, earlier, later):
        later.part_of = number - 1
        return True
    if not later.after_preposition and is_named_at_once(tokens, earlier, later):
        later.apposed_to, later.kind = number - 1, BODY
        earlier.name, earlier.kind = (later.name if later.determiner else earlier.name), BODY
        return True
    if is_told_short(tokens, earlier, later):
        later.apposed_to, later.kind, later.is_acronym = number - 1, BODY, True
        return True
    if is_told_to_be_a_body(tokens, earlier, later):
        later.apposed_to, earlier.kind = number - 1, BODY
        return True
    return False


def is_told_short(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "the Commuter Rights Forum (CRF)"."""
    is_in_brackets = later.first == earlier.last + 1 and tokens[earlier.last].text == "("
    is_name = earlier.kind in (BODY, PERSON) and " " in earlier.name and not earlier.titles
    is_short = later.name.isupper() and " " not in later.name and later.name[0] == earlier.name[0]
    return is_in_brackets and is_name and is_short


def is_told_to_be_a_body(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "Unite, the largest union,": what could be a surname is the name of a body."""
    is_surname = earlier.kind == PERSON and " " not in earlier.name and not earlier.titles and not earlier.genitive
    is_told = later.kind == BODY and later.determiner in {"the", "a", "an"} and is_body_noun(later.head)
    between = [token.text for token in tokens[earlier.last : later.first]]
    after = tokens[later.last] if later.last < len(tokens) else None
    return is_surname and is_told and between == [","] and not is_plural(later.head) and closes(after)


def is_named_at_once(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "Valley Observatory monitoring group said" and "war monitor the Valley Observatory"."""
    is_several = is_plural(earlier.head) and " for " not in earlier.name and " of " not in earlier.name
    if later.first != earlier.last or later.kind != BODY or earlier.genitive or is_several:
        return False
    is_called = not later.determiner and not tokens[later.first].capital and earlier.kind == BODY
    is_name = (
        later.determiner == "the" and later.name[:1].isupper() and earlier.determiner == "" and earlier.kind == NOUN
    )
    return is_called or is_name


def is_between(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "talks between the army and rebel leaders"."""
    is_joined = [token.lower for token in tokens[earlier.last : later.first]] == ["and"]
    return is_joined and earlier.first > 0 and tokens[earlier.first - 1].lower == "between"


def is_in_the_office(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "the envoy of the United Nations and the League of Arab States": one envoy of both."""
    is_office = earlier.kind == NOUN and " of " in earlier.name and not is_plural(earlier.head)
    is_joined = [token.lower for token in tokens[earlier.last : later.first]] == ["and"]
    return is_office and is_joined and later.kind == BODY and later.determiner == "the"


def before_bracket(tokens: list[Token], mentions: list[Mention], number: int) -> int:
    """The phrase before a phrase, without one that stands in brackets: "the head of the union (GWU), Otto Lang,"."""
    at = mentions[number].first - 2
    is_bracketed = at > 0 and tokens[at].text == ")" and number > 1 and mentions[number - 1].last == at
    opening = mentions[number - 1].first - 1
    is_short = is_bracketed and tokens[opening].text == "(" and mentions[number - 2].last == opening
    return number - 2 if is_short else number - 1


def root(mentions: list[Mention], number: int) -> int:
    """The phrase that a phrase belongs to, over prepositions and appositions."""
    for _ in range(6):
        mention = mentions[number]
        if mention.part_of >= 0:
            number = mention.part_of
        elif mention.apposed_to >= 0:
            number = mention.apposed_to
        else:
            break
    return number


def follows_a_comma(tokens: list[Token], mentions: list[Mention], base: int, number: int) -> bool:
    """Whether only a comma, and what belongs to the phrase before it, stands between two phrases."""
    start, end = after_bracket(tokens, mentions[base].last), mentions[number].first
    if end - start < 1 or end - start > LONGEST_BETWEEN or is_object_of_opening(tokens, mentions[base]):
        return False
    between = [token.lower for token in tokens[start:end] if token.kind == WORD]
    if between and set(between) in NAMED and end - start <= 3:
        after = mentions[number].last
        return after == len(tokens) or tokens[after].kind != QUOTE  # "the paper called the plan "a joke""
    if tokens[end - 1].text != "," or tokens[end - 1].kind != SIGN:
        return tokens[end - 1].lower in {"then", "once", "now"} and tokens[end - 2].text == "," and end - 2 == start
    if end - 1 == start:
        return True
    if any(is_verb_of(tokens, index) for index in range(start, end - 1)):
        return False  # "time for Mr Haddad to go, a diplomat"
    # "the head of the committee in parliament, Hind Shaaban,": all between are phrases of the first one.
    return all(
        mentions[between].part_of >= 0 or mentions[between].apposed_to >= 0 for between in range(base + 1, number)
    )


def after_bracket(tokens: list[Token], at: int) -> int:
    """The token after a short pair of brackets, if one opens there: "(GWU)"."""
    texts = [token.text for token in tokens[at : at + LONGEST_BRACKET]]
    return at + texts.index(")") + 1 if texts[:1] == ["("] and ")" in texts else at


def is_verb_of(tokens: list[Token], at: int) -> bool:
    """Whether a word is an auxiliary, tells of speech, or is "to" before a verb."""
    token, after = tokens[at], tokens[at + 1]
    if token.lower == "to":
        return after.kind == WORD and not after.capital and after.lower not in DETERMINERS | POSSESSIVES
    return (token.lower in AUXILIARIES and token.lower not in {"on", "out"}) or token.lower in CUES


def is_object_of_opening(tokens: list[Token], mention: Mention) -> bool:
    """As in "Jailing the thief for a year, Judge Lind said" and "After jailing …": the thief is not the judge."""
    before = tokens[mention.first - 1] if mention.first else None
    opening = mention.first - 1
    opening -= opening > 0 and tokens[opening - 1].lower in BEFORE_A_PARTICIPLE
    opens = opening == 0 or (opening > 0 and tokens[opening - 1].sentence != mention.sentence)
    return before is not None and opens and before.lower.endswith("ing")


def appose(tokens: list[Token], mentions: list[Mention], base: int, number: int) -> None:
    earlier, later = mentions[base], mentions[number]
    after = tokens[later.last] if later.last < len(tokens) else None
    if after is not None and after.lower in {"and", "or"}:
        return
    if is_employer(mentions, base, number, after):
        later.apposed_to = base
        return
    if tells_of(later, earlier):
        if (
            after is not None
            and after.kind == WORD
            and after.lower in CUES
            and not lacks_a_comma(tokens, earlier, later)
        ):
            return  # "in Geneva, the envoy said"
        later.apposed_to = base
        earlier.roles += later.roles
    elif later.kind in (BODY, PERSON) and earlier.kind == BODY:
        appose_body(tokens, mentions, base, number)
    elif later.kind == PERSON and is_unnamed(earlier) and not is_plural(earlier.head) and closes(after):
        if earlier.after_preposition and earlier.part_of < 0 and after is not None and after.lower in CUES:
            return
        later.apposed_to = base
        later.roles += earlier.roles
        earlier.name, earlier.kind = later.name, PERSON
        earlier.titles = (*earlier.titles, *later.titles, earlier.head)
        earlier.roles = later.roles


def lacks_a_comma(tokens: list[Token], earlier: Mention, later: Mention) -> bool:
    """As in "Faisal Makdad, the deputy minister told reporters", but not "Mr Haddad, the minister said, would come"."""
    before = tokens[earlier.first - 1] if earlier.first else None
    opens = before is None or before.sentence != earlier.sentence or before.kind == QUOTE
    is_told = later.first == earlier.last + 1 and (" " in earlier.name or not later.determiner)
    after = tokens[later.last + 1]
    return opens and is_told and (after.kind != SIGN or after.text == ":")


def appose_body(tokens: list[Token], mentions: list[Mention], base: int, number: int) -> None:
    """As in "the movement, Karsia First," and "Brightwell Inc, the retailer,"."""
    earlier, later = mentions[base], mentions[number]
    after = tokens[later.last] if later.last < len(tokens) else None
    is_one = later.determiner in {"a", "an", "the"} or not is_plural(earlier.head)
    is_subject = after is not None and after.kind == WORD and (earlier.after_preposition or after.lower in CUES)
    if not is_one or not closes(after) or is_subject:
        return  # "signed the agreement, the Foreign Ministry said"
    is_called = later.kind == PERSON and not later.determiner and earlier.determiner not in {"a", "an"}
    is_unclear = earlier.after_preposition or after is None or after.text != "," or " " in later.name
    if is_called and is_unclear and not is_owned(tokens, earlier, after):
        return
    later.apposed_to = base
    if tokens[later.last - 1].capital and not tokens[earlier.last - 1].capital:
        earlier.name = later.name
        later.kind = BODY


def is_owned(tokens: list[Token], earlier: Mention, after: Token | None) -> bool:
    """As in "a message of his record company, Halden Lane,", but not "at his desk, Otis Lamb, a lawyer, said"."""
    before = tokens[earlier.first - 1].lower if earlier.first else ""
    is_whose = earlier.determiner in POSSESSIVES and before in {"by", "from", "of", "with"}
    return is_whose and after is not None and after.text == ","


def is_employer(mentions: list[Mention], base: int, number: int, after: Token | None) -> bool:
    """As in "Tess Arambulo, CEO, Aralin, said"."""
    later = mentions[number]
    is_named = later.kind in (BODY, PERSON) and not later.determiner and mentions[base].kind == PERSON
    return is_named and mentions[number - 1].apposed_to == base and after is not None and after.text == ","


def tells_of(later: Mention, earlier: Mention) -> bool:
    """As in "Otis Lamb, a lawyer" and "Otis Lamb, a retired Marine"."""
    is_in_a_place = earlier.place_like and not earlier.titles and " " not in earlier.name
    if earlier.kind != PERSON or is_plural(later.head) or is_in_a_place:
        return False
    if later.kind == PERSON:
        return later.determiner in {"a", "an"}
    return later.kind in (NOUN, PHRASE) and is_person_noun(later.head)


def is_unnamed(mention: Mention) -> bool:
    """As in "the envoy" and "the Turk": no name of a person has an article."""
    is_unknown = mention.kind == PHRASE and mention.determiner == "the"  # "said the beadle, Honor Pym"
    return (
        mention.kind == NOUN
        or is_unknown
        or (mention.kind == PERSON and mention.determiner == "the" and " " not in mention.name)
    )


def closes(after: Token | None) -> bool:
    return after is None or after.kind != WORD or after.lower in FUNCTION_WORDS or after.lower in CUES
