"""Records as plain data: what is exported of each noun, under the names of the domain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.models import Article, Person, Statement, Venue

Absolute = Callable[[str], str]  # an address of ours -> the same with scheme and host
Record = dict[str, Any]
ToRecord = Callable[[Any, Absolute], Record]


def statement_record(statement: Statement, absolute: Absolute) -> Record:
    """Needs `for_display()`."""
    article, role, party = statement.article, statement.role, statement.spoken_for
    return {
        "id": statement.uid,
        "url": absolute(statement.get_absolute_url()),
        "kind": statement.kind,
        "words": statement.words,
        "paraphrase": statement.paraphrase,
        "speaker": statement.speaker.name if statement.speaker else "",
        "speaker_id": statement.speaker.slug if statement.speaker else "",
        "role": role.title if role else "",
        "organisation": _organisation(statement),
        "party": party.name if party else "",
        "attribution": statement.attribution,
        "channel": statement.channel,
        "medium": statement.medium,
        "said_on": statement.said_on.isoformat() if statement.said_on else "",
        "said_precision": statement.said_precision if statement.said_on else "",
        "venue": statement.venue.name if statement.venue else "",
        "round": statement.round.name if statement.round else "",
        "topics": [topic.name for topic in statement.topics.all()],
        "uncertain": [f"{what}: {reason}" for what, reason in statement.uncertainties],
        "article": article.headline,
        "article_url": absolute(article.get_absolute_url()),
        "outlet": article.outlet.name,
        "agency": article.agency.name if article.agency else "",
        "published": article.published.isoformat(),
        "source_url": statement.source_url,
    }


def _organisation(statement: Statement) -> str:
    if statement.organisation:
        return statement.organisation.name
    if statement.role and statement.role.organisation:
        return statement.role.organisation.name
    return ""


def article_record(article: Article, absolute: Absolute) -> Record:
    """Needs `with_outlets().with_counts()`."""
    return {
        "id": article.slug,
        "url": absolute(article.get_absolute_url()),
        "headline": article.headline,
        "outlet": article.outlet.name,
        "agency": article.agency.name if article.agency else "",
        "published": article.published.isoformat(),
        "language": article.language,
        "source_url": article.url,
        "summary": article.summary,
        "coding": article.coding,
        "statements": getattr(article, "statement_count", None),
    }


def person_record(person: Person, absolute: Absolute) -> Record:
    """Needs `with_counts().with_names().with_roles()`."""
    return {
        "id": person.slug,
        "url": absolute(person.get_absolute_url()),
        "name": person.name,
        "names": [name.name for name in person.names.all()],
        "roles": [str(role.title) for role in person.roles.all()],
        "parties": sorted({role.party.name for role in person.roles.all() if role.party}),
        "description": person.description,
        "statements": getattr(person, "statement_count", None),
    }


def venue_record(venue: Venue, absolute: Absolute) -> Record:
    """Needs `with_counts()` and its rounds."""
    return {
        "id": venue.slug,
        "url": absolute(venue.get_absolute_url()),
        "name": venue.name,
        "country": venue.country,
        "latitude": float(venue.latitude),
        "longitude": float(venue.longitude),
        "rounds": [talks.name for talks in venue.rounds.all()],
        "description": venue.description,
        "statements": getattr(venue, "statement_count", None),
    }


# The columns of each list as a table, in order.
COLUMNS: dict[str, list[str]] = {
    "statements": [
        "id",
        "url",
        "kind",
        "words",
        "paraphrase",
        "speaker",
        "speaker_id",
        "role",
        "organisation",
        "party",
        "attribution",
        "channel",
        "medium",
        "said_on",
        "said_precision",
        "venue",
        "round",
        "topics",
        "uncertain",
        "article",
        "article_url",
        "outlet",
        "agency",
        "published",
        "source_url",
    ],
    "articles": [
        "id",
        "url",
        "headline",
        "outlet",
        "agency",
        "published",
        "language",
        "source_url",
        "summary",
        "coding",
        "statements",
    ],
    "people": [
        "id",
        "url",
        "name",
        "names",
        "roles",
        "parties",
        "description",
        "statements",
    ],
    "venues": [
        "id",
        "url",
        "name",
        "country",
        "latitude",
        "longitude",
        "rounds",
        "description",
        "statements",
    ],
}
