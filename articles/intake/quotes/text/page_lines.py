"""Sentences that are lines of a page and no prose: headlines with capitals, menus."""

from __future__ import annotations

from collections import Counter

from articles.intake.quotes.text.tokens import BREAK, WORD, Token

SHORT_WORD, FEWEST_IN_A_HEADLINE, FEWEST_BARS = 3, 3, 2


def headlines(tokens: list[Token]) -> set[int]:
    """The numbers of the sentences with all longer words in capitals and no full stop: "Orr Confirms Breach"."""
    lengths, others, last = Counter[int](), set[int](), {}
    for token in tokens:
        if token.kind == WORD and len(token.text) > SHORT_WORD:
            lengths[token.sentence] += 1
            if not token.capital:
                others.add(token.sentence)
        if token.kind != BREAK:
            last[token.sentence] = token.text
    return {
        sentence
        for sentence, count in lengths.items()
        if count >= FEWEST_IN_A_HEADLINE and sentence not in others and last[sentence] not in {".", "", ","}
    }


def menus(tokens: list[Token]) -> set[int]:
    """The numbers of the sentences with several bars: "Recap | Box score | Photos"."""
    bars = Counter(token.sentence for token in tokens if token.text == "|")
    return {sentence for sentence, count in bars.items() if count >= FEWEST_BARS}
