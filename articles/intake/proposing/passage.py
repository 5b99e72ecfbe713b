"""The story of a source as the one text that is read, and where its characters stand in the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from articles.intake.quotes.statements import Span
from articles.models import Source
from articles.models.source import BLOCK_BREAK, Block

# What is read for statements. A table has no sentences.
READ = frozenset({"paragraph", "quotation", "item", "caption"})
BLOCK_QUOTATION, BOLD = "> ", "**"
MOST_CHARACTERS = 150_000  # four times the longest articles; the reader of quotations takes a second for so many


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is that of the blocks, `starts` and `ends` where each stands, `moved` how much further in the source.

    `begins` is where the story begins in `text`, after the headline. `is_cut` says that the story goes on after it.
    """

    text: str
    begins: int
    starts: list[int]
    ends: list[int]
    moved: list[int]
    is_cut: bool

    @property
    def story(self) -> str:
        return self.text[self.begins :]

    def in_source(self, span: Span) -> list[int]:
        """A span of the text as the offsets in `Source.text`."""
        by = self.moved[max(bisect_right(self.starts, span[0]) - 1, 0)]
        return [span[0] + by, span[1] + by]

    def within_block(self, span: Span) -> Span:
        """A span without the signs that follow its block. It is empty if nothing is left."""
        number = max(bisect_right(self.starts, span[0]) - 1, 0)
        return span[0], max(span[0], min(span[1], self.ends[number]))

    def from_source(self, start: int, end: int) -> Span:
        """The reverse of `in_source`."""
        number = bisect_right([begin + by for begin, by in zip(self.starts, self.moved, strict=True)], start) - 1
        by = self.moved[max(number, 0)]
        return start - by, end - by


def story_of(source: Source) -> Passage:
    """Its beginning, if it is longer than any article. The headline stands above it: it says who gives a speech, and
    whom initials mean."""
    text, begins, is_cut = "", 0, False
    starts: list[int] = []
    ends: list[int] = []
    moved: list[int] = []
    for block in source.block_list():
        is_headline = block.kind == "headline" and not text
        if not (is_headline or is_read(block)) or not block.text.strip():
            continue
        room = MOST_CHARACTERS - len(text) - len(BLOCK_BREAK)
        is_cut = is_cut or len(block.text) > room
        if room <= 0:
            break
        opening, closing = signs_of(block)
        text += (BLOCK_BREAK if text else "") + opening
        starts.append(len(text) - len(opening))
        moved.append(block.start - len(text))
        text += block.text[:room]
        ends.append(len(text))
        text += closing
        if is_headline:
            begins = len(text)
    return Passage(text, begins, starts or [0], ends or [0], moved or [0], is_cut)


def is_read(block: Block) -> bool:
    return block.is_story and (block.kind in READ or is_question(block))


def is_question(block: Block) -> bool:
    """Whether it may be a question of an interview. Other headings are not read."""
    return block.kind == "heading" and block.text.endswith("?")


def signs_of(block: Block) -> tuple[str, str]:
    """What stands before and after a block, so that the reader of quotations knows what it is."""
    if is_question(block):
        return BOLD, BOLD
    is_marked = block.kind != "quotation" or block.text.lstrip().startswith(">")
    return ("" if is_marked else BLOCK_QUOTATION), ""
