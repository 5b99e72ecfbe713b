"""The statements about a round, by phase: before, during and after it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.browse.cards import Card, cards_of
from articles.browse.dates import round_dates
from articles.browse.round_coverage import Phase, phase_of
from articles.browse.selection import Selection
from articles.browse.statement_rows import statement_rows
from articles.index import Snapshot
from articles.models import Round
from articles.nouns import STATEMENT

STATEMENTS_SHOWN = 10
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class PhaseStatements:
    """The statements about a round that were made in one phase: the first few, and their total.

    `onward` is the text of the link to the list of statements with all of them, and `query` its query string.
    """

    phase: Phase
    label: str
    empty_message: str
    cards: list[Card]
    total: int
    onward: str
    query: str


def phases_of(round_: Round, snapshot: Snapshot) -> list[PhaseStatements]:
    """Before, during and after it, and without an exact day if there are any. At most two queries for each."""
    values: dict[Phase, list[str]] = {phase: [] for phase in Phase}
    for date in round_dates(snapshot, round_.slug):
        values[phase_of(round_, date.span)].append(date.value)
    return [
        _phase_statements(snapshot, round_, phase, label, empty_message, values[phase])
        for phase, label, empty_message in _phases(round_)
        if values[phase] or empty_message
    ]


def _phases(round_: Round) -> list[tuple[Phase, str, str]]:
    """The phases of a round with their labels, and a message for those that are shown without statements too."""
    before = _("The collection has no statement about this round made before it.")
    if round_.started is None:
        return [(Phase.UNKNOWN, _("At and about the round"), _("The collection has no statement about this round."))]
    if round_.ended is None:
        since = _("The collection has no statement about this round made since it began.")
        return [
            (Phase.BEFORE, _("Before"), before),
            (Phase.DURING, _("Since it began"), since),
            (Phase.UNKNOWN, _("Without an exact day"), ""),
        ]
    return [
        (Phase.BEFORE, _("Before"), before),
        (Phase.DURING, _("During"), _("The collection has no statement about this round made while it was held.")),
        (Phase.AFTER, _("After"), _("The collection has no statement about this round made after it.")),
        (Phase.UNKNOWN, _("Without an exact day"), ""),
    ]


def _phase_statements(
    snapshot: Snapshot, round_: Round, phase: Phase, label: str, empty_message: str, values: list[str]
) -> PhaseStatements:
    statements = snapshot.query(STATEMENT.name).where("round_dates", values)
    keys, total = statements.order_by(STATEMENT.dated_by, ascending=True).page(0, STATEMENTS_SHOWN)
    first, last = round_.started, round_.last_day
    days = {
        Phase.BEFORE: (None, first and first - DAY),
        Phase.DURING: (first, last),
        Phase.AFTER: (last and last + DAY, None),
    }
    since, until = days.get(phase, (None, None))
    selection = Selection(chosen={"round": (round_.slug,)}, first=since, last=until, sort="oldest")
    onward = {
        Phase.BEFORE: _("All statements about this round until the day before it"),
        Phase.DURING: _("All statements about this round from its first day on"),
        Phase.AFTER: _("All statements about this round from the day after it"),
    }.get(phase, _("All statements about this round"))
    return PhaseStatements(phase, label, empty_message, cards_of(statement_rows(keys)), total, onward, selection.query)
