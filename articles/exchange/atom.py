"""A page of a list as a feed: Atom, RFC 4287."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.exchange.records import Record
from articles.nouns import ARTICLE, STATEMENT

TITLE_LENGTH = 120  # characters
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XML 1.0 has none of these
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # when a feed without entries was updated


@dataclass(frozen=True)
class Entry:
    """`text` is plain text. `source_url` is the address of the report at its publisher's."""

    title: str
    text: str
    author: str
    published: str  # ISO date
    topics: list[str]
    source_url: str


def statement_entry(record: Record) -> Entry:
    speaker = record["speaker"] or record["organisation"] or record["attribution"]
    text = record["words"] or record["paraphrase"]
    title = _("%(speaker)s: %(text)s") % {"speaker": speaker, "text": Truncator(text).chars(TITLE_LENGTH)}
    return Entry(title, text, speaker, record["published"], record["topics"], record["source_url"])


def article_entry(record: Record) -> Entry:
    return Entry(record["headline"], record["summary"], record["outlet"], record["published"], [], record["source_url"])


# Of the nouns that have feeds. Entries are made of the columns of the noun.
ENTRIES: dict[str, Callable[[Record], Entry]] = {STATEMENT.name: statement_entry, ARTICLE.name: article_entry}


nouns_with_feeds = frozenset(ENTRIES)


class _Feed(Atom1Feed):
    """Django's, with the next page (RFC 5005), the source of each entry, and a date where there is no entry."""

    def latest_post_date(self) -> datetime.datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("link", "", {"rel": "via", "href": item["source_url"]})


def feed(
    noun: str, records: Iterable[Record], *, title: str, language: str, page_url: str, feed_url: str, next_url: str = ""
) -> str:
    """The feed of a page of a list, as XML. `page_url` is the address of the same list as a page; all are absolute."""
    made = _Feed(
        title=title,
        link=page_url,
        description=None,
        language=language,
        author_name="Parley",
        feed_url=feed_url,
        feed_guid=feed_url,
        next_url=next_url,
    )
    for record in records:
        entry = ENTRIES[noun]({name: _without_control_characters(value) for name, value in record.items()})
        day = datetime.datetime.fromisoformat(entry.published).replace(tzinfo=datetime.UTC)
        made.add_item(
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
    return str(made.writeString("utf-8"))


def _without_control_characters(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_control_characters(each) for each in value]
    return CONTROL_CHARACTERS.sub("", value) if isinstance(value, str) else value
