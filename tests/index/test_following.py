"""A change reaches every record that shows it."""

from __future__ import annotations

import shutil

import pytest

from tests.index.library.books import Library

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_an_index_that_was_deleted_is_built_again(library: Library) -> None:
    assert library.snapshot.total("book") == 3
    shutil.rmtree(library.storage.root)
    assert library.snapshot.total("book") == 3
