"""The numbers of statements of people, venues, rounds and topics, which the index counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.index import Snapshot
from articles.nouns import STATEMENT, TableNoun


def add_statement_counts(records: Iterable[Any], noun: TableNoun, snapshot: Snapshot) -> None:
    """Sets the `statement_count` of each record of the noun to the number of its published statements."""
    counts = snapshot.counts(STATEMENT.name, noun.counted_as)
    for record in records:
        record.statement_count = counts.get(record.slug, 0)
