"""How the desk finds records: people and the like by any part of a name, statements and articles by their words."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

from articles import index, nouns
from articles.models import Article

# Best matches that a search for words shows.
MOST_FOUND = 500
MOST_DRAFTS = 1_000  # articles that are searched, the latest


class SearchesAnyCase(admin.ModelAdmin):
    """Finds "Лавров" by "лавров" on SQLite too, which folds the case of ASCII letters only."""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term.isascii():
            for spelling in {search_term.lower(), search_term.title(), search_term.upper()} - {search_term}:
                also, also_may_repeat = super().get_search_results(request, queryset, spelling)
                found, may_repeat = found | also, may_repeat or also_may_repeat
        return found, may_repeat


class SearchesIndex(SearchesAnyCase):
    """Asks the index for what is published, and the database for the few records that are not.

    To look for a part of a word in a million statements the database reads them all. It does so only while there is no
    index.
    """

    article_path = "pk"
    address_field = "slug"

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        search_term = search_term.replace("\x00", "")
        phrases = index.parse(search_term)
        try:
            snapshot = nouns.snapshot() if phrases else None
        except index.Unavailable:
            snapshot = None
        if snapshot is None:
            return super().get_search_results(request, queryset, search_term)
        keys, total = snapshot.query(queryset.model._meta.model_name).search(phrases).order_by("").page(0, MOST_FOUND)
        if total > MOST_FOUND and request.resolver_match and request.resolver_match.url_name != "autocomplete":
            sentence = f"These are the {MOST_FOUND:,} best matches of {total:,}. Add words to see others."
            messages.info(request, sentence)
        latest = Article.objects.filter(status=Article.Status.DRAFT).order_by("-published").values_list("pk", flat=True)
        unpublished = queryset.filter(**{f"{self.article_path}__in": list(latest[:MOST_DRAFTS])})
        drafts, _ = super().get_search_results(request, unpublished, search_term)
        also = [drafts, queryset.filter(**{self.address_field: search_term.strip()})]
        also += self.also_published(queryset, snapshot, phrases, search_term)
        pks = {*keys, *(pk for some in also for pk in some.order_by().values_list("pk", flat=True)[:MOST_FOUND])}
        return queryset.filter(pk__in=pks), False

    def also_published(self, queryset: Any, snapshot: index.Snapshot, phrases: Any, search_term: str) -> list[Any]:
        """What else is found among the published, but for the matches themselves: querysets of few rows."""
        return []
