"""Atom feeds (RFC 4287) of pages of lists."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.exchange.records import Record
from articles.exchange.xml_text import xml_text
from articles.nouns import ARTICLE, STATEMENT

TITLE_LENGTH = 120  # characters
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # the date of a feed without entries


@dataclass(frozen=True)
class Entry:
    """An entry of a feed. `text` is plain text. `source_url` is the address of the article at its publisher."""

    title: str
    text: str
    author: str
    published: str  # ISO date
    topics: list[str]
    source_url: str


def statement_entry(record: Record) -> Entry:
    speaker = record["speaker"] or record["organisation"] or record["attribution"]
    text = record["words"] or record["paraphrase"]
    title = _("%(speaker)s: %(text)s") % {
        "speaker": speaker,
        "text": Truncator(text).chars(TITLE_LENGTH, truncate=" […]"),
    }
    return Entry(title, text, speaker, record["published"], record["topics"], record["source_url"])


def article_entry(record: Record) -> Entry:
    return Entry(record["headline"], record["summary"], record["outlet"], record["published"], [], record["source_url"])


# For each noun with feeds, the function that turns a record, with the columns of the noun, into an entry.
ENTRIES: dict[str, Callable[[Record], Entry]] = {STATEMENT.name: statement_entry, ARTICLE.name: article_entry}

nouns_with_feeds = frozenset(ENTRIES)


class Feed(Atom1Feed):
    """Django's Atom feed, with links to the next page (RFC 5005) and to sources, and a date even without entries."""

    def latest_post_date(self) -> datetime.datetime:
        return max((item["updateddate"] for item in self.items), default=EPOCH)

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        if item["source_url"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["source_url"]})


def feed(
    noun: str,
    records: Iterable[Record],
    *,
    title: str,
    subtitle: str,
    language: str,
    page_url: str,
    feed_url: str,
    next_url: str = "",
) -> str:
    """Returns the XML of a feed with these records. `page_url` is the HTML page of the list. All URLs are absolute."""
    atom = Feed(
        title=xml_text(title),  # which contains the words of a search
        subtitle=subtitle,
        link=page_url,
        description=None,
        language=language,
        author_name="Parley",
        feed_url=feed_url,
        feed_guid=feed_url,
        next_url=next_url,
    )
    for record in records:
        entry = ENTRIES[noun]({name: _as_xml(value) for name, value in record.items()})
        day = datetime.datetime.fromisoformat(entry.published).replace(tzinfo=datetime.UTC)
        atom.add_item(
            title=entry.title,
            link=record["url"],
            description=escape(entry.text),
            author_name=entry.author,
            pubdate=day,
            updateddate=day,
            unique_id=record["url"],
            categories=entry.topics,
            source_url=entry.source_url,
        )
    return str(atom.writeString("utf-8"))


def _as_xml(value: Any) -> Any:
    """A text, or a list of texts, as XML can contain it. Other values stay as they are."""
    if isinstance(value, list):
        return [_as_xml(item) for item in value]
    return xml_text(value) if isinstance(value, str) else value
