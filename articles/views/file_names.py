"""Names of files: what was asked for, and when."""

from __future__ import annotations

from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify

from articles.browse.lists import NounList
from articles.browse.presentation import presentation_filters
from articles.browse.selection import NOT
from articles.index import MISSING

LONGEST = 120  # characters
NO_FILTERS = {"sort", "page"}


def file_stem(noun_list: NounList, params: QueryDict, content: str) -> str:
    """For example "statements-from-2015-09-01-ceasefire-john-kerry-2026-11-28", in characters that every system has."""
    noun = noun_list.noun
    filters = noun_list.filters.base_filters.keys() - presentation_filters(noun).keys() - NO_FILTERS
    asked = [
        _spelled(name, value) for name in sorted(filters & params.keys()) for value in sorted(params.getlist(name))
    ]
    stem = "-".join([content, *filter(None, asked)])[:LONGEST].strip("-")
    return f"{stem}-{timezone.localdate().isoformat()}"


def _spelled(name: str, value: str) -> str:
    """For example "john-kerry", "not-john-kerry", "medium-none" or "from-2015-09-01"."""
    spelled = slugify(value)
    if value.removeprefix(NOT).startswith(MISSING) or (spelled and name in ("from", "to")):
        spelled = f"{name}-{spelled}"
    return f"not-{spelled}" if value.startswith(NOT) else spelled
