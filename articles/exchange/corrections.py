"""Corrections as an Atom feed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape

from articles.exchange.atom import Feed
from articles.exchange.xml_text import xml_text


@dataclass(frozen=True)
class ToldChange:
    """`text` is plain text. `url` is absolute."""

    title: str
    text: str
    url: str
    made_at: datetime.datetime


def corrections_feed(told: Iterable[ToldChange], *, title: str, language: str, page_url: str, feed_url: str) -> str:
    """Returns the XML of a feed of corrections, the latest first."""
    atom = Feed(
        title=title,
        link=page_url,
        description=None,
        language=language,
        author_name="Parley",
        feed_url=feed_url,
        feed_guid=feed_url,
        next_url="",
    )
    for one in told:
        atom.add_item(
            title=xml_text(one.title),
            link=one.url,
            description=escape(xml_text(one.text)),
            author_name="Parley",
            pubdate=one.made_at,
            updateddate=one.made_at,
            unique_id=one.url,
            source_url="",
        )
    return str(atom.writeString("utf-8"))
