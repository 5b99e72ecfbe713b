"""Texts in Markdown, such as the codebook, as HTML with anchors at their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True)
class Heading:
    """`level` is 2 for a section and 3 for a part of one."""

    anchor: str
    text: str
    level: int


@dataclass(frozen=True)
class Document:
    """`html` has everything but the title."""

    title: str
    html: SafeString
    headings: tuple[Heading, ...]


def read_document(path: Path) -> Document:
    """The text in a file, which begins with its title as a heading of the first level."""
    return _document(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=10)
def _document(path: Path, _modified: int) -> Document:
    markdown = _markdown()
    tokens = markdown.parse(path.read_text(encoding="utf-8"))
    _open, title, _close, *body = tokens
    headings = tuple(_add_anchors(body))
    _name_tables(body)
    html: str = markdown.renderer.render(body, markdown.options, {})
    return Document(_text_of(title), mark_safe(html), headings)  # noqa: S308 HTML in the text is escaped


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("js-default", {"html": False, "typographer": True})
    markdown.add_render_rule("heading_open", _render_heading_open)
    markdown.add_render_rule("heading_close", _render_heading_close)
    markdown.add_render_rule("table_open", _render_table_open)
    markdown.add_render_rule("table_close", _render_table_close)
    return markdown


def _text_of(inline: Token) -> str:
    return "".join(token.content for token in inline.children or ())


def _add_anchors(tokens: Sequence[Token]) -> list[Heading]:
    """Gives each heading an id of its own, and returns the headings."""
    headings: list[Heading] = []
    for token, inline in pairwise(tokens):
        if token.type != "heading_open":
            continue
        text = _text_of(inline)
        anchor = slugify(text)
        if not anchor or any(heading.anchor == anchor for heading in headings):
            anchor = f"{anchor}-{len(headings) + 1}"
        token.attrSet("id", anchor)
        headings.append(Heading(anchor, text, int(token.tag[1:])))
    return headings


def _name_tables(tokens: Sequence[Token]) -> None:
    """A table can be scrolled, so it must have a name: that of the heading before it."""
    anchor: Any = ""
    for token in tokens:
        if token.type == "heading_open":
            anchor = token.attrGet("id")
        elif token.type == "table_open":
            token.meta["heading"] = anchor
        elif token.type == "th_open":
            token.attrSet("scope", "col")


def _render_heading_open(_renderer: Any, tokens: Sequence[Token], index: int, *_options: Any) -> str:
    token = tokens[index]
    return format_html('<{} id="{}"><a href="#{}">', token.tag, token.attrGet("id"), token.attrGet("id"))


def _render_heading_close(_renderer: Any, tokens: Sequence[Token], index: int, *_options: Any) -> str:
    return f"</a></{tokens[index].tag}>\n"


def _render_table_open(_renderer: Any, tokens: Sequence[Token], index: int, *_options: Any) -> str:
    heading = tokens[index].meta["heading"]
    return format_html('<div class="table-scroll" role="region" aria-labelledby="{}" tabindex="0">\n<table>\n', heading)


def _render_table_close(*_arguments: Any) -> str:
    return "</table>\n</div>\n"
