"""What stands on a person's page besides the statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.index import Criteria, Snapshot
from articles.models import Person, Position

BESIDE = 12
LATEST = 25  # positions shown of one question
MOST_QUESTIONS = 20


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
    """One question, the person's latest coded positions on it by date with their statements, and how many there are."""

    question: str
    positions: list[Position]
    total: int


def stances_of(person: Person, snapshot: Snapshot) -> list[Stances]:
    """One query for all questions."""
    spoken = Criteria("statement", any_of={"speaker": (person.slug,)})
    found = {
        question: snapshot.find(spoken.also("question", (question,)), "by_said", 0, LATEST)
        for question in snapshot.facet_counts(spoken, ["question"], MOST_QUESTIONS, {})["question"]
    }
    coded = (
        Position.objects.filter(statement__in=[pk for each in found.values() for pk in each.pks])
        .select_related("question", "statement__article__outlet", "statement__venue")
        .order_by("question__text", "statement__said_on", "statement__order")
    )
    questions: dict[str, list[Position]] = {}
    for position in coded:
        if position.question.slug in found:
            questions.setdefault(position.question.slug, []).append(position)
    return [Stances(each[0].question.text, each[-LATEST:], found[slug].total) for slug, each in questions.items()]
