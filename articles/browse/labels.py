"""What facet values are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import get_language

from articles.index import Kind, Snapshot
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


_known: dict[str | None, tuple[tuple[str, int], Labels]] = {}  # by language


def labels_at(snapshot: Snapshot) -> Labels:
    """Read once for each language, in a query for each noun, and again when a record may have been renamed."""
    language = get_language()
    if language not in _known or _known[language][0] != snapshot.names:
        _known[language] = snapshot.names, _read(snapshot)
    return _known[language][1]


def _read(snapshot: Snapshot) -> Labels:
    facets = [(noun, field) for noun in NOUNS for field in noun.facets.values()]
    models = {record_model(noun, field) for noun, field in facets if field.kind == Kind.RECORD}
    names: dict[Any, dict[str, str]] = {
        model: dict(model._default_manager.values_list("slug", "name")) for model in models
    }
    return Labels(
        names,
        {
            (noun.name, field.name): names[record_model(noun, field)]
            if field.kind == Kind.RECORD
            else _labels(noun, field, snapshot)
            for noun, field in facets
        },
    )


def _labels(noun: Noun, field: Field, snapshot: Snapshot) -> dict[str, str]:
    if field.label_of:
        return {value: field.label_of(value) for value in snapshot.counts(noun.name, field.name)}
    return {value: capfirst(str(label)) for value, label in choices(noun, field)}


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
