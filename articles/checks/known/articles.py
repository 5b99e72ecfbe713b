from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from django.db.models import Count, Q

from articles.checks.addresses import plain_address, variants
from articles.models import Article, Outlet


class KnownArticles:
    """What surrounds a batch of articles: their outlets, how many statements they have, and articles like them."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._own_keys = {article.pk for article in articles if article.pk}

    def has_statements(self, article: Article) -> bool:
        """Whether it has statements, or will have when its form is saved, which then counts them."""
        count = getattr(article, "count_statements_to_save", None)
        return bool(count() if count else self._statements[article.pk or 0])

    @cached_property
    def _statements(self) -> dict[int, int]:
        found: dict[int, int] = defaultdict(int)
        counted = Article.objects.filter(pk__in=self._own_keys).order_by().annotate(number=Count("statements"))
        found.update(counted.values_list("pk", "number"))
        return found

    def outlet_of(self, article: Article) -> Outlet:
        return self._outlets[article.outlet_id]

    @cached_property
    def _outlets(self) -> dict[int, Outlet]:
        return Outlet.objects.in_bulk({article.outlet_id for article in self._articles})

    def of_address(self, article: Article) -> Iterator[Article]:
        """Other articles with the same address but for what does not matter in it."""
        for other in self._like["address", plain_address(article.url)]:
            if other is not article:
                yield other

    def of_headline(self, article: Article) -> Iterator[Article]:
        """Other articles of the same outlet and day with the same headline."""
        for other in self._like["headline", _headline_key(article)]:
            if other is not article:
                yield other

    @cached_property
    def _like(self) -> dict[tuple[str, str], list[Article]]:
        """Articles by address and by headline: those of the batch, of the same days, and of like addresses."""
        addresses = {variant for article in self._articles for variant in variants(article.url)}
        stored = Article.objects.filter(
            Q(url__in=addresses) | Q(published__in={article.published for article in self._articles})
        )
        found: dict[tuple[str, str], list[Article]] = defaultdict(list)
        for other in stored.only("slug", "headline", "outlet_id", "published", "url").order_by("pk"):
            if other.pk not in self._own_keys:
                _sort_into(found, other)
        for article in self._articles:
            _sort_into(found, article)
        return found


def _sort_into(found: dict[tuple[str, str], list[Article]], article: Article) -> None:
    found["address", plain_address(article.url)].append(article)
    found["headline", _headline_key(article)].append(article)


def _headline_key(article: Article) -> str:
    return f"{article.outlet_id} {article.published} {' '.join(article.headline.casefold().split())}"
