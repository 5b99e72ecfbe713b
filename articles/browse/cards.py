"""A statement as a list shows it: every value finished, so that the template only has to place it.

A page has 25 cards of some thirty values each. Templates look a value up by trying one thing after another, which
costs more than all else on the page when the value lies three records away.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import get_language

from articles.browse.statement_rows import StatementRow
from articles.models import Precision, Statement
from articles.models.base import address, spell_date

# Letters of a date in ISO 8601 that are known.
ISO_LENGTH: dict[str, int] = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
UNSAID = (Statement.Channel.DIRECT, Statement.Channel.NOT_STATED)
LONG = 220  # letters; longer words are set smaller


class Card(NamedTuple):
    uid: str
    kind: str
    address: str
    source_url: str  # opens at the words
    language: str  # of words, headline and attribution
    words: str
    is_long: bool
    paraphrase: str
    context: str
    speaker: str
    speaker_address: str  # "" where no known person speaks
    is_as_printed: bool  # the speaker is named by nothing but the attribution
    office: str
    party: str
    party_slug: str
    said: str  # "" where the day is not known
    said_iso: str
    venue: str
    venue_address: str
    how: str  # medium and channel, in words
    printed: str  # the attribution, where it differs from the speaker's name
    topics: list[tuple[str, str]]  # name and address
    uncertainties: list[tuple[str, str]]  # what is uncertain, and the reason
    uncertain: str  # what is uncertain, in words
    headline: str
    article_address: str
    article_url: str
    outlet: str
    outlet_slug: str
    agency: str
    agency_slug: str
    published: str
    published_iso: str


def cards_of(rows: Iterable[StatementRow]) -> list[Card]:
    return [card_of(row) for row in rows]


def card_of(row: StatementRow) -> Card:
    name, doubts = row.speaker_label, row.uncertainties
    return Card(
        uid=row.uid,
        kind=row.kind,
        address=row.get_absolute_url(),
        source_url=row.source_url,
        language=row.article_language,
        words=row.words,
        is_long=len(row.words) > LONG,
        paraphrase=row.paraphrase,
        context=row.context,
        speaker=name,
        speaker_address=address("person_detail", row.speaker_slug) if row.speaker_slug else "",
        is_as_printed=not (row.speaker_name or row.organisation_name),
        office=", ".join(filter(None, [row.role_title, row.role_organisation])),
        party=row.party_name or "",
        party_slug=row.party_slug or "",
        said=row.spelled_date,
        said_iso=row.said_on.isoformat()[: ISO_LENGTH[row.said_precision]] if row.said_on else "",
        venue=row.venue_name or "",
        venue_address=address("venue_detail", row.venue_slug) if row.venue_slug else "",
        how=_how(row.medium, row.channel, get_language()),
        printed=row.attribution if row.attribution != name else "",
        topics=[(topic, address("topic_detail", slug)) for topic, slug in row.topics],
        uncertainties=doubts,
        uncertain=", ".join(what for what, _ in doubts),
        headline=row.article_headline,
        article_address=address("article_detail", row.article_slug),
        article_url=row.article_url,
        outlet=row.outlet_name,
        outlet_slug=row.outlet_slug,
        agency=row.agency_name or "",
        agency_slug=row.agency_slug or "",
        published=spell_date(row.article_published, Precision.DAY),
        published_iso=row.article_published.isoformat(),
    )


@lru_cache(maxsize=1_000)
def _how(medium: str, channel: str, language: str | None) -> str:
    """ "News conference, through a spokesperson". A direct channel, and one that is not stated, go without saying."""
    known = [Statement.Medium(medium).label] if medium else []
    known += [Statement.Channel(channel).label] if channel not in UNSAID else []
    return capfirst(", ".join(map(str, known)))
