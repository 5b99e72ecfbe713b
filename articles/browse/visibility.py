"""The people and venues that readers may see: those of published articles, according to the index."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from articles.browse.labels import labels_at
from articles.index import Snapshot
from articles.models import Person, Venue
from articles.models.person import PersonQuerySet
from articles.models.venue import VenueQuerySet


def visible_people(snapshot: Snapshot) -> PersonQuerySet:
    """People whom a published article quotes or names. The index finds them faster than a join over articles."""
    named = snapshot.counts("article", "person").keys()
    return Person.objects.exclude(slug__in=labels_at(snapshot).names[Person].keys() - named)


def visible_venues(snapshot: Snapshot) -> VenueQuerySet:
    """Venues that a published article names or quotes from, or that held a round."""
    named = snapshot.counts("article", "venue").keys()
    return Venue.objects.exclude(slug__in=labels_at(snapshot).names[Venue].keys() - named, rounds=None)


def visible_slugs(model: Any, snapshot: Snapshot, wanted: Collection[str]) -> Collection[str]:
    """Slugs of records that readers may see. Those in `wanted` are complete, others may be missing."""
    if model is Person:
        return snapshot.counts("article", "person")
    if model is Venue:
        named = snapshot.counts("article", "venue")
        if all(slug in named for slug in wanted):
            return named
        return set(visible_venues(snapshot).filter(slug__in=wanted).values_list("slug", flat=True))
    return labels_at(snapshot).names[model]
