"""Several words that tell of speech together: "made clear that", "voiced hope that", "is adamant that"."""

from __future__ import annotations

from articles.intake.quotes.text.tokens import WORD, Token
from articles.intake.quotes.words.cue_words import all_forms
from articles.intake.quotes.words.lexicon import ADVERBS, FORMS_OF_BE
from articles.intake.quotes.words.word_lists import WORDS

MAKING = all_forms("make", "leave") | {"made", "left"}
PLAIN = {"clear", "plain", "known", "explicit", "public"}
# Light verbs, which tell of speech together with a noun.
GIVING = all_forms(
    "express", "voice", "issue", "offer", "share", "air", "sound", "raise", "repeat", "reiterate", "deliver"
)
GIVING |= {
    "give",
    "gives",
    "gave",
    "given",
    "giving",
    "make",
    "makes",
    "made",
    "making",
    "take",
    "takes",
    "took",
    "hold",
}
GIVING |= {"holds", "held"}
SURE = WORDS["sure that"]
NOUNS_BEFORE_THAT = WORDS["nouns before that"]
LONGEST = 6


def end_of_cue_phrase(tokens: list[Token], at: int) -> int:
    """The token after the phrase that begins here and is followed by "that"; `at` if none does."""
    word = tokens[at].lower
    if word in MAKING and (end := after_plain(tokens, at + 1)):
        return end
    if word in {"let", "lets"} and [token.lower for token in tokens[at + 1 : at + 5]] == ["it", "be", "known", "that"]:
        return at + 4
    if word in FORMS_OF_BE and (end := after_sure(tokens, at + 1)):
        return end
    return after_noun(tokens, at + 1) if word in GIVING else at


def after_plain(tokens: list[Token], at: int) -> int:
    while tokens[at].lower in {"it", "itself"} or is_adverb(tokens[at]):
        at += 1
    return at + 1 if tokens[at].lower in PLAIN and tokens[at + 1].lower == "that" else 0


def after_sure(tokens: list[Token], at: int) -> int:
    while is_adverb(tokens[at]):
        at += 1
    return at + 1 if tokens[at].lower in SURE and tokens[at + 1].lower == "that" else 0


def after_noun(tokens: list[Token], at: int) -> int:
    """As in "expressed grave concern that": the noun stands right before "that"."""
    first = at - 1
    while at < first + LONGEST and tokens[at].kind == WORD:
        if tokens[at + 1].lower == "that" and tokens[at].lower in NOUNS_BEFORE_THAT:
            return at + 1
        if tokens[at].lower in {"that", "no", "any", "little"} or tokens[at].genitive:
            break  # "made light of Mr Orr's claim that"
        at += 1
    return first


def is_adverb(token: Token) -> bool:
    return (
        token.lower in ADVERBS
        or (token.kind == WORD and token.lower.endswith("ly"))
        or token.lower in {"very", "quite"}
    )
