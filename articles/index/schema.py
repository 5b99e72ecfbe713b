"""The engine's schema, and the version of an index, both derived from the declarations of the nouns."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

from tantivy import Schema, SchemaBuilder

from articles.index import analysis
from articles.index.declarations import Noun

# Increment this when the layout of an index changes in a way that the declarations do not show.
LAYOUT = 12

UNDATED = "0000-00-00"  # the day of a record without a date; it sorts before all others
NOUN = "noun"  # a field that the document of every record has

# More distinct values than any field has, so that the counts of a terms aggregation are exact.
ALL_VALUES = 1_000_000

# The parts of a sort number besides the day. Records of a unit after the last position share it.
_UNIT_BITS = 28
_POSITION_BITS = 14
_LAST_UNIT, _LAST_POSITION = (1 << _UNIT_BITS) - 1, (1 << _POSITION_BITS) - 1
_DAY_SHIFT = _UNIT_BITS + _POSITION_BITS
LARGEST_NUMBER = (1 << 64) - 1


@dataclass(frozen=True)
class Catalogue:
    """All nouns of an index, and the words that mean the same in their texts."""

    declared: tuple[Noun, ...]
    # Returns the sets of words that mean the same in a search. Called again after every change.
    synonyms: Callable[[], Iterable[Iterable[str]]] = tuple

    @cached_property
    def nouns(self) -> Mapping[str, Noun]:
        return {noun.name: noun for noun in self.declared}

    @cached_property
    def units(self) -> tuple[Noun, ...]:
        """The nouns whose records are units: each is written together with the records that belong to it."""
        return tuple(noun for noun in self.declared if not noun.unit)

    def written_with(self, unit: str) -> tuple[Noun, ...]:
        return tuple(noun for noun in self.declared if noun.unit_noun == unit)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """The weights that raise the score of a match. Each has a text field of its own in the engine."""
        found = {field.weight for noun in self.declared for field in noun.fields if field.weight}
        return tuple(sorted(found, reverse=True))

    @cached_property
    def unshared_fields(self) -> Mapping[str, frozenset[str]]:
        """Noun -> the fields that no other noun has. A document with a value in one of them is of this noun."""
        return {
            noun.name: frozenset(noun.counted_fields).difference(
                *(other.counted_fields for other in self.declared if other != noun)
            )
            for noun in self.declared
        }

    @cached_property
    def version(self) -> str:
        """A hash of everything that decides what an index holds. An index of another version is rebuilt."""
        facts = [
            (
                noun.name,
                noun.unit,
                noun.ordered_by,
                noun.dated_by,
                noun.spans,
                noun.own_text,
                noun.counted_fields,
                [
                    (f.name, f.kind, type(f.source).__name__, f.paths, f.weight, f.is_name, f.aliases, f.missing_facts)
                    for f in noun.indexed_fields
                ],
            )
            for noun in self.declared
        ]
        contents = repr((LAYOUT, version("tantivy"), analysis.DESCRIPTION, facts))
        return hashlib.sha256(contents.encode()).hexdigest()[:12]

    @cached_property
    def schema(self) -> Schema:
        builder = SchemaBuilder()
        # The record that a document is removed and written with: "article:12" for an article and all its statements.
        builder.add_text_field("unit", tokenizer_name="raw", index_option="basic")
        builder.add_text_field(NOUN, tokenizer_name="raw", fast=True, index_option="basic")
        builder.add_unsigned_field("pk", fast=True)
        for name in dict.fromkeys(name for noun in self.declared for name in noun.counted_fields):
            builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
        for noun in ("", *(noun.name for noun in self.declared if noun.own_text)):
            for weight in (None, *self.weights):
                builder.add_text_field(_text_field(noun, weight), tokenizer_name=analysis.ANALYZER_NAME)
        for name in dict.fromkeys(name for noun in self.declared for name in noun.day_fields):
            for ascending in (True, False):
                builder.add_unsigned_field(sort_field(name, ascending), fast=True)
        # The words of the index, each a document of its own. See words.py.
        builder.add_text_field("sound", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("spelling", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("word_kind", stored=True, tokenizer_name="raw", index_option="basic")
        # Each of these fields belongs to one document: how far the index has followed the change log, and the changes
        # to the bitmaps since their file was written. See state.py.
        for name in ("position", "flips"):
            builder.add_bytes_field(name, stored=True)
        return builder.build()

    def text_field(self, noun: str, weight: float | None = None) -> str:
        """The engine's field with all text of the noun's records, or with the text of one weight."""
        return _text_field(noun if self.nouns[noun].own_text else "", weight)


def _text_field(noun: str, weight: float | None) -> str:
    return "_".join(filter(None, ["text", noun, "" if weight is None else f"{weight:g}".replace(".", "p")]))


def sort_field(day: str, ascending: bool = True) -> str:
    """The engine's field that documents are sorted by, for a field of days and a direction."""
    return f"by_{day}" if ascending else f"by_{day}_descending"


def sort_numbers(date: datetime.date | None, unit_pk: int, position: int) -> tuple[int, int]:
    """Two numbers to sort a record by its day: one for ascending, one for descending order.

    Within a day both sort by unit, in the same direction as the day. Within a unit the records keep their order in
    either direction. `position` is the place of the record in its unit. A record without a date comes before all
    others.
    """
    position = min(position, _LAST_POSITION)
    number = ((date.toordinal() if date else 0) << _DAY_SHIFT) | ((unit_pk & _LAST_UNIT) << _POSITION_BITS)
    return number | position, number | (_LAST_POSITION - position)


def sort_number_day(number: int) -> datetime.date:
    """The day of a record with this sort number, which has a date."""
    return datetime.date.fromordinal(min(number >> _DAY_SHIFT, datetime.date.max.toordinal()))


def units_of(hits: Iterable[tuple[int, object]], least: int, largest: int) -> set[int]:
    """The primary keys of the units that the sort numbers of hits contain, if these are in this range."""
    return {number >> _POSITION_BITS & _LAST_UNIT for number, _ in hits if least <= number <= largest}


def sort_span(first: datetime.date | None, last: datetime.date | None) -> tuple[int, int]:
    """The smallest and the largest sort number of the days from `first` to `last`, both included. None: no limit."""
    least = (first or datetime.date.min).toordinal() << _DAY_SHIFT
    return least, ((last or datetime.date.max).toordinal() + 1 << _DAY_SHIFT) - 1


def spans_with(day: datetime.date) -> tuple[str, str]:
    """The values of a field of spans that a day lies in: its month and its year."""
    iso = day.isoformat()
    return iso[: len("2015-09")], iso[: len("2015")]
