"""The index serves whatever is declared: here the books of a library, which Parley does not know."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, models
from django.test import modify_settings

from articles.index import Catalogue, Field, Follower, Kind, Missing, Noun, Query, Snapshot, Storage, parse

pytestmark = pytest.mark.django_db(transaction=True)


class Library:
    """Some books, an index of them, and the log that tells the index of changes."""

    def __init__(self, folder: Path) -> None:
        from tests.index.library import models, nouns

        self.models, self.nouns = models, nouns
        self.storage = Storage(folder, nouns.LIBRARY.version)
        self.follower = Follower(nouns.LIBRARY, self.storage)
        self.austen = self.add("author", slug="austen", name="Jane Austen")
        self.bell = self.add("author", slug="bell", name="Charlotte Brontë")
        self.add("penname", author=self.bell, name="Currer Bell")
        self.love = self.add("subject", slug="love", name="Love")
        self.moors = self.add("subject", slug="moors", name="Moors")
        self.emma = self.add(
            "book", title="Emma", blurb="Meddling in Highbury.", author=self.austen, appeared=day(1815)
        )
        self.jane = self.add(
            "book", title="Jane Eyre", author=self.bell, binding="paper", place="Santa Fe", appeared=day(1847)
        )
        self.undated = self.add("book", title="Letters", author=self.austen, translator=self.bell)
        for book, subjects in ((self.emma, [self.love]), (self.jane, [self.love, self.moors])):
            book.subjects.set(subjects)
            self.log("book", book.pk)
        self.add("review", book=self.jane, text="A book of wild moors.", written=day(1848))

    def add(self, noun: str, **values: Any) -> Any:
        model = {model._meta.model_name: model for model in vars(self.models).values() if isinstance(model, type)}[noun]
        record = model.objects.create(**values)
        self.log("book" if noun == "review" else noun, record.book_id if noun == "review" else record.pk)
        return record

    def log(self, noun: str, key: int) -> None:
        """As the database's triggers log a change."""
        transaction = "pg_current_xact_id()::text::bigint" if connection.vendor == "postgresql" else "0"
        with connection.cursor() as cursor:
            cursor.execute(
                f'INSERT INTO articles_change (noun, key, "transaction") VALUES (%s, %s, {transaction})', [noun, key]
            )

    @property
    def snapshot(self) -> Snapshot:
        return self.follower.snapshot()

    def books(self, **any_of: str) -> list[str]:
        query = self.snapshot.query("book")
        for field, value in any_of.items():
            query = query.where(field, (value,))
        return self.titles(query.first_keys(10))

    def found(self, words: str) -> list[str]:
        return self.titles(self.snapshot.named("book", parse(words), 10))

    def titles(self, keys: list[int]) -> list[str]:
        titles = dict(self.models.Book.objects.values_list("pk", "title"))
        return [titles[key] for key in keys]


def day(year: int) -> datetime.date:
    return datetime.date(year, 6, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with modify_settings(INSTALLED_APPS={"append": "tests.index.library"}):
        from tests.index.library.models import Author, Book, PenName, Review, Subject

        tables: list[type[models.Model]] = [Author, PenName, Subject, Book, Review]
        with connection.schema_editor() as editor:
            for table in tables:
                editor.create_model(table)
        yield Library(tmp_path / "library")
        with connection.schema_editor() as editor:
            for table in reversed(tables):
                editor.delete_model(table)


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


@pytest.mark.parametrize("words", ["", "emma"])
@pytest.mark.parametrize(
    ("appeared", "precision", "first", "last", "found"),
    [
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
    ],
)
def test_a_month_or_a_year_meets_every_span_that_shares_a_day_with_it(
    library: Library, appeared: str, precision: str, first: str, last: str, found: bool, words: str
) -> None:
    library.models.Book.objects.exclude(pk=library.emma.pk).update(appeared="1700-01-01")
    library.models.Book.objects.filter(pk=library.emma.pk).update(appeared=appeared, precision=precision)
    for book in library.models.Book.objects.all():
        library.log("book", book.pk)
    span = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]
    query = library.snapshot.query("book").search(parse(words)).since(span[0]).until(span[1])
    assert ("Emma" in library.titles(query.first_keys(10))) == found
    assert ("Emma" in library.titles(next(query.iter_keys(), []))) == found


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
    with pytest.raises(ValueError, match="without words"):
        books.search(parse("emma")).cross_counts("subject", "year", 1)


def test_words_are_found_in_titles_names_and_pen_names_the_best_match_first(library: Library) -> None:
    library.add("book", title="Austen", author=library.bell)
    assert library.found("austen")[0] == "Austen"
    assert set(library.found("austen")) == {"Austen", "Emma", "Letters"}
    assert set(library.found("currer")) == {"Austen", "Jane Eyre", "Letters"}
    assert library.found("meddled") == ["Emma"]
    assert library.found("wild") == []
    assert len(library.snapshot.named("review", parse("wild"), 10)) == 1


def test_a_change_is_followed_to_every_record_that_shows_it(library: Library) -> None:
    before = library.snapshot
    library.models.Author.objects.filter(pk=library.austen.pk).update(slug="lady", name="A Lady")
    library.log("author", library.austen.pk)
    assert library.books(author="lady") == ["Emma", "Letters"]
    assert set(library.found("lady")) == {"Emma", "Letters"}
    assert before.counts("book", "author") == {"austen": 2, "bell": 2}
    assert before.names != library.snapshot.names
    library.models.Subject.objects.filter(pk=library.moors.pk).update(slug="heath")
    library.log("subject", library.moors.pk)
    assert library.books(subject="heath") == ["Jane Eyre"]


def test_what_is_withdrawn_is_gone_and_takes_what_is_written_with_it_along(library: Library) -> None:
    assert library.snapshot.total("review") == 1
    library.models.Book.objects.filter(pk=library.jane.pk).update(withdrawn=True)
    library.log("book", library.jane.pk)
    assert library.books() == ["Emma", "Letters"]
    assert library.snapshot.total("review") == 0
    library.models.Book.objects.filter(pk=library.emma.pk).delete()
    library.log("book", library.emma.pk)
    assert library.books() == ["Letters"]


def test_misspelt_words_are_corrected_with_the_words_of_all_texts_names_first(library: Library) -> None:
    words = library.snapshot.words(["book"])
    assert words.close_to("Osten", 3) == ["Austen"]
    assert words.close_to("medling", 3) == ["Meddling"]
    assert words.close_to("Austen", 3) == words.close_to("xylophone", 3) == []
    assert library.snapshot.words(["review"]).close_to("Austin", 3) == []
    library.add("book", title="Perswasion", author=library.austen, appeared=day(1817))
    assert library.snapshot.words(["book"]).close_to("Persuasion", 3) == ["Perswasion"]


def test_words_that_mean_the_same_are_read_after_every_change(library: Library) -> None:
    sets: list[list[str]] = []
    catalogue = replace(library.nouns.LIBRARY, synonyms=lambda: sets)
    library.follower = Follower(catalogue, library.storage)
    assert library.titles(library.snapshot.named("book", library.snapshot.parse("heath"), 10)) == []
    sets.append(["Emma", "heath"])
    library.log("book", library.emma.pk)
    assert library.titles(library.snapshot.named("book", library.snapshot.parse("heath"), 10)) == ["Emma"]


def test_an_index_that_was_deleted_is_built_again(library: Library) -> None:
    assert library.snapshot.total("book") == 3
    shutil.rmtree(library.storage.root)
    assert library.snapshot.total("book") == 3


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
