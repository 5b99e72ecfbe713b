"""Coded positions as data: a row for each stance of a statement on a question, with what statements' columns say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from articles.exchange.records import Absolute, Record, iter_rows
from articles.index import Snapshot
from articles.models import Statement
from articles.nouns import STATEMENT
from articles.nouns.flat_query import FlatQuery

# As in the list of statements, where `statement` is `id`.
_OF_STATEMENT = (
    *("url", "kind", "words", "paraphrase", "said_on", "said_precision"),
    *("speaker", "speaker_id", "role", "role_id", "organisation", "party"),
    *("article", "article_url", "outlet", "agency", "published", "source_url"),
)
POSITION_COLUMNS = ("question", "question_text", "stance", "note", "statement", *_OF_STATEMENT)

_positions = FlatQuery(
    lambda: Statement.objects.filter(positions__isnull=False),
    [
        "uid",
        "positions__question__slug",
        "positions__question__text",
        "positions__stance",
        "positions__note",
    ],
    order=["positions__question__slug"],
)


def iter_positions(keys: Sequence[int], snapshot: Snapshot, absolute: Absolute) -> Iterator[list[Any]]:
    """Yields the values of POSITION_COLUMNS for each position of the public statements with these keys, in order."""
    positions = defaultdict(list)
    for _key, uid, *position in _positions.rows(keys):
        positions[uid].append(position)
    names = STATEMENT.column_names
    identity, others = names.index("id"), [names.index(name) for name in _OF_STATEMENT]
    for row in iter_rows(STATEMENT, keys, snapshot, absolute):
        uid, shared = row[identity], [row[index] for index in others]
        for position in positions[uid]:
            yield [*position, uid, *shared]


def positions(keys: Sequence[int], snapshot: Snapshot, absolute: Absolute) -> list[Record]:
    """The values of `iter_positions` as dictionaries, keyed by POSITION_COLUMNS."""
    return [dict(zip(POSITION_COLUMNS, row, strict=True)) for row in iter_positions(keys, snapshot, absolute)]
