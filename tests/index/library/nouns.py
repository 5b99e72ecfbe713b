"""What the lists of books and reviews are. A review is written to the index together with its book."""

from __future__ import annotations

from articles.index import Catalogue, Field, FirstOf, Kind, Missing, Noun
from tests.index.library.models import Book, Review

BOOK = Noun(
    name="book",
    records=lambda: Book.objects.filter(withdrawn=False),
    dated_by="appeared",
    spans="appeared_in",
    fields=(
        Field(
            name="author",
            kind=Kind.RECORD,
            source=("author", "translator"),
            facet=True,
            weight=1,
            is_name=True,
            aliases="pen_names__name",
        ),
        Field(name="hand", kind=Kind.RECORD, source=FirstOf(("translator", "author")), facet=True),
        Field(name="subject", kind=Kind.RECORD, source="subjects", facet=True, missing=(Missing(value="~none"),)),
        Field(name="binding", kind=Kind.CHOICE, source="binding", facet=True),
        Field(
            name="place",
            kind=Kind.NAME,
            source="place",
            facet=True,
            missing=(Missing(value="~translated", if_any="translator"), Missing(value="~none")),
        ),
        Field(name="year", kind=Kind.YEAR, source="appeared", facet=True),
        Field(name="appeared", kind=Kind.DAY, source="appeared"),
        Field(name="appeared_in", kind=Kind.SPAN, source=("appeared", "precision"), counted=True),
        Field(name="shelf", kind=Kind.COMBINATION, source=("hand", "binding"), counted=True),
        Field(name="title", kind=Kind.TEXT, source="title", weight=2),
        Field(name="blurb", kind=Kind.TEXT, source="blurb", weight=0),
    ),
)
REVIEW = Noun(
    name="review",
    records=lambda: Review.objects.filter(book__withdrawn=False),
    unit="book",
    ordered_by="place",
    dated_by="written",
    own_text=True,
    fields=(
        Field(name="author", kind=Kind.RECORD, source="book__author", facet=True),
        Field(name="written", kind=Kind.DAY, source="written"),
        Field(name="text", kind=Kind.TEXT, source="text", weight=0),
    ),
)
LIBRARY = Catalogue((BOOK, REVIEW))
