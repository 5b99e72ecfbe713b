"""A statement as a list shows it: every value finished, so that the template only has to place it.

A page has 25 cards of some thirty values each. Templates look a value up by trying one thing after another, which
costs more than all else on the page when the value lies three records away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Precision, Statement
from articles.models.base import spell_date

ISO = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}
LONG = 220  # letters; longer words are set smaller


@dataclass(frozen=True, slots=True)
class Card:
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


def cards_of(statements: Iterable[Statement]) -> list[Card]:
    return [card_of(statement) for statement in statements]


def card_of(statement: Statement) -> Card:
    """Needs `for_display()`; asks the database nothing."""
    article, role, party = statement.article, statement.role, statement.spoken_for
    speaker, venue, agency, said = statement.speaker, statement.venue, article.agency, statement.said_on
    name = statement.speaker_label
    return Card(
        uid=statement.uid,
        kind=statement.kind,
        address=statement.get_absolute_url(),
        source_url=statement.source_url,
        language=article.language,
        words=statement.words,
        is_long=len(statement.words) > LONG,
        paraphrase=statement.paraphrase,
        context=statement.context,
        speaker=name,
        speaker_address=speaker.get_absolute_url() if speaker else "",
        is_as_printed=not (speaker or statement.organisation),
        office=", ".join([role.title, *([role.organisation.name] if role.organisation else [])]) if role else "",
        party=party.name if party else "",
        party_slug=party.slug if party else "",
        said=statement.spelled_date,
        said_iso=said.strftime(ISO[Precision(statement.said_precision)]) if said else "",
        venue=venue.name if venue else "",
        venue_address=venue.get_absolute_url() if venue else "",
        how=_how(statement),
        printed=statement.attribution if statement.attribution != name else "",
        topics=[(topic.name, topic.get_absolute_url()) for topic in statement.topics.all()],
        uncertainties=statement.uncertainties,
        uncertain=", ".join(what for what, _ in statement.uncertainties),
        headline=article.headline,
        article_address=article.get_absolute_url(),
        article_url=article.url,
        outlet=article.outlet.name,
        outlet_slug=article.outlet.slug,
        agency=agency.name if agency else "",
        agency_slug=agency.slug if agency else "",
        published=spell_date(article.published, Precision.DAY),
        published_iso=article.published.isoformat(),
    )


MEDIA = {value: str(label) for value, label in Statement.Medium.choices}
CHANNELS = {value: str(label) for value, label in Statement.Channel.choices}


def _how(statement: Statement) -> str:
    """ "News conference, through a spokesperson"; a direct channel goes without saying."""
    channel = "" if statement.channel == Statement.Channel.DIRECT else CHANNELS.get(statement.channel, "")
    words = ", ".join(filter(None, [MEDIA.get(statement.medium, ""), channel]))
    return words[:1].upper() + words[1:]
