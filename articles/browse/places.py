"""The places of a list: how many of its records each has, and how many have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.browse.chips import build_chips
from articles.browse.labels import labels_at
from articles.browse.listing import Chip, Narrowed, Offer
from articles.browse.lists import NounList
from articles.browse.selection import Selection
from articles.index import Snapshot
from articles.models import Venue
from articles.nouns import NONE, Noun

PLACE = "venue"  # the facet of places, in every list that has a map
MOST_PLACES = 1_000
MOST_MERGED = 30  # places that one link selects; an address is limited (browse/filter_fields.py)


@dataclass(frozen=True)
class Place:
    """A venue, the number of its records in the list, and the query string that selects these."""

    venue: Venue
    count: int
    query: str


@dataclass(frozen=True)
class ListPlaces(Narrowed):
    """`places` come with the most records first. `nowhere` are the records without a place."""

    noun: Noun
    selection: Selection
    chips: Sequence[Chip]
    total: int
    places: Sequence[Place]
    nowhere: Offer
    matching: Any  # the query of the list

    @property
    def title(self) -> str:
        # Translators: what a drawing shows, such as "Statements by place".
        return _("%(list)s by place") % {"list": self.noun.plural_label}

    @property
    def query(self) -> str:
        return self.selection.filters_query

    def query_of(self, places: Sequence[Place]) -> str:
        """Selects the records at any of these places; "" if there are too many."""
        if len(places) > MOST_MERGED:
            return ""
        return self.selection.narrowed_to(PLACE, *(place.venue.slug for place in places)).query

    def count_of(self, places: Sequence[Place]) -> int:
        """The number of records at any of these places. A record may have several."""
        return int(self.matching.where(PLACE, [place.venue.slug for place in places]).total())


def places_of(noun_list: NounList, params: QueryDict, snapshot: Snapshot) -> ListPlaces:
    """The places of the list that the query string selects. Raises InvalidQuery. One query."""
    noun = noun_list.noun
    filter_set = noun_list.filter_set(params, snapshot)
    query, selection = filter_set.qs, replace(filter_set.selection, page=1)
    counts = query.facet_counts([PLACE], MOST_PLACES)[PLACE]
    venues = Venue.objects.in_bulk([slug for slug in counts if slug != NONE], field_name="slug")
    shown = [slug for slug in venues if selection.can_narrow_to(PLACE, slug)]
    places = [Place(venues[slug], counts[slug], selection.narrowed_to(PLACE, slug).query) for slug in shown]
    return ListPlaces(
        noun=noun,
        selection=selection,
        chips=build_chips(noun, labels_at(snapshot), selection),
        total=query.total(),
        places=sorted(places, key=lambda place: (-place.count, place.venue.name)),
        nowhere=Offer(counts.get(NONE, 0), selection.narrowed_to(PLACE, NONE).query),
        matching=query,
    )
