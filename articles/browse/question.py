"""From a query string to a Selection: everything a reader can ask of a list, validated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.forms import Form
from django.http import QueryDict

from articles.browse.filters import SlugsFilter
from articles.browse.labels import RECORDS
from articles.browse.selection import Selection
from articles.index import Phrase, parse
from articles.models import Redirect

# The noun under which a facet's old slugs are kept, where the two are not called the same.
NOUN_OF_FACET = {"speaker": "person", "agency": "outlet"}


@dataclass(frozen=True)
class Question:
    """What was asked, or why it cannot be answered."""

    selection: Selection
    phrases: tuple[Phrase, ...]
    errors: dict[str, list[str]]
    moved_query: str = ""


_forms: dict[type[django_filters.FilterSet], type[Form]] = {}


def form_class(filters: type[django_filters.FilterSet]) -> type[Form]:
    """The form that a FilterSet declares. Making it costs more than answering a question with it."""
    if filters not in _forms:
        _forms[filters] = filters(QueryDict(), queryset=Redirect.objects.none()).get_form_class()
    return _forms[filters]


def read_question(
    filters: type[django_filters.FilterSet],
    facets: Mapping[str, str],
    params: QueryDict,
    within: Mapping[str, str] | None = None,
) -> Question:
    """Validates every parameter of the FilterSet; those it does not declare are ignored, those pinned `within` refused.

    One query per record facet that is used, and one more where a value is unknown: it may have been renamed.
    """
    form = form_class(filters)(params)
    if not form.is_valid():
        errors = {name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()}
        return Question(Selection(), (), errors, moved_query=_present_query(filters, params))
    cleaned = form.cleaned_data
    pinned = {name: ["This page has one value for this already."] for name in within or () if name in params}
    if pinned:
        return Question(Selection(), (), pinned)
    q = cleaned.get("q", "")
    phrases = parse(q)
    if q and not phrases:
        return Question(Selection(), (), {"q": ["Type at least one word: there is none in this search."]})
    return Question(_selection(facets, cleaned), phrases, {})


def _selection(facets: Mapping[str, str], cleaned: Mapping[str, Any]) -> Selection:
    chosen = {
        name: tuple(value if isinstance(value, str) else value.slug for value in cleaned[name])
        for name in facets
        if cleaned.get(name)
    }
    return Selection(
        chosen=chosen,
        q=cleaned.get("q", ""),
        first=cleaned.get("from"),
        last=cleaned.get("to"),
        sort=cleaned.get("sort") or "",
        page=cleaned.get("page") or 1,
    )


def _present_query(filters: type[django_filters.FilterSet], params: QueryDict) -> str:
    """The same query string with every moved slug replaced by the present one; "" where none has moved."""
    moved: dict[tuple[str, str], str] = {}
    for facet, declared in filters.base_filters.items():
        slugs = [slug for slug in params.getlist(facet)[:50] if "\0" not in slug]
        if isinstance(declared, SlugsFilter) and facet in RECORDS and slugs:
            for old, new in Redirect.objects.resolve(NOUN_OF_FACET.get(facet, facet), slugs).items():
                moved[facet, old] = new
    if not moved:
        return ""
    pairs = [(name, moved.get((name, value), value)) for name, values in params.lists() for value in values]
    return f"?{urlencode(pairs)}"
