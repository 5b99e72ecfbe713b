"""The list of venues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.browse.filters import VenueFilter
from articles.browse.lists import NounList
from articles.browse.statement_counts import add_statement_counts
from articles.browse.tables import TableQuery
from articles.browse.visibility import visible_venues
from articles.index import Snapshot
from articles.models import Venue
from articles.nouns import VENUE

VENUES_PAGE = 50


def fetch_venues(pks: Sequence[int], snapshot: Snapshot) -> list[Any]:
    """The venues with these keys, in this order, each with its rounds and `statement_count`."""
    venues: dict[int, Any] = Venue.objects.prefetch_related("rounds").in_bulk(pks) if pks else {}
    add_statement_counts(venues.values(), VENUE, snapshot)
    return [venues[pk] for pk in pks if pk in venues]


VENUES = NounList(
    noun=VENUE,
    filters=VenueFilter,
    records=lambda snapshot: TableQuery(snapshot, VENUE, visible_venues(snapshot)),
    fetch=fetch_venues,
    page_size=VENUES_PAGE,
    values_pages=False,
)
