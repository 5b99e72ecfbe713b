"""Tables of articles."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.exchange.tables.columns import (
    BooleanColumn,
    ChoiceColumn,
    LanguageColumn,
    LinksColumn,
    ReferenceColumn,
    TextColumn,
    UrlColumn,
)
from articles.exchange.tables.comparer import Comparer, text_of
from articles.exchange.tables.date_columns import DateColumns
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.registers import Registers
from articles.exchange.tables.rows import Row
from articles.exchange.tables.seen import Seen
from articles.exchange.tables.slugs import SlugMaker, records_by_slug
from articles.models import Article
from articles.nouns import ARTICLE


class ArticleComparer(Comparer):
    """An article is known by its id or by its source address. A new one is a draft unless `status` says otherwise."""

    noun = ARTICLE
    recognised_by = ("headline",)
    derived = frozenset({"id", "url", "statements"})
    mended_later = frozenset({"complete-without-statements"})  # statements come in a table of their own, after it
    required = {"headline": "headline", "outlet": "outlet_id", "published": "published", "source_url": "url"}

    def __init__(self, registers: Registers, seen: Seen) -> None:
        super().__init__(registers, seen)
        self._slugs = SlugMaker(Article, seen)
        self.add(
            TextColumn(Article, "headline"),
            BooleanColumn(Article, "headline_is_ours"),
            ReferenceColumn(Article, "outlet", registers),
            ReferenceColumn(Article, "agency", registers),
            TextColumn(Article, "agency_basis"),
            TextColumn(Article, "author"),
            DateColumns(Article, "published", "published_precision"),
            TextColumn(Article, "published_basis"),
            LanguageColumn(Article, "language"),
            UrlColumn(Article, "source_url", "url"),
            TextColumn(Article, "summary"),
            LinksColumn(Article, "people", registers),
            LinksColumn(Article, "venues", registers),
            LinksColumn(Article, "rounds", registers),
            ChoiceColumn(Article, "coding"),
            TextColumn(Article, "coding_note"),
            ChoiceColumn(Article, "status"),
        )

    def find(self, rows: Sequence[Row]) -> list[Draft]:
        by_slug = records_by_slug(Article, (text_of(row, "id") for row in rows))
        self._by_url = {
            one.url: one for one in Article.objects.filter(url__in={text_of(row, "source_url") for row in rows})
        }
        drafts = []
        for row in rows:
            slug = text_of(row, "id")
            found = by_slug.get(slug) if slug else self._by_url.get(text_of(row, "source_url"))
            draft = Draft(row, found or Article(slug=slug), is_new=found is None)
            drafts.append(draft)
        return drafts

    def check(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            article = draft.record
            other = self._by_url.get(article.url)
            if other and other.pk != article.pk:
                reason = _("The article “%(id)s” has this address.")
                draft.refuse("source_url", reason % {"id": other.slug})
        self._slugs.complete(drafts, "headline")

    def column_of(self, field: str) -> str:
        return "source_url" if field == "url" else super().column_of(field)

    def identities(self, draft: Draft) -> list[str]:
        return [f"slug {draft.record.slug}", f"url {draft.record.url}"]
