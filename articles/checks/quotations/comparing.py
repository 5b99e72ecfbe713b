"""Compares the words of a statement with the text of its source.

The words are one or several passages, with "…" or "[…]" where something was left out between two of them, such as "he
said", and brackets where an editor put a word of their own. Passages stand in the source in this order, not far from
each other. The full stop or comma at the end of a passage may be another one: it belongs to the sentence around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from articles.checks.quotations.places import Places
from articles.checks.quotations.tokens import ELISION, Token, plain, tokens_of

MOST_LEFT_OUT = 150  # tokens between two passages
MOST_REPLACED = 15  # tokens that brackets stand for
ENDS = {".", ","}
AROUND = 8  # tokens of the source that are shown before and after
MOST_COMPARED = 2_000  # tokens of a statement


class _Passage(NamedTuple):
    tokens: list[Token]
    gap: int  # how many tokens of the source may stand before it


@dataclass(frozen=True)
class Difference:
    """A part of the comparison: what both have, what only the statement has, and what only the source has."""

    same: str = ""
    statement: str = ""
    source: str = ""


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text to the letter, but for what only printers differ in."""
    return is_among(words, Places(tokens_of(plain(text))))


def is_among(words: str, source: Places) -> bool:
    """The same for a source whose tokens are known already."""
    ours = tokens_of(plain(words))
    as_printed = _passages(ours, with_brackets=True)
    return _follows(as_printed, source) or _follows(_passages(ours, with_brackets=False), source)


def _passages(tokens: Sequence[Token], *, with_brackets: bool) -> list[_Passage]:
    """Split at elisions; unless the brackets are those of the source, at brackets too, without what stands in them."""
    passages: list[_Passage] = []
    current: list[Token] = []
    gap, inside = 0, False
    for token in tokens:
        opens, closes = token.text == "[", token.text == "]"
        if token.text == ELISION or (not with_brackets and (opens or closes)):
            passages.append(_Passage(current, gap))
            current, inside = [], opens and not with_brackets
            gap = MOST_LEFT_OUT if token.text == ELISION else MOST_REPLACED
        elif not inside:
            current.append(token)
    passages.append(_Passage(current, gap))
    return [_Passage(_without_end(tokens), gap) for tokens, gap in passages if _without_end(tokens)]


def _without_end(tokens: list[Token]) -> list[Token]:
    return tokens[:-1] if tokens and tokens[-1].text in ENDS else tokens


def _follows(passages: Sequence[_Passage], source: Places) -> bool:
    """Whether the passages stand in the source in their order. All places where one can end are followed at once."""
    if not passages:
        return False
    ends = source.after(passages[0].tokens, source.everywhere)
    for passage in passages[1:]:
        if not ends:
            return False
        ends = source.after(passage.tokens, source.within(ends, passage.gap))
    return bool(ends)


def differences(words: str, text: str) -> list[Difference]:
    """The words beside the passage of the text that is most like them, word by word."""
    plain_words, plain_text = plain(words), plain(text)
    ours, theirs = tokens_of(plain_words)[:MOST_COMPARED], tokens_of(plain_text)
    first, last = _window(ours, theirs)
    theirs = theirs[first:last]
    matcher = SequenceMatcher(None, _texts(ours), _texts(theirs), autojunk=False)
    found = []
    for kind, i, j, k, end in matcher.get_opcodes():
        mine, other = _slice(plain_words, ours[i:j]), _slice(plain_text, theirs[k:end])
        found.append(Difference(same=mine) if kind == "equal" else Difference(statement=mine, source=other))
    return found


def _window(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[int, int]:
    """The tokens of the source around the longest run that both share."""
    matcher = SequenceMatcher(None, _texts(ours), _texts(theirs), autojunk=False)
    run = matcher.find_longest_match()
    if not run.size:
        return 0, 0
    return max(run.b - run.a - AROUND, 0), run.b + len(ours) - run.a + AROUND


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


def _slice(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
