"""The statements about a round, by phase: before, during and after it, and without a known date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.browse.cards import Card, cards_of
from articles.browse.selection import Selection
from articles.browse.statement_rows import statement_rows
from articles.index import Query, Snapshot
from articles.models import Round
from articles.models.base import last_day
from articles.nouns import NONE, STATEMENT

STATEMENTS_SHOWN = 10
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Phase:
    """The statements about a round made before, during or after it, or on no known day: the first few, and their total.

    `query` is the query string for all of them in the list of statements.
    """

    label: str
    empty_message: str
    cards: list[Card]
    total: int
    query: str


def phases_of(round_: Round, snapshot: Snapshot) -> list[Phase]:
    """Before, during and after the round, and without a known date. Two queries for each phase.

    If the dates of the round are not known, there is one phase. A statement of which only the month or the year is
    known belongs to every phase that shares a day with it.
    """
    statements = snapshot.query(STATEMENT.name).where("round", (round_.slug,))
    about = Selection(chosen={"round": (round_.slug,)}, sort="oldest")
    first = round_.started
    if first is None:
        empty = _("The collection has no statement about this round.")
        return [_phase(statements, about, _("At and about the round"), empty)]
    last = last_day(round_.ended, round_.ended_precision) if round_.ended else last_day(first, round_.started_precision)
    phases = [
        _phase(
            statements.until(first - DAY),
            about.between(None, first - DAY),
            _("Before"),
            _("The collection has no statement about this round made before it."),
        ),
        _phase(
            statements.since(first).until(last),
            about.between(first, last),
            _("During"),
            _("The collection has no statement about this round made while it was held."),
        ),
        _phase(
            statements.since(last + DAY),
            about.between(last + DAY, None),
            _("After"),
            _("The collection has no statement about this round made after it."),
        ),
        _phase(statements.where("year", (NONE,)), about.choosing("year", (NONE,)), _("Without a known date"), ""),
    ]
    return [phase for phase in phases if phase.total or phase.empty_message]


def _phase(statements: Query, selection: Selection, label: str, empty_message: str) -> Phase:
    keys, total = statements.order_by(STATEMENT.dated_by, ascending=True).page(0, STATEMENTS_SHOWN)
    return Phase(label, empty_message, cards_of(statement_rows(keys)), total, selection.query)
