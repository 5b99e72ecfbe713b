"""The list of articles, and what is shown beside one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.browse.filters import ArticleFilter
from articles.browse.lists import NounList
from articles.index import Snapshot
from articles.models import Article
from articles.nouns import ARTICLE

BESIDE = 5


def fetch_articles(pks: Sequence[int]) -> list[Article]:
    """The published articles with these keys, in this order, each with `statement_count`. One query."""
    found = Article.objects.published().filter(pk__in=pks).with_outlets().with_counts().in_bulk()
    return [found[pk] for pk in pks if pk in found]


ARTICLES = NounList(
    noun=ARTICLE,
    filters=ArticleFilter,
    records=lambda snapshot: snapshot.query(ARTICLE.name),
    fetch=lambda pks, snapshot: fetch_articles(pks),
)


@dataclass(frozen=True)
class Surroundings:
    """The coverage around one article: the one before, the one after, and those that share people or rounds."""

    earlier: Article | None
    later: Article | None
    related: list[Article]


def surroundings_of(article: Article, snapshot: Snapshot) -> Surroundings:
    """Seven queries at most: one index cannot serve "earlier, or the same day and before"."""
    others = Article.objects.published().exclude(pk=article.pk).with_outlets()
    same_day = others.filter(published=article.published)
    earlier = same_day.filter(pk__lt=article.pk).order_by("-pk").first()
    later = same_day.filter(pk__gt=article.pk).order_by("pk").first()
    return Surroundings(
        earlier=earlier or others.filter(published__lt=article.published).latest_first().first(),
        later=later or others.filter(published__gt=article.published).order_by("published", "pk").first(),
        related=_related(article, snapshot),
    )


def _related(article: Article, snapshot: Snapshot) -> list[Article]:
    """Those with most people and rounds in common first."""
    shared = {
        "person": list(article.people.values_list("slug", flat=True)),
        "round": list(article.rounds.values_list("slug", flat=True)),
    }
    pks = snapshot.sharing("article", shared, BESIDE + 1)
    return [other for other in fetch_articles(pks) if other.pk != article.pk][:BESIDE]
