"""A tree of a page → its visible text as blocks, in order. Every visible text is in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from articles.intake.reading.documents import Block
from articles.intake.reading.plain_characters import plain_line

_UNSEEN = """
head script style noscript template svg math iframe object embed applet canvas audio video map select option textarea
button input datalist dialog
"""
_BLOCKS = """
address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul
"""
UNSEEN, BLOCKS = frozenset(_UNSEEN.split()), frozenset(_BLOCKS.split())
ASIDE = frozenset(("nav", "footer", "aside", "form", "menu"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th"))
BOLD = frozenset(("b", "strong"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LINE_BREAKS = re.compile(r"(?:[^\S\n]*\n[^\S\n]*){2,}")
BREAK = "\x00"  # of a line that the page breaks; other line breaks are spaces
CELL_BREAK = " | "
OPENING, CLOSING = "“", "”"  # of <q>, whose marks browsers add
MARKS = "\"'“”‘’«»„‚‹›"


class BlockReader:
    """Goes through a tree once, without recursion: nesting is as deep as the page likes."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._open: list[str] = []  # the tags around the present place that decide what a block is
        self._bold = 0  # how many tags around the present place print in bold
        self._is_bold = True  # whether all words of the present block are
        self._headlined = False

    def read(self, root: Any) -> list[Block]:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if _is_unseen(element):
                    walker.skip_subtree()
                else:
                    self._enter(element)
            else:
                if not _is_unseen(element):
                    self._leave(element)
                self._add(element.tail)
        self._flush()
        return self.blocks

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            self._open.append(tag)
        elif tag in CELLS and self._text:
            self._text.append(CELL_BREAK)
        elif tag == "q" and not (element.text or "").strip().startswith(tuple(MARKS)):
            self._text.append(OPENING)
        elif tag == "br":
            if self._asks():
                self._flush()
            self._text.append(BREAK)
        elif tag in BOLD:
            self._bold += 1
        self._add(element.text)

    def _leave(self, element: Any) -> None:
        if element.tag in BLOCKS:
            self._flush()
            self._open.pop()
        elif element.tag == "q" and not "".join(element.itertext()).rstrip().endswith(tuple(MARKS)):
            self._text.append(CLOSING)
        elif element.tag in BOLD:
            self._bold -= 1

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text.replace(BREAK, ""))
            self._is_bold = self._is_bold and (self._bold > 0 or not text.strip())

    def _asks(self) -> bool:
        """Whether the words since the last block are a question in bold, as interviews print it."""
        is_question = self._is_bold and "".join(self._text[-2:]).rstrip().endswith("?")
        return is_question and self._kind() == "paragraph"

    def _flush(self) -> None:
        kind = "heading" if self._asks() else self._kind()
        text, self._text, self._is_bold = "".join(self._text), [], True
        for part in _paragraphs(text):
            self.blocks.append(Block(kind, part, is_aside=not ASIDE.isdisjoint(self._open)))
        if kind == "headline" and self.blocks and self.blocks[-1].kind == "headline":
            self._headlined = True

    def _kind(self) -> str:
        for tag in reversed(self._open):
            if tag in HEADINGS:
                return "heading" if tag != "h1" or self._headlined else "headline"
            if tag in ("figcaption", "caption"):
                return "caption"
            if tag == "table":
                return "table"
            if tag == "blockquote":
                return "quotation"
            if tag in ("li", "dt", "dd"):
                return "item" if "blockquote" not in self._open else "quotation"
        return "paragraph"


def _paragraphs(text: str) -> Iterator[str]:
    """Two line breaks in a row end a paragraph; a single one stays."""
    lines = [plain_line(line) for line in text.split(BREAK)]
    for part in LINE_BREAKS.split("\n".join(lines).strip("\n")):
        if part.strip(" |\n"):
            yield part.strip()


def _is_unseen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in UNSEEN or "hidden" in element.attrib:
        return True
    return bool(HIDDEN.search(element.get("style", "")))
