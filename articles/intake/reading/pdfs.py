"""PDF files, by pypdf. Lines are joined to paragraphs. The day a file was made is not that of its publication."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from articles.intake.reading.bylines import add_printed
from articles.intake.reading.documents import Block, Document, Facts, Refused
from articles.intake.reading.html_facts import add_addresses
from articles.intake.reading.lines import paragraphs
from articles.intake.reading.plain_characters import plain_line, plain_text
from articles.intake.reading.plain_texts import LONGEST_HEADLINE

MOST_PAGES = 200


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
