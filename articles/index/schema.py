"""What an index holds. Change anything here and raise VERSION: every index of another version is built anew."""

from __future__ import annotations

import datetime

from tantivy import Schema, SchemaBuilder

from articles.index.analysis import ANALYZER_NAME

VERSION = 8

# Facet fields hold slugs and codes; which of them a document has depends on its noun.
STATEMENT_FACETS = ("speaker", "party", "topic", "kind", "medium", "venue", "round", "outlet", "year")
ARTICLE_FACETS = ("outlet", "agency", "person", "venue", "round", "topic", "year")
FACETS = tuple(dict.fromkeys(STATEMENT_FACETS + ARTICLE_FACETS))

# Further fields of which only is known who holds which value. Of a statement: the questions on which it has a coded
# position, and the day its article was published. Of an article: whom it quotes, and its outlet, year and coding
# together. Of both: the day that they are sorted by.
CODED = "question"
FURTHER = (CODED, "published", "quoted", "coverage", "day")

# The fields that have bitmaps, by noun. The noun itself is one: it is held by all.
HELD = {
    "statement": ("noun", *STATEMENT_FACETS, CODED, "day", "published"),
    "article": ("noun", *ARTICLE_FACETS, "quoted", "coverage", "day"),
}
UNDATED = "0000-00-00"  # the day of a statement without one: before all others

# All text of a document is in one field, which decides what matches. Where the best match is wanted first, a match in
# one of the others adds to its worth, with this weight.
TEXT = "text"
TEXT_PARTS = ("words", "names", "about")
TEXT_WEIGHTS = {"words": 2.0, "names": 1.0}

# Statements have text fields for themselves: where one of them matches, nobody need ask whether it is a statement,
# which for a word in each fifth takes longer than the search.


def text_field(noun: str, name: str) -> str:
    return name if noun == "statement" else f"other_{name}"


# Sort orders: each is one number per document that holds a date and, to break ties, the primary key.
SORTS = ("by_said", "by_published")
# The field with that day, written out.
BY_DAY = {
    "statement": {"by_said": "day", "by_published": "published"},
    "article": {"by_said": "day", "by_published": "day"},
}
_KEY_BITS = 40

# More distinct values than any field has, so that the counts of a terms aggregation are exact.
ALL_VALUES = 1_000_000


def build_schema() -> Schema:
    builder = SchemaBuilder()
    # The record that a document is deleted and written with: "article:12" for an article and all its statements.
    builder.add_text_field("unit", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("noun", tokenizer_name="raw", fast=True, index_option="basic")
    builder.add_unsigned_field("pk", fast=True)
    for name in (*FACETS, *FURTHER):
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    for name in (TEXT, *TEXT_WEIGHTS):
        for noun in ("statement", "other"):
            builder.add_text_field(text_field(noun, name), tokenizer_name=ANALYZER_NAME)
    builder.add_integer_field("date", fast=True, indexed=True)
    for name in SORTS:
        builder.add_unsigned_field(name, fast=True)
    # Two documents have these, one each: how far the index has followed the change log, and what has changed in the
    # bitmaps since their file was written. state.py
    for name in ("position", "flips"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


SCHEMA = build_schema()


def sort_number(date: datetime.date | None, pk: int) -> int:
    """Larger for a later date, then for a larger key; without a date, smaller than any with one."""
    day = date.toordinal() if date else 0
    return (day << _KEY_BITS) | pk
