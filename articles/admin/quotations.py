"""Compares the words of statements with their source: again after each save, and word by word where they differ."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from articles.checks.quotations import differences, recheck, text_of
from articles.models import Article, QuoteCheck, Statement


class ChecksQuotations(admin.ModelAdmin):
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        record = form.instance
        recheck(record if isinstance(record, Article) else record.article)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        check = getattr(record, "quote_check", None) if isinstance(record, Statement) and record.words else None
        if check is not None:
            context["quote_check"] = check
            if check.verdict == QuoteCheck.Verdict.DIFFERS and (text := text_of(record.article)):
                context["word_differences"] = differences(record.words, text)
        return super().render_change_form(request, context, *args, **kwargs)
