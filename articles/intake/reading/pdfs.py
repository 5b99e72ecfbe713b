"""PDF files, by pypdf. Lines are joined to paragraphs. The day a file was made is not that of its publication."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from articles.intake.reading.bylines import add_printed
from articles.intake.reading.documents import Block, Document, Facts, Refused
from articles.intake.reading.html_facts import add_addresses
from articles.intake.reading.plain_characters import plain_line, plain_text
from articles.intake.reading.plain_texts import LONGEST_HEADLINE

MOST_PAGES = 200
ENDS = re.compile(r"[.!?:”\"’)]$")
# Of the width of a usual line: a shorter one ends its paragraph if it ends a sentence, or in any case.
SHORT, VERY_SHORT = 0.8, 0.6
DIVIDED = re.compile(r"[a-z]-$")


def read_pdf(data: bytes, address: str) -> Document:
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("locked")
        if len(reader.pages) > MOST_PAGES:
            raise Refused("too-many-pages")
        pages = [plain_text(page.extract_text()) for page in reader.pages]
        title = plain_line(str((reader.metadata and reader.metadata.title) or ""))
    except Refused:
        raise
    except (MemoryError, RecursionError):
        raise
    except (PyPdfError, Exception):  # damaged files raise anything: KeyError, AttributeError, struct.error, …
        raise Refused("not-readable") from None
    blocks = [Block("paragraph", text) for text in paragraphs("\n".join(pages))]
    if len(blocks) > 1 and len(blocks[0].text) <= LONGEST_HEADLINE and not blocks[0].text.endswith("."):
        blocks[0] = Block("headline", blocks[0].text, is_story=False)
    facts = Facts()
    if blocks and blocks[0].kind == "headline":
        facts.add("headline", blocks[0].text, "first line")
    facts.add("headline", title, "pdf")
    add_printed(facts, blocks)
    add_addresses(facts, [(address, "address")])
    return Document(blocks, facts)


def paragraphs(text: str) -> list[str]:
    """A paragraph ends at an empty line, and at a short one."""
    lines = [line.strip() for line in text.split("\n")]
    widths = sorted(len(line) for line in lines if line)
    usual = widths[int(0.9 * len(widths))] if widths else 0
    found: list[str] = []
    current = ""
    for line in lines:
        is_divided = DIVIDED.search(current) and line[:1].islower()
        current = current[:-1] + line if is_divided else f"{current} {line}".strip()
        is_last = len(line) < VERY_SHORT * usual or (len(line) < SHORT * usual and ENDS.search(line))
        if current and is_last:
            found.append(current)
            current = ""
    return [*found, current] if current else found
