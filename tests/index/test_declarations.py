"""Another declaration is another version of the index; one that contradicts itself is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import models

from articles.index import Catalogue, Field, Kind, Missing, Noun
from tests.index.library.books import Library

pytestmark = pytest.mark.django_db(transaction=True)


def test_another_declaration_makes_another_version(library: Library) -> None:
    book, review = library.nouns.BOOK, library.nouns.REVIEW
    versions = {library.nouns.LIBRARY.version}
    for name, change in (
        ("binding", {"facet": False}),
        ("subject", {"source": "author"}),
        ("title", {"weight": 1}),
        ("author", {"aliases": ""}),
        ("blurb", {"weight": None}),
        ("binding", {"missing": (Missing(value="~none"),)}),
        ("place", {"missing": (Missing(value="~none", if_any="translator"), Missing(value="~none"))}),
    ):
        fields = tuple(replace(field, **change) if field.name == name else field for field in book.fields)
        versions.add(Catalogue((replace(book, fields=fields), review)).version)
    versions.add(Catalogue((replace(book, dated_by=""), review)).version)
    versions.add(Catalogue((replace(book, spans=""), review)).version)
    versions.add(Catalogue((book, replace(review, own_text=False))).version)
    versions.add(Catalogue((book, replace(review, ordered_by=""))).version)
    assert len(versions) == 12
    assert Catalogue((book, review)).version in versions


def test_a_declaration_that_contradicts_itself_is_refused() -> None:
    title = Field(name="title", kind=Kind.TEXT, source="title")
    unmarked = Field(name="hand", kind=Kind.TEXT, source="title", missing=(Missing(value="none"),))
    for fields, dates, reason in (
        ([title, title], {}, "declared twice"),
        ([Field(name="pk", kind=Kind.TEXT, source="pk")], {}, "reserved"),
        ([title], {"dated_by": "title"}, "not a day"),
        ([title], {"spans": "title"}, "not a field of spans"),
        ([unmarked], {}, "do not begin with ~"),
    ):
        with pytest.raises(ValueError, match=reason):
            Noun(name="book", records=models.QuerySet, fields=tuple(fields), **dates)
