"""The people, venues and vocabulary that readers may see: those of published articles, according to the index.

Vocabulary, such as topics and outlets, is public with its first published use. Rounds and questions are public
from the start.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from articles.browse.labels import labels_at, record_model
from articles.index import Kind, Snapshot
from articles.models import Organisation, Party, Person, Question, Role, Round, Topic, Venue
from articles.models.person import PersonQuerySet
from articles.models.venue import VenueQuerySet
from articles.nouns import ARTICLE, STATEMENT


def visible_people(snapshot: Snapshot) -> PersonQuerySet:
    """People whom a published article quotes or names. The index finds them faster than a join over articles."""
    named = snapshot.counts("article", "person").keys()
    return Person.objects.exclude(slug__in=labels_at(snapshot).names[Person].keys() - named)


def visible_venues(snapshot: Snapshot) -> VenueQuerySet:
    """Venues that a published article names or quotes from, or that held a round."""
    named = snapshot.counts("article", "venue").keys()
    return Venue.objects.exclude(slug__in=labels_at(snapshot).names[Venue].keys() - named, rounds=None)


def visible_topics(snapshot: Snapshot) -> QuerySet[Topic]:
    """Topics of published statements. Topics are few, so their slugs fit into a query."""
    return Topic.objects.filter(slug__in=list(snapshot.counts("statement", "topic")))


def visible_slugs(model: Any, snapshot: Snapshot, wanted: Collection[str]) -> Collection[str]:
    """Slugs of records that readers may see. Those in `wanted` are complete, others may be missing."""
    if model is Person:
        return snapshot.counts("article", "person")
    if model is Venue:
        named = snapshot.counts("article", "venue")
        if all(slug in named for slug in wanted):
            return named
        return set(visible_venues(snapshot).filter(slug__in=wanted).values_list("slug", flat=True))
    if model in (Question, Round):
        return labels_at(snapshot).names[model]
    used = _used(model, snapshot)
    if model in (Party, Organisation) and not all(slug in used for slug in wanted):
        people = Role.objects.published().filter(person__in=visible_people(snapshot).order_by())
        held = people.filter(**{f"{model._meta.model_name}__slug__in": wanted})
        return used | set(held.values_list(f"{model._meta.model_name}__slug", flat=True))
    return used


def _used(model: Any, snapshot: Snapshot) -> set[str]:
    """The slugs that published articles and statements use, by every field of the index that leads to the model."""
    fields = ((noun, field) for noun in (ARTICLE, STATEMENT) for field in noun.facets.values())
    counts = (
        snapshot.counts(noun.name, field.name)
        for noun, field in fields
        if field.kind == Kind.RECORD and record_model(noun, field) is model
    )
    return {slug for values in counts for slug in values}
