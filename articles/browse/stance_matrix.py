"""The stances on one question as a matrix: parties or speakers down, years across."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from articles.browse.labels import Labels
from articles.browse.lists import COUNTED
from articles.browse.selection import Selection
from articles.models import Position
from articles.models.base import address, spell_date, spell_within_year
from articles.nouns import NONE, STATEMENT
from articles.spelling import iso_date

MOST_ROWS = 40
MOST_DAYS = 3  # of one stance in a cell; further ones are counted


class CodedStance(NamedTuple):
    """The stance that one statement takes on a question. Slugs are "" if it has no party or no named speaker."""

    pk: int  # of the statement
    uid: str
    said_on: datetime.date | None
    said_precision: str
    stance: str
    note: str
    speaker: str
    party: str

    @property
    def year(self) -> str:
        """The value of the facet of years."""
        return str(self.said_on.year) if self.said_on else NONE

    @property
    def stance_label(self) -> str:
        return str(Position.Stance(self.stance).label)

    @property
    def address(self) -> str:
        return address("statement_detail", self.uid)

    @property
    def iso(self) -> str:
        return iso_date(self.said_on, self.said_precision) if self.said_on else ""

    @property
    def day(self) -> str:
        """The day or month without the year, which is above its column: "14 Nov"."""
        return spell_within_year(self.said_on, self.said_precision) if self.said_on else ""

    @property
    def spelled(self) -> str:
        return spell_date(self.said_on, self.said_precision)


@dataclass(frozen=True)
class CellStance:
    """One stance in a cell: the first statements that take it, and how many more there are."""

    stance: str
    label: str
    shown: Sequence[CodedStance]
    more: int


@dataclass(frozen=True)
class Cell:
    """A party's or speaker's statements of one year.

    Without `stances` none of them takes one. `statements` counts all of them, on any question: 0 means that the
    collection has none, so that nothing can be found. `query` selects those with a stance, or else all of them.
    """

    stances: Sequence[CellStance]
    statements: int
    query: str


@dataclass(frozen=True)
class MatrixRow:
    label: str
    address: str  # of the speaker's page, else ""
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Matrix:
    """`years` are the years from the first to the last with a stance; NONE, at the end, holds undated statements."""

    years: Sequence[str]
    rows: Sequence[MatrixRow]
    rows_left_out: int


def stance_matrix(
    taken: Sequence[CodedStance], rows_by: str, statements: Any, selection: Selection, question: str, labels: Labels
) -> Matrix:
    """`rows_by` is the facet "party" or "speaker". One count for each row, at most MOST_ROWS.

    `statements` is the query of all statements that the selection matches, on any question.
    """
    years = _years(taken)
    by_row: dict[str, list[CodedStance]] = defaultdict(list)
    for each in taken:
        by_row[getattr(each, rows_by)].append(each)
    names = labels.of(STATEMENT, rows_by)
    stance_labels = {stance: str(label) for stance, label in Position.Stance.choices}
    order = sorted(by_row, key=lambda slug: (not slug, -len(by_row[slug]), names.get(slug, slug)))
    rows = []
    for slug in order[:MOST_ROWS]:
        values = (slug,) if slug else STATEMENT.facets[rows_by].missing_values
        counts = statements.where(rows_by, values).facet_counts(["year"], COUNTED)["year"]
        chosen = selection.choosing(rows_by, values)
        cells = _cells(by_row[slug], years, counts, chosen, question, stance_labels)
        label = names.get(slug, slug) if slug else _("None named")
        is_person = rows_by == "speaker" and slug
        rows.append(MatrixRow(label, address("person_detail", slug) if is_person else "", cells))
    return Matrix(years, rows, max(0, len(order) - MOST_ROWS))


def _years(taken: Iterable[CodedStance]) -> list[str]:
    values = {each.year for each in taken}
    known = sorted(int(year) for year in values - {NONE})
    span = [str(year) for year in range(known[0], known[-1] + 1)] if known else []
    return [*span, NONE] if NONE in values else span


def _cells(
    taken: Iterable[CodedStance],
    years: Iterable[str],
    counts: Mapping[str, int],
    chosen: Selection,
    question: str,
    stance_labels: Mapping[str, str],
) -> list[Cell]:
    by_year: dict[str, list[CodedStance]] = defaultdict(list)
    for each in taken:
        by_year[each.year].append(each)
    cells = []
    for year in years:
        here = chosen.choosing("year", (year,))
        if by_year[year]:
            here = here.choosing("question", (question,))
        cells.append(Cell(_stances(by_year[year], stance_labels), counts.get(year, 0), here.query))
    return cells


def _stances(taken: Sequence[CodedStance], stance_labels: Mapping[str, str]) -> list[CellStance]:
    by_stance: dict[str, list[CodedStance]] = {stance: [] for stance in stance_labels}
    for each in taken:
        by_stance[each.stance].append(each)
    return [
        CellStance(stance, stance_labels[stance], these[:MOST_DAYS], max(0, len(these) - MOST_DAYS))
        for stance, these in by_stance.items()
        if these
    ]
