"""What a person said in short: how often, when, and about what, as a table of topics by years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.browse.facets import value_label
from articles.browse.labels import labels_at
from articles.browse.selection import Selection
from articles.index import MISSING, CrossCounts, Snapshot
from articles.models import Person, Statement
from articles.nouns import ARTICLE, NONE, STATEMENT

TOPICS_SHOWN = 12
MOST_YEARS = 20  # that are shown without gaps
FEWEST_STATEMENTS = 6  # fewer are shown without the table
SHADES = 4


class Total(NamedTuple):
    """The statements of a topic or a year. `query` selects them in the list of statements."""

    label: str
    number: int
    query: str


class Cell(NamedTuple):
    """The statements about a topic in a year. `shade` is 1 to SHADES, or 0 without statements."""

    number: int
    query: str
    shade: int


class Row(NamedTuple):
    topic: Total
    cells: list[Cell]


@dataclass(frozen=True)
class TopicYears:
    """The most frequent topics by years. `years` are the heads of the columns, with their totals.

    The last column is that of undated statements, the last row that of statements without a topic, if there are any. A
    statement about several topics is counted in the row of each.
    """

    years: list[Total]
    rows: list[Row]
    has_more: bool  # there are other topics


@dataclass(frozen=True)
class Spoken:
    """The statements of a person, and the articles that quote them. `table` is None if there are only a few statements.

    `first` and `last` are years, or 0 if no date is known.
    """

    statements: int
    undated: int
    articles: int
    first: int
    last: int
    main_topic: Total | None
    table: TopicYears | None

    @property
    def years(self) -> Sequence[int]:
        return [self.first, self.last] if self.first else []


def spoken_by(person: Person, snapshot: Snapshot) -> Spoken | None:
    """None if the person has no statement. No query."""
    if not snapshot.counts(STATEMENT.name, "speaker").get(person.slug):
        return None
    statements = snapshot.query(STATEMENT.name).where("speaker", (person.slug,))
    crossed = statements.cross_counts("topic", "year", TOPICS_SHOWN + 2)  # one more, and the missing one
    table = _topic_years(crossed, Selection(chosen={"speaker": (person.slug,)}), snapshot)
    years = [int(value) for value in crossed.columns if value.isdigit()]
    return Spoken(
        statements=crossed.total,
        undated=crossed.columns.get(NONE, 0),
        articles=snapshot.query(ARTICLE.name).where("quoted", (person.slug,)).total(),
        first=min(years, default=0),
        last=max(years, default=0),
        main_topic=next((row.topic for row in table.rows if NONE not in row.topic.query), None),
        table=table if crossed.total >= FEWEST_STATEMENTS else None,
    )


def _topic_years(crossed: CrossCounts, of_person: Selection, snapshot: Snapshot) -> TopicYears:
    labels = labels_at(snapshot).of(STATEMENT, "topic")
    topics = [value for value in crossed.rows if not value.startswith(MISSING)]
    years = _columns(crossed.columns)
    most = max(crossed.cells.values(), default=1)
    rows = []
    for topic in [*topics[:TOPICS_SHOWN], *(value for value in crossed.rows if value.startswith(MISSING))]:
        about = of_person.choosing("topic", (topic,))
        label = value_label(STATEMENT.field("topic"), labels, topic)
        counts = [crossed.cells.get((topic, year), 0) for year in years]
        queries = about.toggled_queries("year", years)
        cells = [
            Cell(number, query, ceil(SHADES * (number / most) ** 0.5))
            for number, query in zip(counts, queries, strict=True)
        ]
        rows.append(Row(Total(label, crossed.rows[topic], about.query), cells))
    heads = [
        Total(_("No date") if year.startswith(MISSING) else year, crossed.columns.get(year, 0), query)
        for year, query in zip(years, of_person.toggled_queries("year", years), strict=True)
    ]
    return TopicYears(heads, rows, len(topics) > TOPICS_SHOWN)


def _columns(values: Iterable[str]) -> Sequence[str]:
    """The years in order, with those between them if they are not too many, and the missing one at the end."""
    years, missing = sorted(int(value) for value in values if value.isdigit()), [v for v in values if not v.isdigit()]
    between = range(years[0], years[-1] + 1) if years else range(0)
    shown = between if len(between) <= MOST_YEARS else years
    return [*map(str, shown), *missing]


def latest_statement(person: Person, snapshot: Snapshot) -> Statement | None:
    """The first statement in the list of the person's statements. One query."""
    keys = snapshot.query(STATEMENT.name).where("speaker", (person.slug,)).first_keys(1)
    shown = Statement.objects.select_related("article__outlet", "article__agency", "venue")
    return shown.filter(pk__in=keys).first()
