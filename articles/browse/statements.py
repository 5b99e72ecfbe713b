"""The list of statements, and the statements related to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from articles.browse.cards import Card, cards_of
from articles.browse.filters import StatementFilter
from articles.browse.lists import NounList
from articles.browse.runs import runs_of
from articles.browse.statement_rows import statement_rows
from articles.browse.summary import summary_of
from articles.browse.utterances import OLDEST_FIRST
from articles.index import Snapshot
from articles.models import Statement
from articles.nouns import STATEMENT


def cards_at(keys: Sequence[int], snapshot: Snapshot, *, drafts: bool = False) -> list[Card]:
    """The cards of these statements, in this order, with the number of passages that report the same remark."""
    return cards_of(statement_rows(keys, drafts=drafts), snapshot.counts(STATEMENT.name, "utterance_id"))


STATEMENTS = NounList(
    noun=STATEMENT,
    filters=StatementFilter,
    records=lambda snapshot: snapshot.query(STATEMENT.name),
    fetch=cards_at,
    arrange=runs_of,
    summarise=summary_of,
)


def _with_positions(snapshot: Snapshot) -> Any:
    questions = snapshot.counts(STATEMENT.name, "question")
    return snapshot.query(STATEMENT.name).where("question", tuple(questions))


# Those with a coded position, for the files of positions.
CODED_STATEMENTS = replace(STATEMENTS, records=_with_positions)


@dataclass(frozen=True)
class Neighbours:
    """The previous and the next statement in the same article, and the other reports of the same utterance."""

    previous: Statement | None
    next: Statement | None
    reports: list[Card]


def neighbours_of(statement: Statement) -> Neighbours:
    """At most five queries. Three of them are for the other reports, if the statement belongs to an utterance."""
    siblings = Statement.objects.filter(article=statement.article_id).select_related("speaker", "organisation")
    order, pk = statement.order, statement.pk
    before = siblings.filter(Q(order__lt=order) | Q(order=order, pk__lt=pk)).order_by("-order", "-pk")
    after = siblings.filter(Q(order__gt=order) | Q(order=order, pk__gt=pk)).order_by("order", "pk")
    reports: list[Card] = []
    if statement.utterance_id:
        same = Statement.objects.published().filter(utterance=statement.utterance_id).exclude(pk=pk)
        keys = same.order_by(*OLDEST_FIRST).values_list("pk", flat=True)
        reports = cards_of(statement_rows(list(keys)))
    return Neighbours(before.first(), after.first(), reports)
