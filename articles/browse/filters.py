"""The parameters of every list, as filter sets of django-filter, generated from the declarations of the nouns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.browse.errors import InvalidQuery, MovedValues
from articles.browse.filter_fields import MOST_VALUES, TOO_MANY_VALUES, SearchField, ValuesField
from articles.browse.labels import record_model
from articles.browse.presentation import presentation_filters, presentation_of
from articles.browse.selection import NOT, Selection, split
from articles.browse.visibility import visible_slugs
from articles.index import Kind, Snapshot
from articles.models import Redirect
from articles.nouns import ARTICLE, PERSON, STATEMENT, VENUE, Noun, Sort
from articles.nouns.declarations import BEST_MATCH

LONGEST_SEARCH = 200
LAST_PAGE = 1_000_000

FIXED = _("The value of this filter is fixed on this page.")
DAY_ERRORS = {"invalid": _("Enter a day as year-month-day, for example 2015-09-19.")}


class SearchFilter(django_filters.Filter):
    field_class = SearchField

    def filter(self, qs: Any, value: str) -> Any:
        return qs.search(qs.snapshot.parse(value)) if value else qs


class FacetFilter(django_filters.Filter):
    field_class = ValuesField

    def filter(self, qs: Any, value: list[str]) -> Any:
        chosen, left_out = split(value)
        qs = qs.where(self.field_name, chosen) if chosen else qs
        return qs.exclude(self.field_name, left_out) if left_out else qs


class FirstDayFilter(django_filters.DateFilter):
    def filter(self, qs: Any, value: Any) -> Any:
        return qs.since(value) if value else qs


class LastDayFilter(django_filters.DateFilter):
    def filter(self, qs: Any, value: Any) -> Any:
        return qs.until(value) if value else qs


class SortFilter(django_filters.ChoiceFilter):
    """Validates the sort order. The filter set applies it, because the default order depends on the search."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs


class PageFilter(django_filters.Filter):
    """Validates the page number. It does not filter: `browse` takes the page from the selection."""

    field_class = forms.IntegerField

    def filter(self, qs: Any, value: int) -> Any:
        return qs


class ListForm(forms.Form):
    """A form with only the fields that the parameters name. No field is required, and copying fields takes time."""

    def __init__(self, params: QueryDict, snapshot: Snapshot | None = None) -> None:
        self.base_fields = {  # type: ignore[misc] # replaces the fields of the class
            name: field for name, field in self.base_fields.items() if name in params
        }
        super().__init__(params)
        for field in self.fields.values():
            if isinstance(field, ValuesField) and snapshot:
                field.snapshot = snapshot

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        facets = [name for name, field in self.fields.items() if isinstance(field, ValuesField)]
        if sum(len(cleaned.get(name, ())) for name in facets) > MOST_VALUES:
            self.add_error(facets[-1], ValidationError(TOO_MANY_VALUES, params={"most": MOST_VALUES}))
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", _("The last day is before the first."))
        return cleaned


