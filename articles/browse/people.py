"""What stands on a person's page besides the statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from articles.models import Person, Position, Statement

BESIDE = 12


def quoted_beside(person: Person) -> QuerySet[Any]:
    """People quoted in the same published articles, with `shared_articles`, most often first."""
    articles = Statement.objects.published().by(person).values("article")
    others = Person.objects.filter(statements__article__in=articles).exclude(pk=person.pk)
    shared = others.annotate(shared_articles=Count("statements__article", distinct=True))
    return shared.order_by("-shared_articles", "sort_name")[:BESIDE]


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
