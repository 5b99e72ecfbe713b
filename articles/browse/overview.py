"""What the home page and the account of the method show: latest coverage, who is quoted most, what is coded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from articles.models import Article, Person, Statement, Topic

LATEST = 5
MOST_QUOTED = 8


@dataclass(frozen=True)
class Totals:
    articles: int
    statements: int
    people: int


def totals() -> Totals:
    return Totals(
        articles=Article.objects.published().count(),
        statements=Statement.objects.published().count(),
        people=Person.objects.published().count(),
    )


def latest_coverage() -> QuerySet[Any]:
    return Article.objects.published().with_outlets().with_counts().latest_first()[:LATEST]


def most_quoted() -> QuerySet[Any]:
    """People with `statement_count`, those with none left out."""
    people = Person.objects.with_counts().with_roles().filter(statement_count__gt=0)
    return people.order_by("-statement_count", "sort_name")[:MOST_QUOTED]


def topics_with_counts() -> QuerySet[Any]:
    """All topics with `statement_count`."""
    published = Q(statements__article__status=Article.Status.PUBLISHED)
    return Topic.objects.annotate(statement_count=Count("statements", filter=published)).order_by("name")


def latest_quotation() -> Statement | None:
    """The first quotation of the latest coverage. Two queries."""
    latest = Article.objects.published().latest_first().values("pk")[:LATEST]
    quotations = Statement.objects.filter(article__in=latest, kind=Statement.Kind.QUOTATION).for_display()
    return quotations.order_by("-article__published", "-article", "order", "pk").first()


@dataclass(frozen=True)
class CoverageRow:
    """Articles of one outlet in one year, and how far they are coded."""

    outlet: str
    slug: str
    year: int
    articles: int
    complete: int
    partly: int

    @property
    def not_yet(self) -> int:
        return self.articles - self.complete - self.partly


def coverage() -> list[CoverageRow]:
    """Every outlet and year with published articles. One query."""
    rows = (
        Article.objects.published()
        .values_list("outlet__name", "outlet__slug", ExtractYear("published"))
        .annotate(
            articles=Count("pk"),
            complete=Count("pk", filter=Q(coding=Article.Coding.COMPLETE)),
            partly=Count("pk", filter=Q(coding=Article.Coding.PARTLY)),
        )
        .order_by("outlet__name", ExtractYear("published"))
    )
    return [CoverageRow(*row) for row in rows]
