"""The list of people, and the parts of a person's page besides the statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.browse.filters import PersonFilter
from articles.browse.lists import NounList
from articles.browse.statement_counts import add_statement_counts
from articles.browse.tables import TableQuery
from articles.browse.visibility import visible_people
from articles.index import Snapshot
from articles.models import Person, Position
from articles.nouns import ARTICLE, PERSON, STATEMENT

PEOPLE_PAGE = 50

PEOPLE_SHOWN = 12
POSITIONS_SHOWN = 25  # for each question
MOST_QUESTIONS = 20


def fetch_people(pks: Sequence[int], snapshot: Snapshot) -> list[Any]:
    """The people with these keys, in this order, each with roles, names and `statement_count`."""
    people: dict[int, Any] = Person.objects.with_names().with_roles().in_bulk(pks) if pks else {}
    add_statement_counts(people.values(), PERSON, snapshot)
    return [people[pk] for pk in pks if pk in people]


PEOPLE = NounList(
    noun=PERSON,
    filters=PersonFilter,
    records=lambda snapshot: TableQuery(snapshot, PERSON, visible_people(snapshot)),
    fetch=fetch_people,
    page_size=PEOPLE_PAGE,
    values_pages=False,
)


def quoted_together_with(person: Person, snapshot: Snapshot) -> list[Any]:
    """People quoted in the same published articles, with `shared_articles`, the most frequent first. One query."""
    articles = snapshot.query(ARTICLE.name).where("quoted", (person.slug,))
    counts = articles.facet_counts(["quoted"], PEOPLE_SHOWN + 1)["quoted"]
    people: list[Any] = list(Person.objects.filter(slug__in=counts).exclude(pk=person.pk))
    for other in people:
        other.shared_articles = counts[other.slug]
    return sorted(people, key=lambda other: (-other.shared_articles, other.sort_name))[:PEOPLE_SHOWN]


@dataclass(frozen=True)
class Stances:
    """The positions of a person on one question: the latest ones, by date, with their statements, and their total."""

    question: str
    positions: list[Position]
    total: int


def stances_of(person: Person, snapshot: Snapshot) -> list[Stances]:
    """The positions of a person, by question. One query for all questions."""
    statements = snapshot.query(STATEMENT.name).where("speaker", (person.slug,))
    pages = {
        question: statements.where("question", (question,)).page(0, POSITIONS_SHOWN)
        for question in statements.facet_counts(["question"], MOST_QUESTIONS)["question"]
    }
    coded = (
        Position.objects.filter(statement__in=[pk for keys, _total in pages.values() for pk in keys])
        .select_related("question", "statement__article__outlet", "statement__venue")
        .order_by("question__text", "statement__said_on", "statement__article_id", "statement__order")
    )
    questions: dict[str, list[Position]] = {}
    for position in coded:
        if position.question.slug in pages:
            questions.setdefault(position.question.slug, []).append(position)
    return [
        Stances(positions[0].question.text, positions[-POSITIONS_SHOWN:], pages[slug][1])
        for slug, positions in questions.items()
    ]
