"""Records as plain data: what is exported of each noun, under the names of the domain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.models import Article, Person, Venue
from articles.models.base import address
from articles.models.statement_row import StatementRow

Absolute = Callable[[str], str]  # an address of ours -> the same with scheme and host
Record = dict[str, Any]
ToRecord = Callable[[Any, Absolute], Record]


def statement_record(row: StatementRow, absolute: Absolute) -> Record:
    return {
        "id": row.uid,
        "url": absolute(row.get_absolute_url()),
        "kind": row.kind,
        "words": row.words,
        "paraphrase": row.paraphrase,
        "speaker": row.speaker_name or "",
        "speaker_id": row.speaker_slug or "",
        "role": row.role_title or "",
        "organisation": row.organisation_name or row.role_organisation or "",
        "party": row.party_name or "",
        "attribution": row.attribution,
        "channel": row.channel,
        "medium": row.medium,
        "said_on": row.said_on.isoformat() if row.said_on else "",
        "said_precision": row.said_precision if row.said_on else "",
        "venue": row.venue_name or "",
        "round": row.round_name or "",
        "topics": [name for name, _ in row.topics],
        "uncertain": [f"{what}: {reason}" for what, reason in row.uncertainties],
        "article": row.article_headline,
        "article_url": absolute(address("article_detail", row.article_slug)),
        "outlet": row.outlet_name,
        "agency": row.agency_name or "",
        "published": row.article_published.isoformat(),
        "source_url": row.source_url,
    }


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
