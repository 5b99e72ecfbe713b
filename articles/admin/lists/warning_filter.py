from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.checks import CHECKS
from articles.models import RecordWarning

OPEN = "open"


class WarningFilter(admin.SimpleListFilter):
    """Finds the records with warnings that nobody has answered, all of them or those of one check, with their numbers.

    They are those that the last save at the desk, import or `manage.py check_record` found.
    """

    title = gettext_lazy("warnings")
    parameter_name = "warnings"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.noun = str(model_admin.model._meta.model_name)
        unanswered = RecordWarning.objects.unanswered().filter(**{f"{self.noun}__isnull": False}).order_by()
        counts = dict(unanswered.values_list("check_name").annotate(number=Count("pk")))
        if not counts:
            return []
        choices = [(OPEN, _("not answered"), sum(counts.values()))]
        choices += [(name, str(check.label), counts[name]) for name, check in CHECKS.items() if name in counts]
        return [
            (value, _("%(label)s (%(number)s)") % {"label": capfirst(label), "number": number})
            for value, label, number in choices
        ]

    def has_output(self) -> bool:
        return bool(self.lookup_choices) or self.value() is not None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen is None or (chosen != OPEN and chosen not in CHECKS):
            return queryset
        warnings = RecordWarning.objects.unanswered().filter(**{self.noun: OuterRef("pk")})
        if chosen != OPEN:
            warnings = warnings.filter(check_name=chosen)
        return queryset.filter(Exists(warnings))
