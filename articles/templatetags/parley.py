"""Display only: nothing here asks the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.search import Phrase, mark

register = template.Library()


@register.filter
def marked(text: str, phrases: Iterable[Phrase] | None) -> SafeString:
    """The text, escaped, with `<mark>` around what the search matched. `{{ words|marked:listing.phrases }}`"""
    if not phrases:
        return conditional_escape(text)
    pieces = ((format_html("<mark>{}</mark>" if piece.match else "{}", piece.text),) for piece in mark(text, phrases))
    return format_html_join("", "{}", pieces)


@register.filter
def has_match(text: str, phrases: Iterable[Phrase] | None) -> bool:
    """Whether the search matched in the text."""
    return any(piece.match for piece in mark(text, phrases or ()))


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], address: str) -> str:
    """The address with scheme and host."""
    return str(context["request"].build_absolute_uri(address))
