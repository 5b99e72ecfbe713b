"""What was said about a round before, during and after it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.browse.cards import Card, cards_of
from articles.browse.selection import Selection
from articles.browse.statement_rows import statement_rows
from articles.index import Snapshot
from articles.models import Round
from articles.nouns import STATEMENT

SHOWN = 10
DAY = datetime.timedelta(days=1)

Day = datetime.date | None


@dataclass(frozen=True)
class Period:
    """Statements about a round from one part of its time; `query` leads to all of them in the list of statements.

    `name` is "before", "during" or "after" the round, or "all" where its dates are not known.
    """

    name: str
    cards: list[Card]
    total: int
    query: str


def periods_of(talks: Round, snapshot: Snapshot) -> list[Period]:
    """Before, during and after; all in one where the round's dates are not known. Two queries a period."""
    first, last = talks.started, talks.ended or talks.started
    if first is None or last is None:
        return [_period(snapshot, talks, "all", None, None)]
    return [
        _period(snapshot, talks, "before", None, first - DAY),
        _period(snapshot, talks, "during", first, last),
        _period(snapshot, talks, "after", last + DAY, None),
    ]


def _period(snapshot: Snapshot, talks: Round, name: str, first: Day, last: Day) -> Period:
    about = snapshot.query(STATEMENT.name).where("round", (talks.slug,)).since(first).until(last)
    keys, total = about.order_by(STATEMENT.dated_by, ascending=True).page(0, SHOWN)
    selection = Selection(chosen={"round": (talks.slug,)}, first=first, last=last, sort="oldest")
    return Period(name, cards_of(statement_rows(keys)), total, selection.query)
