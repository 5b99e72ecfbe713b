"""The labels of facets, their values and sort orders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
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
    """All labels of the lists in one language, for one state of the index."""

    language: str | None
    names: Mapping[Any, Mapping[str, str]]  # model -> slug -> name
    facets: Mapping[tuple[str, str], str]  # noun and facet -> label
    values: Mapping[tuple[str, str], Mapping[str, str]]  # noun and facet -> value -> label
    sorts: Mapping[tuple[str, str], str]  # noun and sort order -> label

    def of(self, noun: Noun, facet: str) -> Mapping[str, str]:
        """Value -> label. A value without one is its own label."""
        return self.values.get((noun.name, facet), {})

    def of_facet(self, noun: Noun, facet: str) -> str:
        return self.facets[noun.name, facet]

    def of_sort(self, noun: Noun, sort: str) -> str:
        return self.sorts[noun.name, sort]


class _CachedLabels(NamedTuple):
    """Labels, with the versions of the index for which the names and all labels are valid."""

    names_version: tuple[str, int]
    stamp: Stamp
    labels: Labels


_cache: dict[str | None, _CachedLabels] = {}  # by language


def labels_at(snapshot: Snapshot) -> Labels:
    """Cached for each language. Names are read again, in a query for each model, if a record may have been renamed."""
    language = get_language()
    cached = _cache.get(language)
    if cached is None or cached.stamp != snapshot.stamp:
        is_current = cached is not None and cached.names_version == snapshot.names
        names = cached.labels.names if cached and is_current else _read_names()
        cached = _cache[language] = _CachedLabels(snapshot.names, snapshot.stamp, _labels(language, names, snapshot))
    return cached.labels


def value_label(facet: Field, labels: Mapping[str, str], value: str) -> str:
    """The label of a value, or of a missing one."""
    return next((str(each.label) for each in facet.missing if each.value == value), labels.get(value, value))


def _facets() -> list[tuple[Noun, Field]]:
    return [(noun, field) for noun in NOUNS for field in noun.facets.values()]


def _read_names() -> dict[Any, dict[str, str]]:
    models = {record_model(noun, field) for noun, field in _facets() if field.kind == Kind.RECORD}
    return {model: dict(model._default_manager.values_list("slug", model.named_by)) for model in models}


def _labels(language: str | None, names: Mapping[Any, Mapping[str, str]], snapshot: Snapshot) -> Labels:
    return Labels(
        language,
        names,
        facets={(noun.name, field.name): str(field.label) for noun, field in _facets()},
        values={(noun.name, field.name): _labels_of_values(noun, field, names, snapshot) for noun, field in _facets()},
        sorts={(noun.name, sort.name): str(sort.label) for noun in NOUNS for sort in noun.sorts},
    )


def _labels_of_values(
    noun: Noun, field: Field, names: Mapping[Any, Mapping[str, str]], snapshot: Snapshot
) -> Mapping[str, str]:
    if field.kind == Kind.RECORD:
        return names[record_model(noun, field)]
    if field.kind == Kind.NAME:
        return {name_slug(text): text for text in _texts(noun, field)}
    if field.label_of:
        return {value: field.label_of(value) for value in snapshot.counts(noun.name, field.name)}
    return {value: capfirst(str(label)) for value, label in choices(noun, field)}


def _texts(noun: Noun, field: Field) -> Iterable[str]:
    """All distinct texts of a field of the kind NAME."""
    column = field.paths[0].rpartition(LOOKUP_SEP)[2]
    return record_model(noun, field)._default_manager.order_by(column).values_list(column, flat=True).distinct()


def choices(noun: Noun, field: Field) -> list[tuple[str, Any]]:
    return list(field_at(noun.model, field.paths[0]).flatchoices) if field.kind == Kind.CHOICE else []


def record_model(noun: Noun, field: Field) -> Any:
    return model_at(noun.model, field.paths[0])


def values_matching(noun: Noun, field: Field, text: str, snapshot: Snapshot, among: Collection[str]) -> set[str]:
    """The values in `among` whose label contains the text. For records, names and aliases are searched."""
    missing = {each.value for each in field.missing if text.casefold() in str(each.label).casefold()}
    if field.kind != Kind.RECORD:
        labels = labels_at(snapshot).of(noun, field.name)
        found = {value for value in among if text.casefold() in labels.get(value, value).casefold()}
        return (found - set(field.missing_values)) | missing.intersection(among)
    model = record_model(noun, field)
    columns = [model.named_by, *([field.aliases] if field.aliases else [])]
    spellings = {text, text.lower(), text.title(), text.upper()}  # SQLite ignores the case of Latin letters only
    matching = Q()
    for column, spelling in product(columns, spellings):
        matching |= Q(**{f"{column}__icontains": spelling})
    records = model._default_manager.filter(matching)
    return {*records.values_list("slug", flat=True), *missing} & set(among)
