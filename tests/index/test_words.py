"""Words are found where they are declared to be searched, misspelt ones are corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.index import Follower, parse
from tests.index.library.books import Library, day

pytestmark = pytest.mark.django_db(transaction=True)


def test_words_are_found_in_titles_names_and_pen_names_the_best_match_first(library: Library) -> None:
    library.add("book", title="Austen", author=library.bell)
    assert library.found("austen")[0] == "Austen"
    assert set(library.found("austen")) == {"Austen", "Emma", "Letters"}
    assert set(library.found("currer")) == {"Austen", "Jane Eyre", "Letters"}
    assert library.found("meddled") == ["Emma"]
    assert library.found("wild") == []
    assert len(library.snapshot.named("review", parse("wild"), 10)) == 1


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
