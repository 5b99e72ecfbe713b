"""What facet values are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.index import Snapshot
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


Labels = Mapping[str, Mapping[str, str]]  # facet -> value -> label


@dataclass(frozen=True)
class _Known:
    names: tuple[str, int] | None
    labels: Labels


_known = _Known(None, {})


def labels_at(snapshot: Snapshot) -> Labels:
    """The labels of all values of all facets, as of this state of the index; values without one are their own.

    They are read once, one query a noun, and again when something may have got another name.
    """
    global _known
    if _known.names != snapshot.names:
        names = {model: dict(model._default_manager.values_list("slug", "name")) for model in {*RECORDS.values()}}
        _known = _Known(snapshot.names, {**{facet: names[model] for facet, model in RECORDS.items()}, **CHOICES})
    return _known.labels


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
