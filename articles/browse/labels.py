"""What facet values are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from articles.models import Organisation, Outlet, Party, Person, Round, Statement, Topic, Venue

RECORDS: dict[str, Any] = {
    "speaker": Person,
    "person": Person,
    "party": Party,
    "topic": Topic,
    "venue": Venue,
    "round": Round,
    "outlet": Outlet,
    "agency": Outlet,
    "organisation": Organisation,
}
CHOICES: dict[str, dict[str, str]] = {
    "kind": {value: str(label).capitalize() for value, label in Statement.Kind.choices},
    "medium": {value: str(label).capitalize() for value, label in Statement.Medium.choices},
}


def labels_of(values: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
    """Facet -> value -> label, one query for all facets. A value without a record is its own label."""
    labels = {facet: dict.fromkeys(slugs, "") for facet, slugs in values.items()}
    queries = [_names(facet, slugs) for facet, slugs in values.items() if facet in RECORDS and slugs]
    for facet, slug, name in queries[0].union(*queries[1:], all=True) if queries else ():
        labels[facet][slug] = name
    return {
        facet: {slug: name or CHOICES.get(facet, {}).get(slug, slug) for slug, name in known.items()}
        for facet, known in labels.items()
    }


def _names(facet: str, slugs: Collection[str]) -> QuerySet[Any, tuple[str, str, str]]:
    records = RECORDS[facet]._default_manager.order_by().filter(slug__in=slugs)
    return records.values_list(Value(facet, output_field=CharField()), "slug", "name")


def values_called(facet: str, text: str, among: Collection[str]) -> set[str]:
    """Those of the values `among` whose label, or for people and venues any other name, contains the text."""
    if facet not in RECORDS:
        labels = CHOICES.get(facet, {})
        return {value for value in among if text.casefold() in labels.get(value, value).casefold()}
    model = RECORDS[facet]
    called = Q(name__icontains=text)
    if model in (Person, Venue):
        called |= Q(names__name__icontains=text)
    return set(model._default_manager.filter(called).values_list("slug", flat=True)) & set(among)
