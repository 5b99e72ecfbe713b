"""The parameters of every list: their names, labels, and what each may hold. django-filter declares them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django_filters.fields import ModelMultipleChoiceField

from articles import index
from articles.browse.labels import labels_at
from articles.models import Organisation, Outlet, Party, Person, Round, Statement, Topic, Venue

LONGEST_SEARCH = 200
MOST_VALUES = 50
LAST_PAGE = 1_000_000
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
YEAR = re.compile(r"[12][0-9]{3}")


def known_slugs(model: type[Model], snapshot: index.Snapshot) -> Collection[str]:
    """Slugs that readers may see, as far as the index knows: most questions need no query to be understood."""
    if model in (Person, Venue):
        return snapshot.counts("article", "person" if model is Person else "venue")
    return labels_at(snapshot)[model._meta.model_name or ""]


class SlugsField(ModelMultipleChoiceField):
    """Slugs of records that readers may see. Anything else is refused before the database is asked."""

    def clean(self, value: Any) -> Any:
        if len(value or ()) > MOST_VALUES:
            raise ValidationError(f"Choose at most {MOST_VALUES} values.")
        for slug in value or ():
            if not SLUG.fullmatch(slug):
                raise ValidationError(f"There is no “{slug[:60]}”.")
        known = known_slugs(self.queryset.model, index.snapshot()) if value else ()
        if unknown := [slug for slug in value or () if slug not in known]:
            super().clean(unknown)
        return list(value or ())


class SlugsFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = SlugsField

    def __init__(self, queryset: QuerySet[Any] | Callable[[Any], QuerySet[Any]], label: str, **kwargs: Any) -> None:
        super().__init__(queryset=queryset, to_field_name="slug", label=label, **kwargs)
        self.extra["error_messages"] = {"invalid_choice": "There is no “%(value)s”."}


class YearsField(forms.MultipleChoiceField):
    def valid_value(self, value: str) -> bool:
        return bool(YEAR.fullmatch(value))


class YearsFilter(django_filters.MultipleChoiceFilter):
    field_class = YearsField


def choices_filter(choices: Any, label: str) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        choices=choices, label=label, error_messages={"invalid_choice": "There is no “%(value)s”."}
    )


def years_filter(label: str) -> YearsFilter:
    return YearsFilter(label=label, error_messages={"invalid_choice": "“%(value)s” is not a year."})


class PageFilter(django_filters.Filter):
    field_class = forms.IntegerField


class ListForm(forms.Form):
    """A form of those fields alone that the parameters name: none is required, and a form copies each it has."""

    def __init__(self, params: QueryDict) -> None:
        self.base_fields = {  # type: ignore[misc] # it is the class's, of which this form has a part
            name: field for name, field in self.base_fields.items() if name in params
        }
        super().__init__(params)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", "This day lies before the first one.")
        return cleaned


class ListFilter(django_filters.FilterSet):
    """What every list takes: a search and a page."""

    q = django_filters.CharFilter(label="Search", max_length=LONGEST_SEARCH)
    page = PageFilter(label="Page", min_value=1, max_value=LAST_PAGE)

    class Meta:
        form = ListForm


class DatedFilter(ListFilter):
    """With a span of days; `from` is a word of Python, and so cannot be declared as an attribute."""

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        message = {"invalid": "Give a day as year-month-day, such as 2015-09-19."}
        days = {
            "from": django_filters.DateFilter(label="From", input_formats=["%Y-%m-%d"], error_messages=message),
            "to": django_filters.DateFilter(label="To", input_formats=["%Y-%m-%d"], error_messages=message),
        }
        return {**super().get_filters(), **days}


def published_people(request: Any) -> QuerySet[Person]:
    return Person.objects.published()


def published_venues(request: Any) -> QuerySet[Venue]:
    return Venue.objects.published()


class StatementFilter(DatedFilter):
    speaker = SlugsFilter(published_people, "Speaker")
    party = SlugsFilter(Party.objects.all(), "Party")
    topic = SlugsFilter(Topic.objects.all(), "Topic")
    kind = choices_filter(Statement.Kind.choices, "Kind")
    medium = choices_filter(Statement.Medium.choices, "Medium")
    venue = SlugsFilter(published_venues, "Said in")
    round = SlugsFilter(Round.objects.all(), "Round")
    outlet = SlugsFilter(Outlet.objects.all(), "Outlet")
    year = years_filter("Year said")
    sort = django_filters.ChoiceFilter(
        label="Sort", choices=[(value, value) for value in ("newest", "oldest", "published", "relevance")]
    )


class ArticleFilter(DatedFilter):
    outlet = SlugsFilter(Outlet.objects.all(), "Outlet")
    agency = SlugsFilter(Outlet.objects.all(), "Agency")
    person = SlugsFilter(published_people, "Person")
    venue = SlugsFilter(published_venues, "Venue")
    round = SlugsFilter(Round.objects.all(), "Round")
    topic = SlugsFilter(Topic.objects.all(), "Topic")
    year = years_filter("Year published")
    sort = django_filters.ChoiceFilter(
        label="Sort", choices=[(value, value) for value in ("newest", "oldest", "relevance")]
    )


class PersonFilter(ListFilter):
    party = SlugsFilter(Party.objects.all(), "Party")
    organisation = SlugsFilter(Organisation.objects.all(), "Organisation")
    sort = django_filters.ChoiceFilter(label="Sort", choices=[("name", "name"), ("quoted", "quoted")])


class VenueFilter(ListFilter):
    round = SlugsFilter(Round.objects.all(), "Round held")
    sort = django_filters.ChoiceFilter(label="Sort", choices=[("name", "name"), ("statements", "statements")])
