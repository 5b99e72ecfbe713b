"""Pages: HTML as it was saved, copied or archived, and pages that SingleFile saved."""

from __future__ import annotations

import re

from articles.intake.reading.documents import Document
from articles.intake.reading.html_blocks import BlockReader
from articles.intake.reading.html_facts import facts_of
from articles.intake.reading.html_tree import tree_of
from articles.intake.reading.story import mark_story

# Browsers and SingleFile write into a comment where they saved the page from.
SAVED_FROM = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s+url:\s*|saved from url=\(\d+\))(https?://[^\s>]{4,900})"
)
HEAD = 8192


def read_page(page: str, address: str, *, propose_story: bool) -> Document:
    saved_from = SAVED_FROM.search(page[:HEAD])
    address = address or (saved_from[1] if saved_from else "")
    root = tree_of(page)
    blocks = BlockReader().read(root)
    facts = facts_of(root, blocks, address)
    mark_story(blocks, root, propose=propose_story)
    return Document(blocks, facts)
