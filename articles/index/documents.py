"""Records as the index stores them, and the documents of the engine that are made of them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.utils.text import slugify
from tantivy import Document

from articles.index.schema import NOUN, Catalogue

Value = str | list[str] | None


class IndexedRecord(NamedTuple):
    """One record as the index stores it: values by field, sort numbers by field of the engine, text by weight.

    `names` are the parts of the text that are names.
    """

    unit: str
    noun: str
    pk: int
    values: dict[str, Value]
    sort_numbers: dict[str, int]
    text: dict[float, str]
    names: list[str]


def unit(noun: str, pk: int) -> str:
    return f"{noun}:{pk}"


@lru_cache(maxsize=10_000)
def name_slug(text: str) -> str:
    """The value of a field of the kind NAME: "United Kingdom" is "united-kingdom"."""
    return slugify(text) or slugify(text, allow_unicode=True)


class DocumentWriter:
    """Turns indexed records into documents of the engine."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def _text_fields(self) -> dict[str, tuple[str, dict[float, str]]]:
        """Noun -> the field with all its text, and the field of each weight."""
        catalogue = self._catalogue
        return {
            noun: (
                catalogue.text_field(noun),
                {weight: catalogue.text_field(noun, weight) for weight in catalogue.weights},
            )
            for noun in catalogue.nouns
        }

    def document(self, record: IndexedRecord) -> Document:
        everything, weighted = self._text_fields[record.noun]
        fields: dict[str, Any] = {"unit": record.unit, NOUN: record.noun, "pk": record.pk}
        fields |= {name: value for name, value in record.values.items() if value}
        fields |= record.sort_numbers
        fields |= {weighted[weight]: text for weight, text in record.text.items() if weight in weighted}
        fields[everything] = [record.text[weight] for weight in sorted(record.text, reverse=True)]
        return Document.from_dict(fields, self._catalogue.schema)
