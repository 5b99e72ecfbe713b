"""Reads the texts that a search looks through and a row does not show, to say why the row was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.index import Kind
from articles.index.paths import multiple_part
from articles.nouns.declarations import Noun, Text
from articles.nouns.flat_query import FlatQuery


class _Source(NamedTuple):
    """A path to texts, and the label of a row that was found by one of them."""

    label: Text
    path: str
    is_multiple: bool


class SearchedTexts:
    """The texts of the fields of a noun that have a `found_by`. The SQL is kept."""

    def __init__(self, noun: Noun) -> None:
        sources, records = list(_sources(noun)), noun.model._default_manager.all()
        self._single = [source for source in sources if not source.is_multiple]
        self._single_query = FlatQuery(records.all, [source.path for source in self._single])
        self._multiple = [
            (source, FlatQuery(records.distinct, [source.path], order=[source.path]))
            for source in sources
            if source.is_multiple
        ]

    def read(self, pks: Sequence[int]) -> dict[int, list[tuple[Text, str]]]:
        """Primary key -> label and text of all that may have been found. One query, and one for each path to several.

        The keys are those of records that readers may see.
        """
        texts: dict[int, list[tuple[Text, str]]] = {pk: [] for pk in pks}
        if self._single:
            for pk, *values in self._single_query.rows(pks):
                texts[pk] += [(one.label, text) for one, text in zip(self._single, values, strict=True) if text]
        for source, query in self._multiple:
            for pk, text in query.rows(pks):
                texts[pk] += [(source.label, text)] if text else []
        return texts


def _sources(noun: Noun) -> Iterator[_Source]:
    """The paths of all fields that say what found a row: to a text or a name, and to the aliases of a record."""
    for field in noun.fields:
        for path in field.paths:
            names = f"{path}__name" if field.kind == Kind.RECORD else path
            for label, texts in ((field.found_by, names), (field.found_by_alias, f"{path}__{field.aliases}")):
                if label:
                    yield _Source(label, texts, bool(multiple_part(noun.model, texts)))
