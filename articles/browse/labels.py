"""What facet values are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q
from django.db.models.constants import LOOKUP_SEP
from django.utils.text import capfirst
from django.utils.translation import get_language

from articles.index import Kind, Snapshot, Stamp, name_slug
from articles.index.paths import field_at, model_at
from articles.nouns import NOUNS, Field, Noun


@dataclass(frozen=True)
class Labels:
    """The labels of all values of all facets in one language, as of one state of the index."""

    names: Mapping[Any, Mapping[str, str]]  # model -> slug -> name
    labels: Mapping[tuple[str, str], Mapping[str, str]]  # noun and facet -> value -> label

    def of(self, noun: Noun, facet: str) -> Mapping[str, str]:
        """Value -> label. A value without one is its own label."""
        return self.labels.get((noun.name, facet), {})


class _Known(NamedTuple):
    """The labels last read, and the states of the index that names and all labels are true of."""

    renames: tuple[str, int]
    stamp: Stamp
    labels: Labels


_known: dict[str | None, _Known] = {}  # by language


def labels_at(snapshot: Snapshot) -> Labels:
    """Kept for each language. Names are read again, in a query for each noun, when a record may have been renamed."""
    language = get_language()
    known = _known.get(language)
    if known is None or known.stamp != snapshot.stamp:
        renamed = known is None or known.renames != snapshot.names
        names = _read_names() if known is None or renamed else known.labels.names
        known = _known[language] = _Known(snapshot.names, snapshot.stamp, _labels(names, snapshot))
    return known.labels


def _facets() -> list[tuple[Noun, Field]]:
    return [(noun, field) for noun in NOUNS for field in noun.facets.values()]


def _read_names() -> dict[Any, dict[str, str]]:
    models = {record_model(noun, field) for noun, field in _facets() if field.kind == Kind.RECORD}
    return {model: dict(model._default_manager.values_list("slug", "name")) for model in models}


def _labels(names: Mapping[Any, Mapping[str, str]], snapshot: Snapshot) -> Labels:
    found = {}
    for noun, field in _facets():
        if field.kind == Kind.RECORD:
            found[noun.name, field.name] = names[record_model(noun, field)]
        else:
            found[noun.name, field.name] = _labels_of_values(noun, field, snapshot)
    return Labels(names, found)


def _labels_of_values(noun: Noun, field: Field, snapshot: Snapshot) -> dict[str, str]:
    if field.kind == Kind.NAME:
        return {name_slug(text): text for text in _texts(noun, field)}
    if field.label_of:
        return {value: field.label_of(value) for value in snapshot.counts(noun.name, field.name)}
    return {value: capfirst(str(label)) for value, label in choices(noun, field)}


def _texts(noun: Noun, field: Field) -> Iterable[str]:
    """All texts of a field of the kind NAME."""
    column = field.paths[0].rpartition(LOOKUP_SEP)[2]
    return record_model(noun, field)._default_manager.order_by(column).values_list(column, flat=True).distinct()


def choices(noun: Noun, field: Field) -> list[tuple[str, Any]]:
    return list(field_at(noun.model, field.paths[0]).flatchoices) if field.kind == Kind.CHOICE else []


def record_model(noun: Noun, field: Field) -> Any:
    return model_at(noun.model, field.paths[0])


def values_matching(noun: Noun, field: Field, text: str, snapshot: Snapshot, among: Collection[str]) -> set[str]:
    """Those of the values `among` whose label, or for records any alias, contains the text."""
    if field.kind != Kind.RECORD:
        labels = labels_at(snapshot).of(noun, field.name)
        return {value for value in among if text.casefold() in labels.get(value, value).casefold()}
    matching = Q(name__icontains=text)
    if field.aliases:
        matching |= Q(**{f"{field.aliases}__icontains": text})
    records = record_model(noun, field)._default_manager.filter(matching)
    return set(records.values_list("slug", flat=True)) & set(among)
