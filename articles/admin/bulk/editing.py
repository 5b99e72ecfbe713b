"""Changes a field of many records at once: choose them in the list, say what, see old and new, then change them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.addresses import list_address
from articles.admin.bulk.form import BulkForm
from articles.admin.bulk.plan import BulkPlan
from articles.admin.edits.locking import lock_tree
from articles.admin.forms.reasons import lacks_reason, reason_of
from articles.admin.primary_keys import is_primary_key
from articles.checks import examine, find_errors, store
from articles.models import BulkEdit
from articles.models.bulk_edit import Undoing
from articles.models.corrected_edits import remember_all
from articles.models.readership import is_public
from articles.models.stored_values import with_values, write_values
from articles.models.versions import one_edit

MOST_RECORDS = 200  # as many as a page of the list can show


class EditsInBulk(admin.ModelAdmin):
    bulk_fields: tuple[str, ...] = ()
    bulk_joins: tuple[str, ...] = ()  # what the names of the records are made of

    @admin.action(description=gettext_lazy("Change the selected…"), permissions=["change"])
    def bulk_edit(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        keys = [str(key) for key in queryset.order_by("pk").values_list("pk", flat=True)[: MOST_RECORDS + 1]]
        if len(keys) > MOST_RECORDS:
            message = _("Select at most %(most)s records to change at once.") % {"most": MOST_RECORDS}
            self.message_user(request, message, messages.ERROR)
            return None
        return HttpResponseRedirect(f"{reverse(f'admin:{self._bulk_name}')}?records={'.'.join(keys)}")

    @property
    def _bulk_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_bulk"

    def get_urls(self) -> list[URLPattern]:
        views = self.admin_site.admin_view(self.bulk_view), self.admin_site.admin_view(self.undo_view)
        return [
            path("bulk/", views[0], name=self._bulk_name),
            path("bulk/<int:key>/undo/", views[1], name=f"{self._bulk_name}_undo"),
            *super().get_urls(),
        ]

    def _chosen(self, request: HttpRequest) -> list[Any]:
        given = request.GET.get("records", "").split(".")[:MOST_RECORDS]
        keys = [key for key in given if is_primary_key(key)]
        several = [name for name in self.bulk_fields if self.opts.get_field(name).many_to_many]
        records = self.model._default_manager.filter(pk__in=keys).order_by("pk")
        return list(records.select_related(*self.bulk_joins).prefetch_related(*several))

    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        """The form; with a form that was sent, what it would do. A POST with the seal of what was shown does it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        with transaction.atomic():
            records = self._chosen(request)
            if not records:
                self.message_user(request, _("Select the records to change in the list."), messages.ERROR)
                return HttpResponseRedirect(list_address(self.model))
            form = BulkForm(self, request, self.bulk_fields, request.POST if request.method == "POST" else None)
            if not form.is_valid():
                return self._bulk_page(request, form, records, None)
            applies = "seal" in request.POST
            if applies:
                for record in records:
                    lock_tree(self.model, record.pk)
                records = self._chosen(request)
            public = [record for record in records if is_public(record)]
            plan = BulkPlan(form, records)
            if applies and plan.possible and request.POST["seal"] != plan.seal:
                message = _(
                    "The fields or the records have changed since the preview. Look at what would be changed now."
                )
                self.message_user(request, message, messages.WARNING)
            elif applies and plan.possible and not (public and lacks_reason(request, public)):
                return self._change_all(request, plan)
            return self._bulk_page(request, form, records, plan, bool(public))

    def _bulk_page(
        self, request: HttpRequest, form: BulkForm, records: list[Any], plan: BulkPlan | None, asks_reason: bool = False
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change several records"),
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "records": records,
            "plan": plan,
            "asks_reason": asks_reason,
            "reason": reason_of(request),
        }
        return TemplateResponse(request, "admin/bulk/edit.html", context).render()

    def _change_all(self, request: HttpRequest, plan: BulkPlan) -> HttpResponse:
        with one_edit(request.user, reason_of(request)):
            remember_all(self.model, [change.record.pk for change in plan.possible])
            for change in plan.possible:
                write_values(change.record, {name: pair[1] for name, pair in change.values.items()})
                self.log_change(
                    request, change.record, [{"changed": {"fields": [*_labels(change.record, change.values)]}}]
                )
        _store_warnings([change.record for change in plan.possible])
        changes = [[change.record.pk, change.values] for change in plan.possible]
        edit = BulkEdit.objects.keep(str(self.opts.model_name), request.user, changes)
        done = ngettext("Changed %(count)s record.", "Changed %(count)s records.", len(changes)) % {
            "count": len(changes)
        }
        undo = reverse(f"admin:{self._bulk_name}_undo", args=[edit.pk])
        self.message_user(request, format_html('{} <a href="{}">{}</a>', done, undo, _("Undo")), messages.SUCCESS)
        return HttpResponseRedirect(list_address(self.model))

    def undo_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Shows which records would be restored, and which were changed meanwhile. A POST restores them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        with transaction.atomic():
            edits = BulkEdit.objects.select_for_update().filter(noun=self.opts.model_name)
            edit = edits.filter(pk=key).first() if is_primary_key(key) else None
            if edit is None:
                raise Http404(_("There is no such change."))
            if edit.undone_at is not None:
                self.message_user(request, _("This change has been undone already."), messages.WARNING)
                return HttpResponseRedirect(list_address(self.model))
            if request.method == "POST":
                return self._restore(request, edit)
            restored = _restorable(edit)
            context = {
                **self.admin_site.each_context(request),
                "title": _("Undo a change of several records"),
                "opts": self.opts,
                "restored": [one.record for one in restored],
                "left": [one.record for one in edit.undoings() if one.key not in {kept.key for kept in restored}],
            }
            return TemplateResponse(request, "admin/bulk/undo.html", context).render()

    def _restore(self, request: HttpRequest, edit: BulkEdit) -> HttpResponse:
        for pk, _values in edit.changes:
            lock_tree(self.model, pk)
        restored = _restorable(edit)
        with one_edit(request.user, _("Undid a change of several records.")):
            remember_all(self.model, [one.record.pk for one in restored])
            for one in restored:
                write_values(one.record, one.before)
                self.log_change(request, one.record, [{"changed": {"fields": [*_labels(one.record, one.values)]}}])
        _store_warnings([one.record for one in restored])
        edit.undone_at = timezone.now()
        edit.save(update_fields=["undone_at"])
        done = ngettext("Restored %(count)s record.", "Restored %(count)s records.", len(restored))
        left = len(edit.changes) - len(restored)
        self.message_user(request, done % {"count": len(restored)}, messages.SUCCESS)
        if left:
            kept = ngettext(
                "%(count)s record was changed meanwhile, and stays as it is.",
                "%(count)s records were changed meanwhile, and stay as they are.",
                left,
            )
            self.message_user(request, kept % {"count": left}, messages.WARNING)
        return HttpResponseRedirect(list_address(self.model))


def _restorable(edit: BulkEdit) -> list[Undoing]:
    """Those that nobody changed meanwhile, and that would not become what the checks call an error."""
    unchanged = [one for one in edit.undoings() if one.is_unchanged]
    restored = [with_values(one.record, one.before) for one in unchanged]
    wrong = {id(finding.record) for finding in find_errors(restored)}
    return [one for one, record in zip(unchanged, restored, strict=True) if id(record) not in wrong]


def _store_warnings(records: list[Any]) -> None:
    """So that the lists of the desk show what the change made doubtful."""
    store(records, examine(records))


def _labels(record: Any, values: dict[str, Any]) -> list[str]:
    return [str(record._meta.get_field(name).verbose_name) for name in values]
