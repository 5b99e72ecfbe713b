"""Which article a statement is in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import unquote, urldefrag

from django.utils.translation import gettext as _

from articles.exchange.tables.comparer import text_of
from articles.exchange.tables.registers import MOST_CANDIDATES
from articles.exchange.tables.rows import CellRefused, Row
from articles.exchange.tables.slugs import records_by_slug
from articles.models import Article
from articles.spelling import spell_list


class ArticlesOfRows:
    """The articles that a batch of rows names: by their address here, by their source address, or by their headline.

    The first of these that a row has decides.
    """

    columns = ("article_url", "source_url", "article")

    def __init__(self, rows: Sequence[Row]) -> None:
        self._slugs = {row.number: _slug(row) for row in rows}
        self._by_slug = records_by_slug(Article, self._slugs.values(), only=("slug",))
        unaddressed = [row for row in rows if not self._slugs[row.number]]
        sources = {_source(row) for row in unaddressed} - {""}
        headlines = {text_of(row, "article") for row in unaddressed if not _source(row)} - {""}
        articles = Article.objects.only("slug", "url", "headline")
        self._by_source = {one.url: one for one in articles.filter(url__in=sources)} if sources else {}
        self._by_headline: dict[str, list[Article]] = {}
        for article in articles.filter(headline__in=headlines) if headlines else ():
            self._by_headline.setdefault(article.headline, []).append(article)

    def of(self, row: Row, current: Collection[int] = ()) -> Article | None:
        """The article of the row; None if it names none. Raises CellRefused."""
        if slug := self._slugs[row.number]:
            return self._found(self._by_slug.get(slug), slug, "article_url")
        if source := _source(row):
            return self._found(self._by_source.get(source), source, "source_url")
        if headline := text_of(row, "article"):
            return self._headed(headline, current)
        return None

    def _headed(self, headline: str, current: Collection[int]) -> Article:
        found = self._by_headline.get(headline, [])
        found = [article for article in found if article.pk in current] or found
        if len(found) > 1:
            message = _("Several articles have this headline. Enter one of these as article_url: %(candidates)s.")
            slugs = sorted(article.slug for article in found)[:MOST_CANDIDATES]
            raise CellRefused(message % {"candidates": spell_list(slugs)}, "article")
        return self._found(found[0] if found else None, headline, "article")

    @staticmethod
    def _found(article: Article | None, text: str, column: str) -> Article:
        if article is None:
            message = _("There is no article “%(text)s”. Import the articles first.")
            raise CellRefused(message % {"text": text[:80]}, column)
        return article


def _slug(row: Row) -> str:
    """The last part of an address such as https://parley.example/articles/some-article/, or a slug by itself."""
    return unquote(text_of(row, "article_url").rstrip("/").rpartition("/")[2])


def _source(row: Row) -> str:
    try:
        return urldefrag(text_of(row, "source_url")).url
    except ValueError:  # for example brackets that are no IPv6 address
        return ""
