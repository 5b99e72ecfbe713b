"""What was said about a round before, during and after it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.browse.cards import Card, cards_of
from articles.browse.selection import Selection
from articles.index import Criteria, Snapshot
from articles.models import Round
from articles.models.statement_row import statement_rows

SHOWN = 10
DAY = datetime.timedelta(days=1)

Day = datetime.date | None


@dataclass(frozen=True)
class Period:
    """Statements of one part of a round's history; `query` leads to all of them in the list of statements."""

    label: str
    cards: list[Card]
    total: int
    query: str


def periods_of(talks: Round, state: Snapshot) -> list[Period]:
    """Before, during and after; all in one where the round's dates are not known. Two queries a period."""
    first, last = talks.started, talks.ended or talks.started
    if first is None or last is None:
        return [_period(state, talks, "At and about the round", None, None)]
    return [
        _period(state, talks, "Before", None, first - DAY),
        _period(state, talks, "During", first, last),
        _period(state, talks, "After", last + DAY, None),
    ]


def _period(
    state: Snapshot, talks: Round, label: str, first: datetime.date | None, last: datetime.date | None
) -> Period:
    criteria = Criteria("statement", any_of={"round": (talks.slug,)}, first=first, last=last)
    found = state.find(criteria, "by_said", 0, SHOWN, ascending=True)
    selection = Selection(chosen={"round": (talks.slug,)}, first=first, last=last, sort="oldest")
    return Period(label, cards_of(statement_rows(found.pks)), found.total, selection.query)
