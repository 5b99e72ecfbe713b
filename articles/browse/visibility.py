"""Which people and venues readers may see: those of published articles, as the index knows them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from articles.browse.labels import labels_at
from articles.index import Snapshot
from articles.models import Person, Venue
from articles.models.person import PersonQuerySet
from articles.models.venue import VenueQuerySet


def visible_people(snapshot: Snapshot) -> PersonQuerySet:
    """People whom a published article quotes or names. To ask the index takes less time than to look at articles."""
    named = snapshot.counts("article", "person").keys()
    return Person.objects.exclude(slug__in=labels_at(snapshot).names[Person].keys() - named)


def visible_venues(snapshot: Snapshot) -> VenueQuerySet:
    """Venues that a published article names or quotes from, or that held a round."""
    named = snapshot.counts("article", "venue").keys()
    return Venue.objects.exclude(slug__in=labels_at(snapshot).names[Venue].keys() - named, rounds=None)


def visible_slugs(model: Any, snapshot: Snapshot, wanted: Collection[str]) -> Collection[str]:
    """The slugs of the model's records that readers may see, at least those of `wanted`."""
    if model is Person:
        return snapshot.counts("article", "person")
    if model is Venue:
        named = snapshot.counts("article", "venue")
        if all(slug in named for slug in wanted):
            return named
        return set(visible_venues(snapshot).filter(slug__in=wanted).values_list("slug", flat=True))
    return labels_at(snapshot).names[model]
