"""Lists are narrowed and sorted by the fields that are declared, here of the books of a library."""

from __future__ import annotations

import datetime

import pytest

from articles.index import Query, parse
from tests.index.library.books import Library, day

pytestmark = pytest.mark.django_db(transaction=True)


def test_lists_are_sorted_by_day_and_the_undated_come_last(library: Library) -> None:
    assert library.books() == ["Jane Eyre", "Emma", "Letters"]
    oldest = library.snapshot.query("book").order_by("appeared", ascending=True)
    assert library.titles(oldest.first_keys(10)) == ["Letters", "Emma", "Jane Eyre"]
    assert library.titles(oldest.page(1, 1)[0]) == ["Emma"]


def test_lists_are_narrowed_by_every_kind_of_field(library: Library) -> None:
    assert library.books(author="bell") == ["Jane Eyre", "Letters"]
    assert library.books(hand="bell") == ["Jane Eyre", "Letters"]
    assert library.books(hand="austen") == ["Emma"]
    assert library.books(subject="love", binding="cloth") == ["Emma"]
    assert library.books(year="1847") == ["Jane Eyre"]
    assert library.books(place="santa-fe") == ["Jane Eyre"]
    assert library.books(author="nobody") == []
    between = library.snapshot.query("book").since(day(1800)).until(day(1820))
    assert library.titles(between.first_keys(10)) == ["Emma"]


@pytest.mark.parametrize("words", ["", "letters jane emma"])
def test_values_are_excluded_by_bitmaps_and_by_the_engine(library: Library, words: str) -> None:
    for book in library.models.Book.objects.all():
        library.models.Book.objects.filter(pk=book.pk).update(blurb="letters jane emma")
        library.log("book", book.pk)

    def found(query: Query) -> list[str]:
        query = query.search(parse(words))
        titles = library.titles(query.first_keys(10))
        assert query.total() == len(titles)
        return titles

    books = library.snapshot.query("book")
    assert found(books.exclude("author", ["austen"])) == ["Jane Eyre"]
    assert found(books.exclude("author", ["austen", "bell"])) == []
    assert found(books.exclude("binding", ["cloth"]).exclude("hand", ["nobody"])) == ["Jane Eyre"]
    loved = books.where("subject", ["love"])
    assert found(loved.exclude("subject", ["moors"])) == ["Emma"]
    assert found(loved.exclude("subject", ["moors"]).without_where("subject")) == ["Emma", "Letters"]
    assert found(loved.exclude("subject", ["moors"]).without("subject")) == ["Jane Eyre", "Emma", "Letters"]
    counts = books.search(parse(words)).exclude("binding", ["paper"]).facet_counts(["author", "subject"], 10)
    assert counts == {"author": {"austen": 2, "bell": 1}, "subject": {"love": 1, "~none": 1}}


def test_a_missing_value_is_a_value_that_is_no_value_of_any_record(library: Library) -> None:
    assert library.books(subject="~none") == ["Letters"]
    assert library.books(place="~translated") == ["Letters"]
    assert library.books(place="~none") == ["Emma"]
    snapshot = library.snapshot
    assert snapshot.query("book").facet_counts(["place"], 1) == {"place": {"santa-fe": 1, "~none": 1, "~translated": 1}}
    assert snapshot.counts("book", "place") == snapshot.most_frequent("book", "place", 5) == {"santa-fe": 1}
    library.undated.subjects.set([library.moors])
    library.log("book", library.undated.pk)
    assert library.books(subject="~none") == []


# The day of a book and how much of it is known; the span that is asked for; whether they share a day.
SPANS = (
    ("1815-12-01", "month", "1815-12-02", "1815-12-30", True),
    ("1815-12-01", "month", "1815-12-31", None, True),
    ("1815-12-01", "month", "1816-01-01", None, False),
    ("1815-12-01", "month", None, "1815-11-30", False),
    ("1815-12-01", "month", None, "1815-12-01", True),
    ("1815-12-01", "month", "1814-12-02", "1814-12-30", False),
    ("1815-01-01", "year", "1815-07-01", "1815-07-01", True),
    ("1815-01-01", "year", "1815-12-31", "1820-01-01", True),
    ("1815-01-01", "year", "1816-01-01", None, False),
    ("1815-01-01", "year", "1814-05-01", "1814-12-31", False),
    ("1815-12-01", "day", "1815-12-02", "1815-12-30", False),
    (None, "month", "1815-12-02", None, False),
)


@pytest.mark.parametrize("words", ["", "emma"])
def test_a_month_or_a_year_meets_every_span_that_shares_a_day_with_it(library: Library, words: str) -> None:
    library.models.Book.objects.exclude(pk=library.emma.pk).update(appeared="1700-01-01")
    for appeared, precision, first, last, found in SPANS:
        library.models.Book.objects.filter(pk=library.emma.pk).update(appeared=appeared, precision=precision)
        for book in library.models.Book.objects.all():
            library.log("book", book.pk)
        span = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]
        query = library.snapshot.query("book").search(parse(words)).since(span[0]).until(span[1])
        case = (appeared, precision, first, last)
        assert ("Emma" in library.titles(query.first_keys(10))) == found, case
        assert ("Emma" in library.titles(next(query.iter_keys(), []))) == found, case


@pytest.mark.parametrize("words", ["", "moors"])
def test_records_of_a_unit_keep_their_order_in_either_direction_of_days(library: Library, words: str) -> None:
    for book, text, place, written in (
        (library.emma, "last", 3, 1848),
        (library.emma, "middle", 2, 1848),
        (library.jane, "other", 0, 1848),
        (library.emma, "first", 1, 1848),
        (library.emma, "later", 4, 1849),
    ):
        library.add("review", book=book, text=f"{text} moors", written=day(written), place=place)
    texts = {review.pk: review.text.split()[0] for review in library.models.Review.objects.all()}
    reviews = library.snapshot.query("review").search(parse(words))
    newest = ["later", "A", "other", "first", "middle", "last"]
    oldest = ["first", "middle", "last", "A", "other", "later"]
    for query, expected in ((reviews, newest), (reviews.order_by("written", ascending=True), oldest)):
        assert [texts[key] for key in query.first_keys(10)] == expected
        assert [texts[key] for keys in query.iter_keys() for key in keys] == expected
        paged = [key for offset in range(0, 6, 2) for key in query.page(offset, 2)[0]]
        assert [texts[key] for key in paged] == expected
        late = query.since(day(1848) + datetime.timedelta(days=1))
        assert [texts[key] for key in late.first_keys(10)] == ["later"]
