"""Statements as cards: all values that a list shows, ready for output by the template.

A page has 25 cards with more than thirty values each. Attribute lookups across several records in a template would
take more time than the rest of the page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.browse.reasons import Reason
from articles.browse.selection import Selection
from articles.browse.statement_rows import StatementRow
from articles.models import Statement
from articles.models.base import Precision, address, spell_date
from articles.models.statement import spell_chain
from articles.spelling import iso_date, quotation_marks, spell_list

OMITTED_CHANNELS = ("", Statement.Channel.DIRECT, Statement.Channel.NOT_STATED)


class Card(NamedTuple):
    pk: int
    uid: str
    kind: str
    address: str
    source_url: str  # with a text fragment, so that it opens at the words
    language: str  # of words, headline and attribution
    opening_mark: str  # quotation mark of this language
    closing_mark: str
    words: str
    paraphrase: str
    context: str
    speaker: str
    speaker_address: str  # "" if the speaker is not a known person
    is_as_printed: bool  # the attribution is the only name of the speaker
    office: str
    party: str
    party_address: str  # of its statements
    said: str  # "" if the day is not known
    said_iso: str
    venue: str
    venue_address: str
    how: str  # medium and channel, in words
    chain: str  # who told it to the article; "" if the record does not say
    printed: str  # the attribution, if it differs from the speaker's name
    topics: list[tuple[str, str]]  # name and address
    uncertainties: list[tuple[str, str]]  # what is uncertain, and the reason
    uncertain: str  # what is uncertain, in words
    check: str  # of the words against the source: "verbatim", "differs", or "" if it was not made
    checked: str  # when
    checked_iso: str
    headline: str
    article_address: str
    article_url: str
    outlet: str
    outlet_address: str  # of its articles
    agency: str
    agency_address: str
    published: str
    published_iso: str
    passages: int = 0  # that report the same remark, if there are others; 0 also if they were not counted
    utterance_address: str = ""
    found_by: Sequence[Reason] = ()


def cards_of(rows: Iterable[StatementRow], passages: Mapping[str, int] | None = None) -> list[Card]:
    """`passages` are the numbers of statements that report each remark, by its slug."""
    language = get_language()
    return [_card(row, language, passages or {}) for row in rows]


def _card(row: StatementRow, language: str | None, passages: Mapping[str, int]) -> Card:
    """`language` is the active language. It is passed in because each call of `get_language` is slow."""
    name, uncertainties = row.speaker_label, row.uncertainties
    opening_mark, closing_mark = quotation_marks(row.article_language)
    alike = passages.get(row.utterance_slug, 0) if row.utterance_slug else 0
    return Card(
        pk=row.pk,
        uid=row.uid,
        kind=row.kind,
        address=row.get_absolute_url(),
        source_url=row.source_url,
        language=row.article_language,
        opening_mark=opening_mark,
        closing_mark=closing_mark,
        words=row.words,
        paraphrase=row.paraphrase,
        context=row.context,
        speaker=name,
        speaker_address=address("person_detail", row.speaker_slug) if row.speaker_slug else "",
        is_as_printed=not (row.speaker_name or row.organisation_name),
        office=_office(row.role_title, row.role_organisation, language),
        party=row.party_name or "",
        party_address=_list_address("statement_list", "party", row.party_slug),
        said=_spelled(row.said_on, row.said_precision, language),
        said_iso=iso_date(row.said_on, row.said_precision) if row.said_on else "",
        venue=row.venue_name or "",
        venue_address=address("venue_detail", row.venue_slug) if row.venue_slug else "",
        how=_how(row.medium, "" if row.relayed_by else row.channel, language),
        chain=spell_chain(name, row.relayed_by, row.outlet_name) if row.relayed_by else "",
        printed=row.attribution if row.attribution != name else "",
        topics=[(topic, address("topic_detail", slug)) for topic, slug in row.topics],
        uncertainties=uncertainties,
        uncertain=spell_list(what for what, _reason in uncertainties) if uncertainties else "",
        check=row.check_verdict or "",
        checked=_spelled(row.checked_on, Precision.DAY, language) if row.checked_on else "",
        checked_iso=row.checked_on.isoformat() if row.checked_on else "",
        headline=row.article_headline,
        article_address=address("article_detail", row.article_slug),
        article_url=row.article_url,
        outlet=row.outlet_name,
        outlet_address=_list_address("article_list", "outlet", row.outlet_slug),
        agency=row.agency_name or "",
        agency_address=_list_address("article_list", "agency", row.agency_slug),
        published=_spelled(row.article_published, row.article_published_precision, language),
        published_iso=iso_date(row.article_published, row.article_published_precision),
        passages=alike if alike > 1 else 0,
        utterance_address=address("utterance_detail", row.utterance_slug) if alike > 1 and row.utterance_slug else "",
    )


@lru_cache(maxsize=1_000)
def _how(medium: str, channel: str, language: str | None) -> str:
    """ "News conference, through a spokesperson". Channels that add nothing to the medium are left out.

    Without a channel, something else says how the words reached the article.
    """
    labels = [Statement.Medium(medium).label] if medium else []
    in_writing = medium == Statement.Medium.WRITTEN and channel == Statement.Channel.WRITTEN
    labels += [Statement.Channel(channel).label] if channel not in OMITTED_CHANNELS and not in_writing else []
    return capfirst(spell_list(map(str, labels)))


@lru_cache(maxsize=10_000)
def _spelled(date: datetime.date | None, precision: str, language: str | None) -> str:
    """`spell_date` with a cache of its own, because `spell_date` calls `get_language` each time."""
    return spell_date(date, precision)


@lru_cache(maxsize=10_000)
def _office(title: str | None, organisation: str | None, language: str | None) -> str:
    """ "Secretary of State, US Department of State"."""
    if not (title and organisation):
        return title or organisation or ""
    return _("%(title)s, %(body)s") % {"title": title, "body": organisation}


@lru_cache(maxsize=10_000)
def _list_address(view: str, facet: str, slug: str | None) -> str:
    """The address of the list filtered by one value, or "" without a value. Cached, since cards share most values."""
    return reverse(view) + Selection(chosen={facet: (slug,)}).query if slug else ""
