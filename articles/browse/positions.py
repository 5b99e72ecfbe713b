"""Questions that run through the years, and the statements that take a stance on one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from django.db.models import Count, Max, Min
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.text import capfirst

from articles.browse.cards import Card, cards_of
from articles.browse.chips import build_chips
from articles.browse.filters import StatementFilter
from articles.browse.labels import labels_at
from articles.browse.listing import Chip, Narrowed
from articles.browse.paging import PAGE_SIZE, Paging, paging_of
from articles.browse.selection import Selection
from articles.browse.stance_matrix import CodedStance, Matrix, stance_matrix
from articles.browse.statement_rows import statement_rows
from articles.index import Snapshot
from articles.models import Article, Position, Question
from articles.models.attribution import PARTY_PATHS
from articles.nouns import STATEMENT

MOST_PAIRS = 12


@dataclass(frozen=True)
class AskedQuestion:
    """A question with the number of statements by stance, and the years of the first and the last of them."""

    question: Question
    stances: Mapping[str, int]
    first: int | None
    last: int | None

    @property
    def statements(self) -> int:
        return sum(self.stances.values())

    @property
    def by_stance(self) -> list[tuple[str, int]]:
        return [(stance, self.stances.get(stance, 0)) for stance in Position.Stance.values]

    @property
    def labelled(self) -> list[tuple[str, str, int]]:
        """Stance, its label and its number of statements."""
        return [
            (stance, capfirst(str(label)), self.stances.get(stance, 0)) for stance, label in Position.Stance.choices
        ]


def asked_questions() -> list[AskedQuestion]:
    """All questions, those with the most statements first. Two queries."""
    published = Position.objects.filter(statement__article__status=Article.Status.PUBLISHED).order_by()
    counted = published.values_list("question", "stance").annotate(
        Count("pk"), Min("statement__said_on"), Max("statement__said_on")
    )
    stances: dict[int, Counter[str]] = defaultdict(Counter)
    years: dict[int, list[int]] = defaultdict(list)
    for question, stance, count, first, last in counted:
        stances[question][stance] = count
        years[question] += [day.year for day in (first, last) if day]
    asked = [
        AskedQuestion(each, stances[each.pk], min(years[each.pk], default=None), max(years[each.pk], default=None))
        for each in Question.objects.all()
    ]
    return sorted(asked, key=lambda each: (-each.statements, each.question.text))


@dataclass(frozen=True)
class Evidence:
    """A statement with its stance, and the editor's reason for it."""

    card: Card
    taken: CodedStance


@dataclass(frozen=True)
class Positions(Narrowed):
    """The statements on a question that the query string selects: as a matrix, in pairs that differ, and one by one.

    `pairs` are statements of one speaker in succession that take different stances.
    """

    matrix: Matrix
    pairs: Sequence[tuple[Evidence, Evidence]]
    pairs_left_out: int
    evidence: Sequence[Evidence]
    paging: Paging
    chips: Sequence[Chip]
    selection: Selection
    question: str  # its slug

    @property
    def narrowing_query(self) -> str:
        """The query string of the same choices on the first page; "" if nothing is chosen."""
        query = self.selection.filters_query
        return query if query != "?" else ""

    @property
    def list_query(self) -> str:
        """Selects the same statements in their list."""
        return self.selection.within({"question": self.question}).filters_query


def positions_on(question: Question, rows_by: str, params: QueryDict, snapshot: Snapshot) -> Positions:
    """`rows_by`: "party" or "speaker". Raises InvalidQuery, NoSuchPage. Three queries, and one count for each row."""
    records = snapshot.query(STATEMENT.name)
    filter_set = StatementFilter(params, queryset=records, pinned=("question",))
    statements, selection = filter_set.qs, filter_set.selection
    on_question = statements.where("question", (question.slug,)).order_by(STATEMENT.dated_by)
    keys, total = on_question.page((selection.page - 1) * PAGE_SIZE, PAGE_SIZE)
    paging = paging_of(selection, total)
    matching = on_question.keys()
    taken = [each for each in _stances_on(question) if each.pk in matching]
    pairs = list(_differing(taken))
    shown = pairs[:MOST_PAIRS]
    evidence = _evidence([*keys, *(each.pk for pair in shown for each in pair)], taken)
    labels = labels_at(snapshot)
    return Positions(
        matrix=stance_matrix(taken, rows_by, statements, selection.on_page(1), question.slug, labels),
        pairs=[(evidence[earlier.pk], evidence[later.pk]) for earlier, later in shown],
        pairs_left_out=len(pairs) - len(shown),
        evidence=[evidence[key] for key in keys if key in evidence],
        paging=paging,
        chips=build_chips(STATEMENT, labels, selection),
        selection=selection,
        question=question.slug,
    )


def _stances_on(question: Question) -> list[CodedStance]:
    """All stances on the question, drafts included, in the order of their days; undated ones come last."""
    party = Coalesce(*(f"statement__{path}__slug" for path in PARTY_PATHS))
    rows = (
        Position.objects.filter(question=question)
        .order_by("statement__said_on", "statement__article", "statement__order", "statement")
        .values_list(
            *("statement", "statement__uid", "statement__said_on", "statement__said_precision", "stance", "note"),
            *("statement__speaker__slug", party),
        )
    )
    taken = [CodedStance._make((*facts, speaker or "", party or "")) for *facts, speaker, party in rows]
    return sorted(taken, key=lambda each: each.said_on is None)


def _differing(taken: Iterable[CodedStance]) -> Iterable[tuple[CodedStance, CodedStance]]:
    """Statements of one named speaker, in succession, whose stances differ. By the day of the earlier one."""
    by_speaker: dict[str, list[CodedStance]] = defaultdict(list)
    for each in taken:
        if each.speaker and each.said_on:
            by_speaker[each.speaker].append(each)
    pairs = chain.from_iterable(map(pairwise, by_speaker.values()))
    differing = [(a, b) for a, b in pairs if a.stance != b.stance]
    return sorted(differing, key=lambda pair: (pair[0].said_on, pair[0].pk))


def _evidence(keys: Iterable[int], taken: Iterable[CodedStance]) -> dict[int, Evidence]:
    by_key = {each.pk: each for each in taken}
    cards = cards_of(statement_rows(list(dict.fromkeys(keys))))
    return {card.pk: Evidence(card, by_key[card.pk]) for card in cards if card.pk in by_key}
