"""What stands around the words of a statement: its sentences without the words that are quoted or reported."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from articles.intake.quotes.reading import Reading
from articles.intake.quotes.statements import Span, Statement

FURTHEST = 300


@dataclass(frozen=True, slots=True)
class Frame:
    """`text` is the sentences of a statement with blanks for all contents, `cue` where its cue or its mention stands.

    `whole` is the same with all contents.
    """

    text: str
    cue: int
    whole: str

    @property
    def folded(self) -> str:
        return self.text.casefold()


class Frames:
    def __init__(self, reading: Reading, found: list[Statement]) -> None:
        self.reading = reading
        self.starts = [reading.tokens[sentence.first].start for sentence in reading.sentences]
        self.ends = [reading.tokens[sentence.last - 1].end for sentence in reading.sentences]
        self.blank = without(reading.text, [span for statement in found for span in statement.content])

    def of(self, statement: Statement) -> Frame:
        spans = [*statement.content, *([statement.cue] if statement.cue else [])]
        # A speaker who was named further back does not bring that sentence in.
        if statement.mention and abs(statement.mention[0] - statement.content[0][0]) < FURTHEST and statement.cue:
            spans.append(statement.mention)
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        start = self.starts[max(bisect_right(self.starts, first) - 1, 0)] if self.starts else 0
        number = bisect_left(self.ends, last)
        end = self.ends[number] if number < len(self.ends) else len(self.reading.text)
        at = (statement.cue or statement.mention or statement.content[-1])[0]
        return Frame(self.blank[start:end], max(at - start, 0), self.reading.text[start:end])


def without(text: str, spans: list[Span]) -> str:
    """The text with a blank for each character of the spans."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)
