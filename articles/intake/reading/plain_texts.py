"""Plain texts: empty lines part the paragraphs. Without them each line is one, unless the text is hard-wrapped."""

from __future__ import annotations

import re

from articles.intake.reading.bylines import add_printed
from articles.intake.reading.documents import Block, Document, Facts
from articles.intake.reading.html_facts import ADDRESS, add_addresses
from articles.intake.reading.lines import are_wrapped, paragraphs
from articles.intake.reading.plain_characters import plain_line, plain_text

LONGEST_HEADLINE = 200  # characters
END_OF_SENTENCE = (".", ":", ";", ",", ".”", '."')


def read_text(text: str, address: str) -> Document:
    blocks = blocks_of(text)
    facts = Facts()
    if blocks and blocks[0].kind == "headline":
        facts.add("headline", blocks[0].text, "first line")
    add_printed(facts, blocks)
    own_line = [block.text for block in blocks if ADDRESS.fullmatch(block.text)]
    add_addresses(facts, [(address, "address"), *((value, "text") for value in own_line[:1])])
    return Document(blocks, facts)


def blocks_of(text: str) -> list[Block]:
    """The first paragraph is the headline if it is one line that ends like none of a text."""
    text = plain_text(text)
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    if len(parts) < 3 and text.count("\n") > 5:
        lines = [line for line in text.split("\n") if line]
        parts = paragraphs(text) if are_wrapped(lines) else lines
    blocks = [Block("paragraph", _unwrapped(part)) for part in parts]
    if len(blocks) > 1 and _is_headline(parts[0].strip()):
        blocks[0] = Block("headline", blocks[0].text, is_story=False)
    return [block for block in blocks if block.text]


def _is_headline(part: str) -> bool:
    return "\n" not in part and len(part) <= LONGEST_HEADLINE and not part.endswith(END_OF_SENTENCE)


def _unwrapped(part: str) -> str:
    """Lines that were broken at a width are joined; those of a list or an address stay."""
    lines = [plain_line(line) for line in part.strip().split("\n")]
    widths = [len(line) for line in lines[:-1]]
    wrapped = bool(widths) and min(widths) > 40 and max(widths) <= 100
    return (" " if wrapped else "\n").join(line for line in lines if line)
