"""How many statements about a round were made before, during and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from articles.browse.dates import Span, round_dates
from articles.browse.selection import Selection
from articles.index import Snapshot
from articles.models import Round
from articles.nouns import ARTICLE


class Phase(StrEnum):
    """In chronological order. UNKNOWN: the day is not known exactly enough to tell."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    UNKNOWN = "unknown"


def phase_of(round_: Round, span: Span | None) -> Phase:
    """A round without an end is still going on. If a round has no dates, every phase is UNKNOWN."""
    first, last = round_.started, round_.last_day
    if span is None or first is None:
        return Phase.UNKNOWN
    if span.last < first:
        return Phase.BEFORE
    if last and span.first > last:
        return Phase.AFTER
    if first <= span.first and (last is None or span.last <= last):
        return Phase.DURING
    return Phase.UNKNOWN


@dataclass(frozen=True)
class CoveredRound:
    """A round with the number of its statements by phase, and of its articles. `query` selects either in their list."""

    round: Round
    phases: Mapping[Phase, int]
    articles: int

    @property
    def statements(self) -> int:
        return sum(self.phases.values())

    @property
    def by_phase(self) -> list[tuple[Phase, int]]:
        """In chronological order."""
        return [(phase, self.phases.get(phase, 0)) for phase in Phase]

    @property
    def query(self) -> str:
        return Selection(chosen={"round": (self.round.slug,)}).query

    @property
    def statements_query(self) -> str:
        return Selection(chosen={"round": (self.round.slug,)}, sort="oldest").query


@dataclass(frozen=True)
class RoundYear:
    """The rounds that began in one year, in chronological order. None: the year is not known."""

    year: int | None
    rounds: list[CoveredRound]

    @property
    def statements(self) -> int:
        return sum(each.statements for each in self.rounds)


def covered_round(round_: Round, snapshot: Snapshot) -> CoveredRound:
    phases: Counter[Phase] = Counter()
    for date in round_dates(snapshot, round_.slug):
        phases[phase_of(round_, date.span)] += date.statements
    return CoveredRound(round_, phases, snapshot.counts(ARTICLE.name, "round").get(round_.slug, 0))


def rounds_by_year(snapshot: Snapshot) -> list[RoundYear]:
    """All rounds, with venues, convenors and those who stayed away. Four queries."""
    rounds = list(Round.objects.in_time_order().prefetch_related("venues", "convenors", "absent"))
    by_slug = {round_.slug: round_ for round_ in rounds}
    phases: dict[str, Counter[Phase]] = {slug: Counter() for slug in by_slug}
    for date in round_dates(snapshot):
        if date.round in by_slug:
            phases[date.round][phase_of(by_slug[date.round], date.span)] += date.statements
    articles = snapshot.counts(ARTICLE.name, "round")
    covered = [CoveredRound(round_, phases[round_.slug], articles.get(round_.slug, 0)) for round_ in rounds]
    years = groupby(covered, key=lambda each: each.round.started.year if each.round.started else None)
    return [RoundYear(year, list(group)) for year, group in years]
