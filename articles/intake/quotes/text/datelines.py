"""Where a sentence begins after its dateline: "GENEVA, March 3 (Agency) -", "GENEVA (Agency - 3rd March)"."""

from __future__ import annotations

from articles.intake.quotes.text.tokens import SIGN, WORD, Token

LONGEST, MOST_CAPITALS = 16, 4
DASHES = {"-", "–", "—"}


def after_dateline(tokens: list[Token], first: int, last: int) -> int:
    """The first token after the dateline of the sentence from `first` up to `last`; `first` if it has none."""
    within, dashed = False, False  # brackets
    for index in range(first, min(first + LONGEST, last - 1)):
        token = tokens[index]
        if token.text == ")" and dashed:
            return index + 1 + (tokens[index + 1].text in DASHES)
        within = token.text == "(" or (within and token.text != ")")
        if index > first and token.kind == SIGN and token.text in DASHES:
            if not within:
                return index + 1 + (tokens[index + 1].text == "-")
            dashed = True
        if token.kind == WORD and not (token.capital or token.text[0].isdigit() or token.lower in {"of", "the"}):
            break
    return first


def after_capitals(tokens: list[Token], first: int) -> int:
    """The token after words in capitals and the colon that follows them; `first` if there is none."""
    at = first
    while at < min(first + MOST_CAPITALS, len(tokens) - 1) and tokens[at].kind == WORD and tokens[at].text.isupper():
        at += 1
    return at + 1 if at > first and tokens[at].text == ":" else first


def opens_with_a_place_in_capitals(tokens: list[Token], first: int) -> bool:
    text = tokens[first].text
    return len(text) > 2 and text.isupper()
