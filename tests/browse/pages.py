"""Pages of the site as a test reads them."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client


def page_of(address: str) -> str:
    """The HTML of a page that must answer."""
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def text_of(html: str) -> str:
    """The text between the tags, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
