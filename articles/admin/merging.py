"""Merging two people or two venues: choose two in the list, look at what would move, then merge."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from articles.admin.primary_keys import is_primary_key
from articles.models.merging import merge, plan_merge


class MergesRecords(admin.ModelAdmin):
    merge_template = "admin/merge.html"

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_change_permission(request) and self.has_delete_permission(request))

    @admin.action(description="Merge the two selected…", permissions=["merge"])
    def merge_two(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        keys = [str(key) for key in queryset.order_by("pk").values_list("pk", flat=True)[:3]]
        if len(keys) != 2:
            self.message_user(request, "Select exactly two records to merge.", messages.ERROR)
            return None
        return HttpResponseRedirect(reverse(f"admin:{self._url_name}", args=keys))

    @property
    def _url_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_merge"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/<str:one>/<str:other>/", view, name=self._url_name), *super().get_urls()]

    def merge_view(self, request: HttpRequest, one: str, other: str) -> HttpResponse:
        """Shows what each way of merging would do; a POST that names the record to keep carries it out."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        wanted = [key for key in (one, other) if is_primary_key(key)]
        found = {str(row.pk): row for row in self.model.objects.filter(pk__in=wanted)}
        if len(found) < 2 or not {one, other} <= found.keys():
            return self._back(request, "These are no two records: one may have been merged or deleted meanwhile.")
        first, second = found[one], found[other]
        ways = [(first, second), (second, first)]
        if request.method == "POST" and request.POST.get("confirm") == "yes":
            chosen = [way for way in ways if str(way[0].pk) == request.POST.get("keep")]
            if chosen:
                return self._carry_out(request, *chosen[0])
            return self._back(request, "Say which of the two stays. Nothing was merged.")
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge two {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "plans": [plan_merge(*way) for way in ways],
        }
        return TemplateResponse(request, self.merge_template, context)

    def _carry_out(self, request: HttpRequest, kept: Any, merged: Any) -> HttpResponse:
        was = f"{merged} ({merged.slug})"
        try:
            with transaction.atomic():
                self.log_deletions(request, self.model.objects.filter(pk=merged.pk))
                merge(kept, merged)
                self.log_change(request, kept, f"Merged {was} into this.")
        except ValueError as error:
            return self._back(request, str(error))
        self.message_user(request, f"Merged {was} into {kept}. Its old address leads here.", messages.SUCCESS)
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[kept.pk])
        )

    def _back(self, request: HttpRequest, message: str) -> HttpResponse:
        self.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
