"""The list of articles, and the articles related to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.browse.filters import ArticleFilter
from articles.browse.lists import NounList
from articles.index import Snapshot
from articles.models import Article
from articles.nouns import ARTICLE

RELATED_SHOWN = 5


def fetch_articles(pks: Sequence[int]) -> list[Article]:
    """The published articles with these keys, in this order, each with `statement_count`. One query."""
    articles = Article.objects.published().filter(pk__in=pks).with_outlets().with_counts().in_bulk()
    return [articles[pk] for pk in pks if pk in articles]


ARTICLES = NounList(
    noun=ARTICLE,
    filters=ArticleFilter,
    records=lambda snapshot: snapshot.query(ARTICLE.name),
    fetch=lambda pks, snapshot: fetch_articles(pks),
)


@dataclass(frozen=True)
class Surroundings:
    """Articles related to one article: the previous and the next by date, and those that share people or rounds."""

    earlier: Article | None
    later: Article | None
    related: list[Article]


def surroundings_of(article: Article, snapshot: Snapshot) -> Surroundings:
    """At most seven queries: articles of the same day and of other days are separate queries, so each uses an index."""
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
    """Published articles that share people or rounds with this one, sorted by how many they share."""
    shared = {
        "person": list(article.people.values_list("slug", flat=True)),
        "round": list(article.rounds.values_list("slug", flat=True)),
    }
    pks = snapshot.sharing("article", shared, RELATED_SHOWN + 1)
    return [other for other in fetch_articles(pks) if other.pk != article.pk][:RELATED_SHOWN]
