"""Data for the home page and the About page: totals, latest coverage, the most quoted people, coding by outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Length

from articles.browse.articles import fetch_articles
from articles.browse.labels import labels_at
from articles.index import Snapshot
from articles.models import Article, Outlet, Person, Round, Statement, Topic
from articles.nouns import ARTICLE

LATEST_SHOWN = 5
MOST_QUOTED_SHOWN = 8
LONGEST_LEAD = 280  # characters


@dataclass(frozen=True)
class Totals:
    articles: int
    statements: int
    people: int


def totals(snapshot: Snapshot) -> Totals:
    return Totals(
        articles=snapshot.total("article"),
        statements=snapshot.total("statement"),
        people=len(snapshot.counts("article", "person")),
    )


def latest_coverage(snapshot: Snapshot) -> list[Article]:
    return fetch_articles(snapshot.query(ARTICLE.name).first_keys(LATEST_SHOWN))


def most_quoted(snapshot: Snapshot) -> list[Any]:
    """People with `statement_count`, the most quoted first."""
    counts = snapshot.most_frequent("statement", "speaker", MOST_QUOTED_SHOWN)
    people = list(Person.objects.filter(slug__in=counts).with_roles())
    for person in people:
        person.statement_count = counts[person.slug]
    return sorted(people, key=lambda person: (-person.statement_count, person.sort_name))


def topics_with_counts(snapshot: Snapshot) -> list[Any]:
    """All topics with `statement_count`."""
    counts = snapshot.counts("statement", "topic")
    topics: list[Any] = list(Topic.objects.order_by("name"))
    for topic in topics:
        topic.statement_count = counts.get(topic.slug, 0)
    return topics


def rounds_with_counts(snapshot: Snapshot) -> list[Any]:
    """All rounds in chronological order, with `statement_count`: the statements made at or about each round."""
    counts = snapshot.counts("statement", "round")
    rounds: list[Any] = list(Round.objects.in_time_order().prefetch_related("venues", "convenors"))
    for round_ in rounds:
        round_.statement_count = counts.get(round_.slug, 0)
    return rounds


def latest_quotation(latest: list[Article]) -> Statement | None:
    """The first quotation of the latest coverage that is short enough for the home page. Two queries."""
    quotations = Statement.objects.filter(article__in=latest, kind=Statement.Kind.QUOTATION).for_display()
    short = quotations.alias(length=Length("words")).filter(length__lte=LONGEST_LEAD)
    return short.order_by("-article__published", "-article", "order", "pk").first()


@dataclass(frozen=True)
class CodingTotals:
    """The number of published articles, and how many of them are coded completely or partly."""

    articles: int
    complete: int
    partly: int


def coding_totals(snapshot: Snapshot) -> CodingTotals:
    counts = snapshot.counts(ARTICLE.name, "coding")
    return CodingTotals(
        articles=snapshot.total(ARTICLE.name),
        complete=counts.get(Article.Coding.COMPLETE, 0),
        partly=counts.get(Article.Coding.PARTLY, 0),
    )


@dataclass(frozen=True)
class CoverageRow:
    """The number of articles of one outlet in one year, by coding status."""

    outlet: str
    slug: str
    year: int
    articles: int
    complete: int
    partly: int

    @property
    def not_yet(self) -> int:
        return self.articles - self.complete - self.partly


def coverage(snapshot: Snapshot) -> list[CoverageRow]:
    """A row for every outlet and year with published articles. No query: the names of outlets are cached."""
    names = labels_at(snapshot).names[Outlet]
    by_outlet: dict[tuple[str, int], dict[str, int]] = {}
    for value, count in snapshot.counts("article", "coverage").items():
        slug, year, coding = value.split(" ")
        by_outlet.setdefault((slug, int(year)), {})[coding] = count
    rows = [
        CoverageRow(
            outlet=names.get(slug, slug),
            slug=slug,
            year=year,
            articles=sum(codings.values()),
            complete=codings.get(Article.Coding.COMPLETE, 0),
            partly=codings.get(Article.Coding.PARTLY, 0),
        )
        for (slug, year), codings in by_outlet.items()
    ]
    return sorted(rows, key=lambda row: (row.outlet, row.year))
