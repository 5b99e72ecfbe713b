"""What was said about a round before, during and after it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.browse.selection import Selection
from articles.models import Round, Statement

SHOWN = 10
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Statements of one part of a round's history; `query` leads to all of them in the list of statements."""

    label: str
    statements: list[Statement]
    total: int
    query: str


def periods_of(talks: Round) -> list[Period]:
    """Before, during and after; all in one where the round's dates are not known. Two or three queries a period."""
    first, last = talks.started, talks.ended or talks.started
    if first is None or last is None:
        return [_period(talks, "At and about the round", None, None)]
    return [
        _period(talks, "Before", None, first - DAY),
        _period(talks, "During", first, last),
        _period(talks, "After", last + DAY, None),
    ]


def _period(talks: Round, label: str, first: datetime.date | None, last: datetime.date | None) -> Period:
    statements = Statement.objects.published().filter(round=talks).said_between(first, last)
    ordered = statements.for_display().order_by("said_on", "article__published", "article", "order")
    selection = Selection(chosen={"round": (talks.slug,)}, first=first, last=last, sort="oldest")
    return Period(label, list(ordered[:SHOWN]), statements.count(), selection.query)
