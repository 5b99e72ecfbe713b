from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.reasons import LONGEST, lacks_reason, reason_of
from articles.models import Article
from articles.models.versions import one_edit


class ActionWithReason(ActionForm):
    change_reason = forms.CharField(required=False, max_length=LONGEST, label=gettext_lazy("Reason:"))


class PublishesArticles(admin.ModelAdmin):
    """Actions that publish articles or make them drafts again. Each is saved by itself, so that it has a version."""

    action_form = ActionWithReason

    @admin.action(description=gettext_lazy("Publish the selected articles"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        count = self._set_status(request, queryset, Article.Status.PUBLISHED, _("Published."))
        done = ngettext("Published %(count)s article.", "Published %(count)s articles.", count)
        self._report(request, count, done, _("The selected articles are already published."))

    @admin.action(description=gettext_lazy("Unpublish the selected articles"), permissions=["change"])
    def unpublish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        if lacks_reason(request, queryset):
            return
        count = self._set_status(request, queryset, Article.Status.DRAFT, _("Unpublished."))
        done = ngettext("Unpublished %(count)s article.", "Unpublished %(count)s articles.", count)
        self._report(request, count, done, _("The selected articles are already drafts."))

    def _set_status(self, request: HttpRequest, queryset: QuerySet[Article], status: str, logged: str) -> int:
        """Changes those that have another status. Returns how many."""
        changed = 0
        with transaction.atomic(), one_edit(request.user, reason_of(request)):
            for article in queryset.exclude(status=status).select_for_update():
                article.status = status
                article.save(update_fields=["status"])
                self.log_change(request, article, logged)
                changed += 1
        return changed

    def _report(self, request: HttpRequest, count: int, done: str, nothing_to_do: str) -> None:
        if count:
            self.message_user(request, done % {"count": count})
        else:
            self.message_user(request, nothing_to_do, messages.WARNING)
