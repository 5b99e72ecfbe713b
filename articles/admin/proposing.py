"""Looks for statements that may report the same remark when an article or a statement is saved."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.checks import propose_for
from articles.models import Article, Statement


class ProposesUtterances(admin.ModelAdmin):
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        record = form.instance
        if isinstance(record, Article):
            propose_for(list(Statement.objects.filter(article=record).values_list("pk", flat=True)))
        else:
            propose_for([record.pk])
