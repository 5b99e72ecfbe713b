"""Six hundred articles, and what a program that knows nothing of Parley reads from and writes to their database."""

from __future__ import annotations

import sqlite3
from typing import Any

import psycopg

from tests.replica.site import run
from tests.waiting import PATIENCE

STATEMENTS = 3_000  # in 600 articles: more than a reader takes in

FILL = f"""
from django.core.management import call_command
from bench.generator.archive import generate_archive
call_command("migrate", verbosity=0)
generate_archive({STATEMENTS}, seed=1)
call_command("build_index", verbosity=0)
"""

BY_SPEAKER = """
    SELECT p.slug, COUNT(*) FROM articles_statement s
      JOIN articles_person p ON p.id = s.speaker_id
      JOIN articles_article a ON a.id = s.article_id
     WHERE a.status = 'published' GROUP BY p.slug ORDER BY COUNT(*) DESC, p.slug
"""


class Archive:
    def __init__(self, database: str, **settings: str) -> None:
        self.database = database
        run("shell", "--verbosity", "0", "--command", FILL, DATABASE_URL=database, **settings)
        self.edits = 0
        (self.one, first), (self.other, second) = self.by_speaker()[:2]
        self.of_both = first + second

    def ask(self, statement: str, *values: Any) -> list[Any]:
        """In a transaction of its own, which is committed."""
        if self.database.startswith("sqlite"):
            with sqlite3.connect(self.database.removeprefix("sqlite:///"), timeout=PATIENCE) as connection:
                answer = connection.execute(statement.replace("%s", "?"), values).fetchall()
            connection.close()
            return answer
        with psycopg.connect(self.database) as server:
            cursor = server.execute(statement, values)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    def by_speaker(self) -> list[tuple[str, int]]:
        return [(slug, count) for slug, count in self.ask(BY_SPEAKER)]

    def edit(self) -> None:
        """One of the two speakers loses a statement to the other: the number of both together stays what it is."""
        self.edits += 1
        speakers = (self.one, self.other) if self.edits % 3 else (self.other, self.one)
        self.ask(
            "UPDATE articles_statement SET role_id = NULL,"
            " speaker_id = (SELECT id FROM articles_person WHERE slug = %s)"
            " WHERE id = (SELECT MAX(s.id) FROM articles_statement s JOIN articles_person p ON p.id = s.speaker_id"
            " WHERE p.slug = %s)",
            *reversed(speakers),
        )

    def edit_all_articles(self, word: str) -> None:
        self.ask("UPDATE articles_article SET headline = headline || %s", f" {word}")
