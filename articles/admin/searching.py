from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class SearchesAnyCase(admin.ModelAdmin):
    """Finds "Лавров" by "лавров" on SQLite too, which folds the case of ASCII letters only."""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term.isascii():
            for spelling in {search_term.lower(), search_term.title(), search_term.upper()} - {search_term}:
                also, also_may_repeat = super().get_search_results(request, queryset, spelling)
                found, may_repeat = found | also, may_repeat or also_may_repeat
        return found, may_repeat
