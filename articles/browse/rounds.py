"""The statements about a round, by phase: before, during and after it."""

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

STATEMENTS_SHOWN = 10
DAY = datetime.timedelta(days=1)

Day = datetime.date | None


@dataclass(frozen=True)
class Phase:
    """The statements about a round that were made before, during or after it: the first few, and their total.

    `query` is the query string for all of them in the list of statements.
    """

    label: str
    empty_message: str
    cards: list[Card]
    total: int
    query: str


def phases_of(round_: Round, snapshot: Snapshot) -> list[Phase]:
    """Before, during and after the round, or one phase if its dates are not known. Two queries for each phase."""
    first, last = round_.started, round_.ended or round_.started
    spans: list[tuple[str, str, Day, Day]]
    if first is None or last is None:
        spans = [(_("At and about the round"), _("The collection has no statement about this round."), None, None)]
    else:
        spans = [
            (_("Before"), _("The collection has no statement about this round made before it."), None, first - DAY),
            (_("During"), _("The collection has no statement about this round made while it was held."), first, last),
            (_("After"), _("The collection has no statement about this round made after it."), last + DAY, None),
        ]
    return [_phase(snapshot, round_, *span) for span in spans]


def _phase(snapshot: Snapshot, round_: Round, label: str, empty_message: str, first: Day, last: Day) -> Phase:
    statements = snapshot.query(STATEMENT.name).where("round", (round_.slug,)).since(first).until(last)
    keys, total = statements.order_by(STATEMENT.dated_by, ascending=True).page(0, STATEMENTS_SHOWN)
    selection = Selection(chosen={"round": (round_.slug,)}, first=first, last=last, sort="oldest")
    return Phase(label, empty_message, cards_of(statement_rows(keys)), total, selection.query)
