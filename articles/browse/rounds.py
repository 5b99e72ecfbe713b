"""What was said about a round before, during and after it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

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

    `label` says which part it is, `nothing` that it has no statements.
    """

    label: str
    nothing: str
    cards: list[Card]
    total: int
    query: str


def periods_of(talks: Round, snapshot: Snapshot) -> list[Period]:
    """Before, during and after; all in one where the round's dates are not known. Two queries a period."""
    first, last = talks.started, talks.ended or talks.started
    spans: list[tuple[str, str, Day, Day]]
    if first is None or last is None:
        spans = [(_("At and about the round"), _("The collection has no statement about this round."), None, None)]
    else:
        spans = [
            (_("Before"), _("The collection has no statement about this round made before it."), None, first - DAY),
            (_("During"), _("The collection has no statement about this round made while it was held."), first, last),
            (_("After"), _("The collection has no statement about this round made after it."), last + DAY, None),
        ]
    return [_period(snapshot, talks, *span) for span in spans]


def _period(snapshot: Snapshot, talks: Round, label: str, nothing: str, first: Day, last: Day) -> Period:
    about = snapshot.query(STATEMENT.name).where("round", (talks.slug,)).since(first).until(last)
    keys, total = about.order_by(STATEMENT.dated_by, ascending=True).page(0, SHOWN)
    selection = Selection(chosen={"round": (talks.slug,)}, first=first, last=last, sort="oldest")
    return Period(label, nothing, cards_of(statement_rows(keys)), total, selection.query)
