from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import index, nouns
from articles.models import Article, Statement

# Nouns that are a facet of statements: the name of the facet, and the field of a statement.
FACETS = {
    "person": ("speaker", "speaker"),
    "venue": ("venue", "venue"),
    "round": ("round", "round"),
    "topic": ("topic", "topics"),
}


class CountingChangeList(ChangeList):
    """Counts the related records of the rows on the page, in one query for each count."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        # Without rows, Django would search for them again: a million statements, for a work list that is empty.
        rows = list(self.result_list) if self.result_count else []
        for relation in self.model_admin.counted:  # type: ignore[attr-defined]
            counts = self._counts(relation, rows)
            for row in rows:
                setattr(row, f"{relation}_counted", counts.get(row.pk, 0))
        self.result_list = rows

    def _counts(self, relation: str, rows: list[Any]) -> dict[int, int]:
        """Primary key -> number. The index knows the counts of published statements; the database counts drafts."""
        noun = self.model._meta.model_name or ""
        try:
            snapshot = nouns.snapshot() if relation == "statements" and noun in FACETS else None
        except index.Unavailable:
            snapshot = None
        if snapshot is None:
            of_rows = self.model._default_manager.filter(pk__in=[row.pk for row in rows]).order_by()
            return dict(of_rows.values("pk").annotate(counted=Count(relation)).values_list("pk", "counted"))
        facet, field = FACETS[noun]
        published = snapshot.counts("statement", facet)
        drafts = Statement.objects.filter(article__status=Article.Status.DRAFT).order_by()
        unpublished = dict(drafts.values_list(field).annotate(counted=Count("pk")))
        return {row.pk: published.get(row.slug, 0) + unpublished.get(row.pk, 0) for row in rows}


class CountsRelated(admin.ModelAdmin):
    """Sets `<relation>_counted` on each row of the list, for every relation in `counted`."""

    counted: tuple[str, ...] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CountingChangeList

    @admin.display(description=_("statements"))
    def statements_counted(self, row: Any) -> int:
        return int(row.statements_counted)

    @admin.display(description=_("articles"))
    def articles_counted(self, row: Any) -> int:
        return int(row.articles_counted)
