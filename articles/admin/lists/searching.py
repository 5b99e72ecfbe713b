"""How the desk searches: most nouns by any part of a name, statements and articles by their words."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles import index, nouns
from articles.models import Article

MOST_FOUND = 500  # best matches that a search for words shows
MOST_DRAFTS = 1_000  # draft articles that are searched, the latest


class SearchesAnyCase(admin.ModelAdmin):
    """Finds "Лавров" by "лавров" on SQLite too, which ignores case in ASCII letters only."""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term.isascii():
            for spelling in {search_term.lower(), search_term.title(), search_term.upper()} - {search_term}:
                also, also_may_repeat = super().get_search_results(request, queryset, spelling)
                found, may_repeat = found | also, may_repeat or also_may_repeat
        return found, may_repeat


class SearchesIndex(SearchesAnyCase):
    """Searches published records in the index, and drafts, which the index does not have, in the database.

    The database alone would have to read a million statements to find a part of a word. It is asked for everything
    only while there is no index.
    """

    article_path = "pk"  # from the record to its article
    address_field = "slug"  # finds a record if it is the whole search term

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
            message = _("Only the best matches are shown: %(shown)s of %(total)s. Add words to narrow the search.")
            shown, of_all = (number_format(number, force_grouping=True) for number in (MOST_FOUND, total))
            messages.info(request, message % {"shown": shown, "total": of_all})
        latest = Article.objects.filter(status=Article.Status.DRAFT).order_by("-published").values_list("pk", flat=True)
        unpublished = queryset.filter(**{f"{self.article_path}__in": list(latest[:MOST_DRAFTS])})
        drafts, _may_repeat = super().get_search_results(request, unpublished, search_term)
        also = [drafts, queryset.filter(**{self.address_field: search_term.strip()})]
        also += self.also_published(queryset, snapshot, phrases, search_term)
        pks = {*keys, *(pk for some in also for pk in some.order_by().values_list("pk", flat=True)[:MOST_FOUND])}
        return queryset.filter(pk__in=pks), False

    def also_published(self, queryset: Any, snapshot: index.Snapshot, phrases: Any, search_term: str) -> list[Any]:
        """Query sets of a few more published records to show besides the matches."""
        return []
