"""The passages of a statement that stand in marks, and their words without the marks."""

from __future__ import annotations

import re

from articles.intake.quotes.statements import Span, Statement

BROKEN_LINE = re.compile(r"\s*[\r\n\u2028\u2029\v\f\x85]\s*")


def passages(text: str, statement: Statement) -> list[list[Span]]:
    """A quotation that "he said" interrupts is kept as a passage for each part, so that each is found in its source.

    One that goes on over paragraphs is one passage: only marks stand between its parts. So is a paraphrase, whose words
    will be ours.
    """
    if statement.kind == "paraphrase":
        return [statement.content]
    result: list[list[Span]] = []
    for span in statement.content:
        if result and not any(letter.isalnum() for letter in text[result[-1][-1][1] : span[0]]):
            result[-1].append(span)
        else:
            result.append([span])
    return result


def words_between(text: str, spans: list[Span]) -> str:
    """To the letter but for the ends of lines."""
    return " ".join(BROKEN_LINE.sub(" ", text[start:end]) for start, end in spans)
