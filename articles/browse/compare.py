"""Two to four people or parties side by side: what they spoke about, at which rounds, and what they said, by date."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.browse.cards import Card, cards_of
from articles.browse.chips import build_chips
from articles.browse.errors import InvalidQuery
from articles.browse.filter_fields import TOO_MANY_VALUES
from articles.browse.filters import FIXED, ListFilter, StatementFilter
from articles.browse.labels import Labels, labels_at
from articles.browse.listing import Chip, Narrowed
from articles.browse.presentation import HOW_SHOWN
from articles.browse.selection import Selection
from articles.browse.statement_rows import statement_rows
from articles.index import MISSING, Snapshot
from articles.models.base import Precision, address, spell_date
from articles.nouns import STATEMENT
from articles.spelling import spell_list

MOST_SUBJECTS = 4
MOST_STATEMENTS = 40  # of each subject, the latest
MOST_VALUES = 20  # topics, and rounds
COUNTED = 60

# Who is compared: the parameter, and the facet of statements that its values come from.
FACETS = {"person": "speaker", "party": "party"}


@dataclass(frozen=True)
class Subject:
    """Somebody who is compared. `query` selects their statements, `without` compares the others."""

    slug: str
    label: str
    address: str  # of the person's page, else ""
    statements: int
    shown: int
    query: str
    without: str


@dataclass(frozen=True)
class SharedValue:
    """A topic or a round. For each subject the number of statements, and the query string that selects them."""

    label: str
    address: str
    counts: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Month:
    """The statements of a month, or of a year of which no month is known. One list for each subject.

    None: what was said then is not shown, because only the latest statements are.
    """

    label: str
    cells: Sequence[Sequence[Card] | None]


@dataclass(frozen=True)
class Comparison(Narrowed):
    """`selection` has the subjects as values of the parameter `kind`, and the filters that hold for all of them."""

    kind: str
    subjects: Sequence[Subject]
    topics: Sequence[SharedValue]
    rounds: Sequence[SharedValue]
    months: Sequence[Month]
    chips: Sequence[Chip]
    selection: Selection

    @property
    def description(self) -> str:
        """Who is compared, and the filters in words."""
        return spell_list([*(subject.label for subject in self.subjects), *(chip.words for chip in self.chips)])

    @property
    def cleared_query(self) -> str:
        return self.selection.cleared.choosing(self.kind, self._slugs).query

    @property
    def has_several(self) -> bool:
        """Whether there are at least two to compare."""
        return len(self.subjects) > 1

    @property
    def has_room(self) -> bool:
        return len(self.subjects) < MOST_SUBJECTS

    @property
    def _slugs(self) -> tuple[str, ...]:
        return tuple(subject.slug for subject in self.subjects)

    def with_subject(self, slug: str) -> str:
        """The query string that compares one more."""
        return self.selection.choosing(self.kind, (*self._slugs, slug)).query

    def kept_parameters(self, *names: str) -> list[tuple[str, str]]:
        """All parameters but these, for a form that sets them."""
        return [(name, value) for name, value in self.selection.parameters if name not in names]


def compare(params: QueryDict, snapshot: Snapshot) -> Comparison:
    """`?person=…&person=…` or `?party=…&party=…`, with the parameters of the list of statements. Raises InvalidQuery.

    Two queries for the statements of all subjects, and one count for each.
    """
    kind, slugs, filters = _parameters(params)
    facet, labels = FACETS[kind], labels_at(snapshot)
    everybody = _everybody(kind, slugs, filters, snapshot)
    found, selection = everybody.qs.order_by(STATEMENT.dated_by), everybody.selection
    queries = [found.where(facet, (slug,)) for slug in slugs]
    pages = [query.page(0, MOST_STATEMENTS) for query in queries]
    counts = [query.facet_counts(["topic", "round"], COUNTED) for query in queries]
    alone = selection.choosing(facet, ())
    full = replace(alone, chosen={**alone.chosen, kind: tuple(slugs)})
    names = labels.of(STATEMENT, facet)
    subjects = [
        Subject(
            slug=slug,
            label=names.get(slug, slug),
            address=address("person_detail", slug) if kind == "person" else "",
            statements=total,
            shown=len(keys),
            query=alone.choosing(facet, (slug,)).query,
            without=full.choosing(kind, tuple(other for other in slugs if other != slug)).query,
        )
        for slug, (keys, total) in zip(slugs, pages, strict=True)
    ]
    cards = {card.pk: card for card in cards_of(statement_rows([key for keys, _total in pages for key in keys]))}
    return Comparison(
        kind,
        subjects,
        topics=_shared("topic", "topic_detail", counts, subjects, alone, facet, labels),
        rounds=_shared("round", "round_detail", counts, subjects, alone, facet, labels),
        months=_months([[cards[key] for key in keys if key in cards] for keys, _total in pages], subjects),
        chips=build_chips(STATEMENT, labels, alone, full),
        selection=full,
    )


def _parameters(params: QueryDict) -> tuple[str, list[str], QueryDict]:
    """What is compared, its slugs, and the filters. With people, `party` is a filter like any other."""
    kind = "party" if "party" in params and "person" not in params else "person"
    slugs = list(dict.fromkeys(filter(None, params.getlist(kind))))
    filters = params.copy()
    for name in (kind, "find", *HOW_SHOWN):
        filters.pop(name, None)
    for name, values in list(filters.lists()):  # a list of the form in which nothing is chosen
        filters.setlist(name, [value for value in values if value])
    label = str(STATEMENT.facets[FACETS[kind]].label)
    if FACETS[kind] in filters:
        raise InvalidQuery({FACETS[kind]: [str(FIXED)]})
    if len(slugs) > MOST_SUBJECTS:
        raise InvalidQuery({kind: [str(TOO_MANY_VALUES) % {"most": MOST_SUBJECTS}]}, {kind: label})
    if any(slug.startswith(("-", MISSING)) for slug in slugs):
        raise InvalidQuery({kind: [_("Only named people and parties can be compared.")]}, {kind: label})
    return kind, slugs, filters


def _everybody(kind: str, slugs: list[str], filters: QueryDict, snapshot: Snapshot) -> ListFilter:
    """The statements of all subjects. Raises InvalidQuery."""
    facet, params = FACETS[kind], filters.copy()
    params.setlist(facet, slugs)
    everybody = StatementFilter(params, queryset=snapshot.query(STATEMENT.name))
    try:
        everybody.validate()
    except InvalidQuery as error:
        raise error.renaming(facet, kind) from None
    return everybody


def _shared(
    name: str,
    view: str,
    counts: Sequence[Mapping[str, Mapping[str, int]]],
    subjects: Sequence[Subject],
    selection: Selection,
    facet: str,
    labels: Labels,
) -> list[SharedValue]:
    """The values that most of the subjects have come first, then those with the most statements."""
    totals: Counter[str] = Counter()
    for each in counts:
        totals.update(
            {
                value: count
                for value, count in each[name].items()
                if not value.startswith(MISSING) and selection.can_narrow_to(name, value)
            }
        )
    holders = {value: sum(value in each[name] for each in counts) for value in totals}
    order = sorted(totals, key=lambda value: (-holders[value], -totals[value], value))
    names = labels.of(STATEMENT, name)
    return [
        SharedValue(
            names.get(value, value),
            address(view, value),
            [
                (each[name].get(value, 0), selection.choosing(facet, (subject.slug,)).narrowed_to(name, value).query)
                for subject, each in zip(subjects, counts, strict=True)
            ],
        )
        for value in order[:MOST_VALUES]
    ]


def _months(cards: Sequence[Sequence[Card]], subjects: Sequence[Subject]) -> list[Month]:
    """In chronological order; a year without a month comes before its months, undated statements at the end."""
    by_month: dict[str, list[list[Card]]] = defaultdict(lambda: [[] for _ in subjects])
    for number, said in enumerate(cards):
        for card in reversed(said):  # they come the latest first
            by_month[card.said_iso[:7]][number].append(card)
    begins = [_begin(said, subject) for said, subject in zip(cards, subjects, strict=True)]
    return [
        Month(
            _label(month),
            [here if here or month >= begin else None for here, begin in zip(by_month[month], begins, strict=True)],
        )
        for month in sorted(by_month, key=lambda month: month or "~")
    ]


def _begin(cards: Sequence[Card], subject: Subject) -> str:
    """The month of the earliest statement that is shown; "" if all are shown."""
    dated = [card.said_iso[:7] for card in cards if card.said_iso]
    return min(dated, default="") if subject.statements > subject.shown else ""


def _label(month: str) -> str:
    if not month:
        return _("Day not known")
    year, _dash, number = month.partition("-")
    precision = Precision.MONTH if number else Precision.YEAR
    return spell_date(datetime.date(int(year), int(number or 1), 1), precision)
