"""Data for the home page and for lists: totals, latest coverage, the most quoted people, how far articles are coded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Length

from articles.browse.articles import fetch_articles
from articles.browse.statement_counts import add_statement_counts
from articles.index import Snapshot
from articles.models import Article, Person, Statement, Topic
from articles.nouns import ARTICLE, PERSON, STATEMENT, TOPIC

LATEST_SHOWN = 5
MOST_QUOTED_SHOWN = 8
LONGEST_LEAD = 280  # characters
LATEST_QUOTATIONS = 40  # of which the first short one is shown


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
    people: list[Any] = list(Person.objects.filter(slug__in=counts).with_roles())
    add_statement_counts(people, PERSON, snapshot)
    return sorted(people, key=lambda person: (-person.statement_count, person.sort_name))


def topics_with_counts(snapshot: Snapshot) -> list[Any]:
    """All topics of published statements, with `statement_count`."""
    counts = snapshot.counts("statement", "topic")
    topics: list[Any] = [topic for topic in Topic.objects.order_by("name") if topic.slug in counts]
    add_statement_counts(topics, TOPIC, snapshot)
    return topics


def latest_quotation(snapshot: Snapshot) -> Statement | None:
    """The latest published quotation that is short enough for the home page, the first of its article. One query."""
    quotations = snapshot.query(STATEMENT.name).where("kind", (Statement.Kind.QUOTATION,))
    latest = Statement.objects.filter(pk__in=quotations.order_by("published").first_keys(LATEST_QUOTATIONS))
    short = latest.alias(length=Length("words")).filter(length__lte=LONGEST_LEAD).for_display()
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
