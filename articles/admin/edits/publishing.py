from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.forms.reasons import LONGEST, lacks_reason, reason_of
from articles.checks import find_errors
from articles.models import Article
from articles.models.corrected_edits import remember_all
from articles.models.versions import one_edit


class ActionWithReason(ActionForm):
    change_reason = forms.CharField(required=False, max_length=LONGEST, label=gettext_lazy("Reason:"))


class PublishesArticles(admin.ModelAdmin):
    """Actions that publish articles or make them drafts again. Each is saved by itself, so that it has a version."""

    action_form = ActionWithReason

    @admin.action(description=gettext_lazy("Publish the selected articles"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        count = self._set_status(request, queryset, Article.Status.PUBLISHED, _("Published."))
        done = ngettext("Published %(count)s article.", "Published %(count)s articles.", count or 0)
        self._report(request, count, done, _("The selected articles are already published."))

    @admin.action(description=gettext_lazy("Unpublish the selected articles"), permissions=["change"])
    def unpublish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        if lacks_reason(request, queryset):
            return
        count = self._set_status(request, queryset, Article.Status.DRAFT, _("Unpublished."))
        done = ngettext("Unpublished %(count)s article.", "Unpublished %(count)s articles.", count or 0)
        self._report(request, count, done, _("The selected articles are already drafts."))

    def _set_status(self, request: HttpRequest, queryset: QuerySet[Article], status: str, logged: str) -> int | None:
        """Changes those that have another status. Returns how many; None if all have this status already."""
        with transaction.atomic(), one_edit(request.user, reason_of(request)):
            # Of the joined tables, such as the agency that a search looks into, nothing is locked.
            others = list(queryset.exclude(status=status).select_for_update(of=("self",)))
            allowed = list(self._allowed(request, others, status))
            remember_all(Article, [article.pk for article in allowed])
            for article in allowed:
                article.save(update_fields=["status"])
                self.log_change(request, article, logged)
        return len(allowed) if others else None

    def _allowed(self, request: HttpRequest, articles: list[Article], status: str) -> Iterator[Article]:
        """The articles with their new status. Those that would then have errors are left as they are."""
        for article in articles:
            article.status = status
        errors = {id(finding.record): finding.sentence for finding in find_errors(articles)}
        for article in articles:
            if id(article) not in errors or status == Article.Status.DRAFT:
                yield article
            else:
                message = _("“%(headline)s” was not published: %(error)s")
                facts = {"headline": article.headline, "error": errors[id(article)]}
                self.message_user(request, message % facts, messages.WARNING)

    def _report(self, request: HttpRequest, count: int | None, done: str, nothing_to_do: str) -> None:
        if count:
            self.message_user(request, done % {"count": count})
        elif count is None:
            self.message_user(request, nothing_to_do, messages.WARNING)
