"""Some books, as the index meets them: records, a log of changes, and what is found."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from articles.index import Follower, Snapshot, Storage, parse


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