class ListFilter(django_filters.FilterSet):
    """Turns a query string into a query of the index or of the small tables.

    `StatementFilter(params, queryset=snapshot.query("statement")).qs` raises InvalidQuery if a parameter is invalid.
    """

    noun: ClassVar[Noun]
    _form_class: ClassVar[type[forms.Form]]

    class Meta:
        form = ListForm

    def __init__(self, params: QueryDict, queryset: Any = None, pinned: Collection[str] = ()) -> None:
        # As in django_filters.FilterSet, but without copying every filter for each request.
        self.is_bound = True
        self.data = params
        self.queryset = queryset
        self.request = None
        self.form_prefix = None
        self.filters = self.base_filters
        self.pinned = pinned

    def get_form_class(self) -> type[forms.Form]:
        """Cached on the class: creating the form class takes longer than a validation."""
        if "_form_class" not in type(self).__dict__:
            type(self)._form_class = super().get_form_class()
        return self._form_class

    @property
    def form(self) -> forms.Form:
        if not hasattr(self, "_form"):
            self._form = self.get_form_class()(self.data, getattr(self.queryset, "snapshot", None))
        return self._form

    @property
    def qs(self) -> Any:
        self.validate()
        return self._filtered(self.form.cleaned_data).order_by(self.sort.by, ascending=self.sort.ascending)

    def without(self, name: str, value: str) -> Any:
        """The query without one of its choices: a value of a facet, the words, the first or the last day."""
        cleaned = self.form.cleaned_data
        left = [other for other in cleaned[name] if other != value] if name in self.noun.facets else None
        return self._filtered({**cleaned, name: left})

    def _filtered(self, values: Mapping[str, Any]) -> Any:
        queryset = self.queryset
        for name, value in values.items():
            queryset = self.filters[name].filter(queryset, value) if value else queryset
        return queryset

    def validate(self) -> None:
        if not self.form.is_valid():
            errors = {name: [str(message) for message in messages] for name, messages in self.form.errors.items()}
            raise self._invalid(errors, self._moved())
        if pinned := [name for name in self.pinned if name in self.data]:
            raise self._invalid({name: [str(FIXED)] for name in pinned})

    def _invalid(self, errors: dict[str, list[str]], moved: MovedValues | None = None) -> InvalidQuery:
        labels = {name: str(self.filters[name].label) for name in errors if name in self.filters}
        given = {name: str(self.data[name]) for name in ("q", "from", "to") if name in self.data}
        return InvalidQuery(errors, labels, given, moved)

    @property
    def sort(self) -> Sort:
        """The requested order. "Best match" without a search means the default order."""
        noun = self.noun
        default = noun.default_sort(searching=bool(self.form.cleaned_data.get("q")))
        requested = self.form.cleaned_data.get("sort")
        sort = noun.sort(requested) if requested else default
        return default if sort.by == BEST_MATCH and default.by != BEST_MATCH else sort

    @property
    def selection(self) -> Selection:
        """The requested parameters in canonical form, without the default order."""
        cleaned, noun = self.form.cleaned_data, self.noun
        default = noun.default_sort(searching=bool(cleaned.get("q")))
        return Selection(
            chosen={name: tuple(cleaned[name]) for name in noun.facets if cleaned.get(name)},
            q=cleaned.get("q", ""),
            first=cleaned.get("from"),
            last=cleaned.get("to"),
            sort=self.sort.name if self.sort != default else "",
            page=cleaned.get("page") or 1,
            **presentation_of(noun, cleaned),
        )

    def _moved(self) -> MovedValues:
        """The old slugs of renamed records that readers may see."""
        moved: dict[tuple[str, str], str] = {}
        for facet in self.noun.facets.values():
            slugs = [slug for slug in self.data.getlist(facet.name)[:MOST_VALUES] if "\0" not in slug]
            if facet.kind == Kind.RECORD and slugs:
                model = record_model(self.noun, facet)
                chosen, left_out = split(slugs)
                present = Redirect.objects.resolve(str(model._meta.model_name), [*chosen, *left_out])
                visible = visible_slugs(model, self.queryset.snapshot, present.values()) if present else ()
                for old, new in present.items():
                    if new in visible:
                        moved[facet.name, old], moved[facet.name, NOT + old] = new, NOT + new
        return moved


def search_filter() -> SearchFilter:
    return SearchFilter(label=_("Search"), max_length=LONGEST_SEARCH)


def filter_set(noun: Noun) -> type[ListFilter]:
    """Creates the filter set for the declaration of a noun."""
    filters: dict[str, Any] = {"q": search_filter()}
    if noun.dated_by:
        filters["from"] = FirstDayFilter(label=_("From"), input_formats=["%Y-%m-%d"], error_messages=DAY_ERRORS)
        filters["to"] = LastDayFilter(label=_("To"), input_formats=["%Y-%m-%d"], error_messages=DAY_ERRORS)
    for facet in noun.facets.values():
        filters[facet.name] = FacetFilter(field_name=facet.name, label=facet.label)
        filters[facet.name].field.noun = noun
        filters[facet.name].field.facet = facet
    sorts = [(sort.name, sort.label) for sort in noun.sorts]
    filters["sort"] = SortFilter(label=_("Sort"), choices=sorts)
    filters["page"] = PageFilter(label=_("Page"), min_value=1, max_value=LAST_PAGE)
    filters |= presentation_filters(noun)
    return type(f"{noun.name.capitalize()}Filter", (ListFilter,), {**filters, "noun": noun})


def search_words(params: QueryDict, name: str = "q") -> str:
    """The words of a search that is no filter of a list, such as the one over all nouns. Raises InvalidQuery."""
    form = forms.Form(params)
    form.fields[name] = search_filter().field
    if form.is_valid():
        return str(form.cleaned_data[name])
    errors = {field: [str(message) for message in messages] for field, messages in form.errors.items()}
    raise InvalidQuery(errors, {name: str(form.fields[name].label)})


StatementFilter = filter_set(STATEMENT)
ArticleFilter = filter_set(ARTICLE)
PersonFilter = filter_set(PERSON)
VenueFilter = filter_set(VENUE)
