"""The made-up statements as lists show them."""

from __future__ import annotations

from typing import Any

from articles.browse.cards import Card, cards_of
from articles.browse.statement_rows import SOURCES, StatementRow
from articles.views.design.samples import ADDRESS, arabic_statement, huge_statement, least_statement, statement


def card(number: int, **values: Any) -> Card:
    """The usual statement, with other values in its row. Cards with different numbers are different statements."""
    return _card_of(statement(), number, **values)


def huge_card(number: int) -> Card:
    return _card_of(huge_statement(), number)._replace(passages=12, utterance_address=ADDRESS)


def arabic_card(number: int) -> Card:
    return _card_of(arabic_statement(), number)


def least_card(number: int) -> Card:
    return _card_of(least_statement(), number)


def _card_of(made: Any, number: int, **values: Any) -> Card:
    [shown] = cards_of([_row_of(made)._replace(pk=number, uid=f"sample{number:04}", **values)])
    return shown


def _row_of(made: Any) -> StatementRow:
    """The values that a list reads of a stored statement, by the same paths."""
    paths = {name: SOURCES.get(name, name) for name in StatementRow._fields}
    values = {name: _at(made, path) for name, path in paths.items() if isinstance(path, str) and name != "topics"}
    party = made.spoken_for
    return StatementRow(
        **values,
        party_name=party.name if party else None,
        party_slug=party.slug if party else None,
        topics=[(topic.name, topic.slug) for topic in made.topics.all()],
    )


def _at(record: Any, path: str) -> Any:
    """What a path through the ORM leads to, or None."""
    for name in path.split("__"):
        record = getattr(record, name, None)
    return record
