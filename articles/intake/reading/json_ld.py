"""What a page says of its article in JSON-LD: https://schema.org/NewsArticle."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

_ARTICLES = """
Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle
AskPublicNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting Report
"""
ARTICLES = frozenset(_ARTICLES.split())
LONGEST = 1_000_000  # characters of a script
MOST_NODES = 2_000


def article_in(root: Any) -> dict[str, Any]:
    """The article that the page's scripts describe; {} if there is none. Related articles are nested deeper."""
    scripts = [script for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    nodes = (pair for script in scripts for pair in _nodes(script.text or ""))
    articles = [(depth, node) for depth, node in nodes if _is_article(node)]
    return min(articles, key=itemgetter(0), default=(0, {}))[1]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return not ARTICLES.isdisjoint(
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    )


def _nodes(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """All objects of a script, outer before inner, at most MOST_NODES; each with the number of those around it."""
    try:
        waiting = [(0, json.loads(text.strip().removesuffix(";"), strict=False))] if len(text) <= LONGEST else []
    except (ValueError, RecursionError):
        return
    for _count in range(MOST_NODES):
        if not waiting:
            return
        depth, node = waiting.pop(0)
        if isinstance(node, dict):
            yield depth, node
            waiting += [(depth + 1, value) for value in node.values() if isinstance(value, (dict, list))]
        elif isinstance(node, list):
            waiting += [(depth, value) for value in node]


def texts(value: Any) -> list[str]:
    """The texts, or the names or addresses of the things, that a property has."""
    if isinstance(value, list):
        return (
            [text for each in value[:20] for text in texts(each)]
            if not any(isinstance(one, list) for one in value)
            else []
        )
    if isinstance(value, dict):
        value = value.get("name") or value.get("url")
    return [html.unescape(value)] if isinstance(value, str) and value.strip() else []
