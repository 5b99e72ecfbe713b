"""The text of a source as the review shows it: plain blocks, with a mark on each stretch that is proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Proposal, Source
from articles.models.source import Block


@dataclass(frozen=True)
class ShownBlock:
    """`html` is the text of the block and nothing else, so that offsets in it can be counted in the browser."""

    kind: str
    start: int
    html: SafeString


@dataclass(frozen=True)
class Part:
    """Blocks that follow each other and are story, or are not."""

    is_story: bool
    blocks: list[ShownBlock]


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int
    proposal: Proposal


def parts_of(source: Source, proposals: Sequence[Proposal]) -> list[Part]:
    stretches = sorted(
        (Stretch(start, end, one) for one in proposals for start, end in one.content), key=lambda one: one.start
    )
    marked = _with_marks(list(source.block_list()), stretches)
    return [
        Part(is_story, [shown for _story, shown in group]) for is_story, group in groupby(marked, lambda one: one[0])
    ]


def _with_marks(blocks: Sequence[Block], stretches: Sequence[Stretch]) -> Iterator[tuple[bool, ShownBlock]]:
    """Each block with the stretches that touch it. Both are in order, so each stretch is looked at by few blocks."""
    first = 0
    for block in blocks:
        end = block.start + len(block.text)
        while first < len(stretches) and stretches[first].end <= block.start:
            first += 1
        here = [one for one in _until(stretches, first, end) if one.end > block.start]
        yield block.is_story, ShownBlock(block.kind, block.start, _mark(block, here))


def _until(stretches: Sequence[Stretch], first: int, end: int) -> Iterator[Stretch]:
    for position in range(first, len(stretches)):
        if stretches[position].start >= end:
            return
        yield stretches[position]


def _mark(block: Block, stretches: Sequence[Stretch]) -> SafeString:
    """Of stretches that overlap, the shortest is marked."""
    last = len(block.text)
    edges = {0, last}
    for one in stretches:
        edges |= {min(max(one.start - block.start, 0), last), min(max(one.end - block.start, 0), last)}
    pieces = []
    for start, end in pairwise(sorted(edges)):
        over = [one for one in stretches if one.start - block.start <= start and one.end - block.start >= end]
        shortest = min(over, key=lambda one: one.end - one.start, default=None)
        pieces.append((_piece(block.text[start:end], shortest),))
    return format_html_join("", "{}", pieces)


def _piece(text: str, stretch: Stretch | None) -> SafeString | str:
    if stretch is None:
        return text
    shown = '<mark data-proposal="{}" data-state="{}">{}</mark>'
    return format_html(shown, stretch.proposal.pk, stretch.proposal.state, text)
