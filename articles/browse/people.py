"""What stands on a person's page besides the statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.models import Person, Position, Statement
from articles.search import Criteria, Snapshot

BESIDE = 12


def quoted_beside(person: Person, snapshot: Snapshot) -> list[Any]:
    """People quoted in the same published articles, with `shared_articles`, most often first. One query."""
    together = Criteria("article", any_of={"quoted": (person.slug,)})
    counts = snapshot.facet_counts(together, ["quoted"], BESIDE + 1, {})["quoted"]
    people: list[Any] = list(Person.objects.filter(slug__in=counts).exclude(pk=person.pk))
    for other in people:
        other.shared_articles = counts[other.slug]
    return sorted(people, key=lambda other: (-other.shared_articles, other.sort_name))[:BESIDE]


@dataclass(frozen=True)
class Stances:
    """One question, and the person's coded positions on it by date, each with its statement."""

    question: str
    positions: list[Position]


def stances_of(person: Person) -> list[Stances]:
    """One query."""
    coded = (
        Position.objects.filter(statement__in=Statement.objects.published().by(person))
        .select_related("question", "statement__article__outlet", "statement__venue")
        .order_by("question__text", "statement__said_on", "statement__order")
    )
    questions: dict[str, list[Position]] = {}
    for position in coded:
        questions.setdefault(position.question.text, []).append(position)
    return [Stances(question, positions) for question, positions in questions.items()]
