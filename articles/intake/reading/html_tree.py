"""Text of a page → a tree of lxml, which fetches nothing and knows no entities but HTML's."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from articles.intake.reading.documents import Refused

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def tree_of(page: str) -> Any:
    """The root element. Raises Refused if there is none.

    libxml2 would cut a page off where 256 tags are open: old pages close few. The process has limits of its own.
    """
    parser = html.HTMLParser(no_network=True, remove_pis=True, remove_comments=True, huge_tree=True)
    text = DECLARATION.sub("", page.replace("\x00", ""))
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError):
        raise Refused("not-readable") from None
    return root


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
