"""Filters of the public pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.search import Phrase, mark


def marked(text: str, phrases: Iterable[Phrase] | None) -> SafeString:
    """The text, escaped, with `<mark>` around what the search matched: `{{ words|marked(listing.phrases) }}`."""
    if not phrases:
        return conditional_escape(text)
    pieces = ((format_html("<mark>{}</mark>" if piece.match else "{}", piece.text),) for piece in mark(text, phrases))
    return format_html_join("", "{}", pieces)


def has_match(text: str, phrases: Iterable[Phrase] | None) -> bool:
    """Whether the search matched in the text."""
    return any(piece.match for piece in mark(text, phrases or ()))


def number(value: int) -> str:
    """1234567 as "1,234,567"."""
    return f"{value:,}"
