from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count
from django.http import HttpRequest


class CountingChangeList(ChangeList):
    """Counts what hangs on the rows of the page shown, one query for each count, however long the whole list is."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        keys = [row.pk for row in rows]
        for relation in self.model_admin.counted:  # type: ignore[attr-defined]
            counts = dict(
                self.model._default_manager.filter(pk__in=keys)
                .order_by()
                .annotate(counted=Count(relation))
                .values_list("pk", "counted")
            )
            for row in rows:
                setattr(row, f"{relation}_counted", counts.get(row.pk, 0))
        self.result_list = rows


class CountsRelated(admin.ModelAdmin):
    """Adds a column `<relation>_counted` for each relation named in `counted`."""

    counted: tuple[str, ...] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CountingChangeList

    @admin.display(description="statements")
    def statements_counted(self, row: Any) -> int:
        return int(row.statements_counted)

    @admin.display(description="articles")
    def articles_counted(self, row: Any) -> int:
        return int(row.articles_counted)
