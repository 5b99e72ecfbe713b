"""What a source says of the article that is made of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.models import Outlet, Precision, Source
from articles.models.naming import name_key


@dataclass(frozen=True)
class ArticleFacts:
    """`outlet` and `agency` are known outlets; the names are what the page has where it is none of them."""

    headline: str
    address: str
    outlet: Outlet | None
    outlet_name: str
    agency: Outlet | None
    agency_name: str
    author: str
    published: datetime.date | None
    published_precision: str
    language: str


def article_facts(source: Source) -> ArticleFacts:
    outlet_name, agency_name = source.fact("outlet"), source.fact("agency")
    known = {name_key(one.name): one for one in Outlet.objects.all()} if outlet_name or agency_name else {}
    outlet, agency = known.get(name_key(outlet_name)), known.get(name_key(agency_name))
    published, precision = _read_day(source.fact("published"))
    return ArticleFacts(
        headline=source.fact("headline")[:300],
        address=source.address or source.fact("address"),
        outlet=outlet,
        outlet_name="" if outlet else outlet_name,
        agency=agency,
        agency_name="" if agency else agency_name,
        author=source.fact("author")[:200],
        published=published,
        published_precision=precision,
        language=source.fact("language")[:12] or "en",
    )


def _read_day(text: str) -> tuple[datetime.date | None, str]:
    """A day, month or year as ISO 8601 writes them; a moment counts as its day."""
    written = text.split("T")[0]
    for rest, precision in (("", Precision.DAY), ("-01", Precision.MONTH), ("-01-01", Precision.YEAR)):
        try:
            return datetime.date.fromisoformat(written + rest), precision.value
        except ValueError:
            continue
    return None, Precision.DAY.value
