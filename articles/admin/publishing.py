from __future__ import annotations

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

from articles.models import Article


class PublishesArticles(admin.ModelAdmin):
    """Articles become public, or drafts again: saved one after the other, so that the history knows."""

    @admin.action(description="Publish the selected articles", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._set_status(request, queryset, Article.Status.PUBLISHED, "Published")

    @admin.action(description="Unpublish: make drafts of the selected articles", permissions=["change"])
    def unpublish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._set_status(request, queryset, Article.Status.DRAFT, "Unpublished")

    def _set_status(self, request: HttpRequest, queryset: QuerySet[Article], status: str, done: str) -> None:
        changed = 0
        with transaction.atomic():
            for article in queryset.exclude(status=status):
                article.status = status
                article.save(update_fields=["status"])
                self.log_change(request, article, f"{done}.")
                changed += 1
        if changed:
            self.message_user(request, ngettext(f"{done} %d article.", f"{done} %d articles.", changed) % changed)
        else:
            self.message_user(request, "Nothing to do: the selected articles are so already.", messages.WARNING)
