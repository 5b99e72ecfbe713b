"""Values are counted, one field or two together, and keys are sets."""

from __future__ import annotations

import pytest

from articles.index import parse
from tests.index.library.books import Library, day

pytestmark = pytest.mark.django_db(transaction=True)


def test_values_are_counted(library: Library) -> None:
    snapshot = library.snapshot
    assert snapshot.total("book") == 3
    assert snapshot.counts("book", "author") == {"austen": 2, "bell": 2}
    assert snapshot.counts("book", "shelf") == {"austen cloth": 1, "bell paper": 1, "bell cloth": 1}
    loved = snapshot.query("book").where("subject", ("love",))
    assert loved.facet_counts(["binding", "subject"], 10) == {
        "binding": {"cloth": 1, "paper": 1},
        "subject": {"love": 2, "moors": 1},
    }


def test_values_of_two_fields_are_counted_together(library: Library) -> None:
    books = library.snapshot.query("book")
    crossed = books.cross_counts("subject", "author", 10)
    assert crossed.total == 3
    assert crossed.rows == {"love": 2, "moors": 1, "~none": 1}
    assert crossed.columns == {"austen": 2, "bell": 2}
    assert crossed.cells == {
        ("love", "austen"): 1,
        ("love", "bell"): 1,
        ("moors", "bell"): 1,
        ("~none", "austen"): 1,
        ("~none", "bell"): 1,
    }
    of_bell = books.where("author", ["bell"]).cross_counts("subject", "year", 1)
    assert (of_bell.total, of_bell.rows, of_bell.columns) == (2, {"love": 1}, {"1847": 1})
    assert of_bell.cells == {("love", "1847"): 1}
    nothing = books.where("author", ["nobody"]).cross_counts("subject", "year", 1)
    assert (nothing.total, nothing.rows, nothing.columns, nothing.cells) == (0, {}, {}, {})
    with_words = books.search(parse("meddling")).cross_counts("author", "subject", 10)
    assert (with_words.total, with_words.cells) == (1, {("austen", "love"): 1})


def test_the_keys_of_matches_and_of_their_units_are_sets(library: Library) -> None:
    library.add("review", book=library.emma, text="Moors? There are none.", written=day(1816), place=1)
    library.add("review", book=library.emma, text="Dull.", written=day(1817))
    reviews, books = library.snapshot.query("review"), library.snapshot.query("book")
    assert set(reviews.unit_keys()) == {library.emma.pk, library.jane.pk}
    assert set(reviews.where("author", ("austen",)).unit_keys()) == {library.emma.pk}
    assert set(reviews.search(parse("moors")).unit_keys()) == {library.emma.pk, library.jane.pk}
    assert set(reviews.search(parse("dull")).unit_keys()) == {library.emma.pk}
    assert set(reviews.where("author", ("nobody",)).unit_keys()) == set()
    assert set(books.where("author", ("austen",)).keys()) == {library.emma.pk, library.undated.pk}
    assert set(books.where("author", ("austen",)).unit_keys()) == {library.emma.pk, library.undated.pk}
    assert set(books.search(parse("meddling")).keys()) == {library.emma.pk}
    assert set(books.search(parse("-meddling")).keys()) == {library.jane.pk, library.undated.pk}
    assert set(books.search(parse("-meddling -letters")).where("author", ("bell",)).keys()) == {library.jane.pk}
