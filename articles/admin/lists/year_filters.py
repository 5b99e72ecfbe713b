from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class YearFilter(admin.SimpleListFilter):
    """Filters by year. Offers the years from the first to the last date of an indexed field.

    Django's `date_hierarchy` reads the date of every row to find the years; this reads only the two ends of the index.
    """

    parameter_name = "year"
    field: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        ends = [
            model_admin.model._default_manager.order_by().aggregate(end=end(self.field))["end"] for end in (Min, Max)
        ]
        years = range(ends[1].year, ends[0].year - 1, -1) if all(ends) else ()
        return [(str(year), str(year)) for year in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen not in {value for value, _label in self.lookup_choices}:
            return queryset
        first, last = datetime.date(int(chosen), 1, 1), datetime.date(int(chosen), 12, 31)
        return queryset.filter(**{f"{self.field}__range": (first, last)})


class YearSaidFilter(YearFilter):
    title = _("year said")
    field = "said_on"


class YearPublishedFilter(YearFilter):
    title = _("year published")
    field = "published"
