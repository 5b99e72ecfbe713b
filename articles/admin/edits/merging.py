"""Merging two records of a noun: choose two in the list, see what would move, then merge."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.addresses import change_address, list_address
from articles.admin.primary_keys import is_primary_key
from articles.models.merging import CannotMerge, has_address, merge, plan_merge
from articles.models.versions import one_edit


class MergesRecords(admin.ModelAdmin):
    merge_template = "admin/merge.html"

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_change_permission(request) and self.has_delete_permission(request))

    @admin.action(description=gettext_lazy("Merge the two selected…"), permissions=["merge"])
    def merge_two(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        keys = [str(key) for key in queryset.order_by("pk").values_list("pk", flat=True)[:3]]
        if len(keys) != 2:
            self.message_user(request, _("Select exactly two records to merge."), messages.ERROR)
            return None
        return HttpResponseRedirect(reverse(f"admin:{self._url_name}", args=keys))

    @property
    def _url_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_merge"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/<str:one>/<str:other>/", view, name=self._url_name), *super().get_urls()]

    def merge_view(self, request: HttpRequest, one: str, other: str) -> HttpResponse:
        """Shows what each way of merging would do. A POST that names the record to keep merges them."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        wanted = [key for key in (one, other) if is_primary_key(key)]
        found = {str(row.pk): row for row in self.model.objects.filter(pk__in=wanted)}
        if len(found) < 2 or not {one, other} <= found.keys():
            message = _("Choose two different records. One of these may have been merged or deleted meanwhile.")
            return self._back_to_list(request, message)
        first, second = found[one], found[other]
        ways = [(first, second), (second, first)]
        if request.method == "POST" and request.POST.get("confirm") == "yes":
            chosen = [way for way in ways if str(way[0].pk) == request.POST.get("keep")]
            if chosen:
                return self._merge(request, *chosen[0])
            return self._back_to_list(request, _("Choose which of the two to keep. Nothing was merged."))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge two records"),
            "opts": self.opts,
            "plans": [plan_merge(*way) for way in ways],
        }
        return TemplateResponse(request, self.merge_template, context)

    def _merge(self, request: HttpRequest, kept: Any, merged: Any) -> HttpResponse:
        names = {"merged": merged, "slug": merged.slug, "kept": kept}
        try:
            with transaction.atomic(), one_edit(request.user):
                self.log_deletions(request, self.model.objects.filter(pk=merged.pk))
                merge(kept, merged)
                self.log_change(request, kept, _("Merged %(merged)s (%(slug)s) into this.") % names)
        except CannotMerge as error:
            return self._back_to_list(request, str(error))
        done = _("Merged %(merged)s (%(slug)s) into %(kept)s.")
        if has_address(kept):
            done = _("Merged %(merged)s (%(slug)s) into %(kept)s. The old address redirects here.")
        done %= names
        self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(change_address(kept))

    def _back_to_list(self, request: HttpRequest, message: str) -> HttpResponse:
        self.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(list_address(self.model))
