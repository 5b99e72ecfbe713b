"""The queue of what readers report as wrong, each with the answer of the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.addresses import change_address
from articles.admin.edits.saving import SavesEdits
from articles.admin.forms.versioned import VersionedForm
from articles.admin.lists.work_lists import WorkFilter
from articles.admin.malformed_requests import RejectsMalformedRequests
from articles.models import CorrectedRecord, Correction, ErrorReport
from articles.models.base import spell_time

MOST_OFFERED = 20  # corrections of the record, the latest first


class ReportAnswerForm(VersionedForm):
    """The corrections that are offered are those of the record that was reported."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "correction" in self.fields:  # not for those who may only view
            offered: Any = self.fields["correction"]
            offered.queryset = _corrections_of(self.instance)
            offered.label_from_instance = _spell_correction

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("state") == ErrorReport.State.OPEN and given.get("is_published"):
            self.add_error("state", _("Say whether it is answered or declined before the answer is published."))
        if given.get("is_published") and not given.get("answer"):
            self.add_error("answer", _("Write the answer that is to be published."))
        if given.get("is_published") and not given.get("correction") and self.instance.record is None:
            self.add_error("is_published", _("Only an answer about a statement or an article can be published."))
        return given


def _corrections_of(report: ErrorReport) -> Any:
    record = report.record
    if record is None:
        return Correction.objects.filter(pk=report.correction_id or 0)
    rows = CorrectedRecord.objects.filter(noun=record._meta.model_name, key=record.pk)
    latest = list(rows.order_by("-correction_id").values_list("correction", flat=True)[:MOST_OFFERED])
    return Correction.objects.filter(pk__in=[*latest, report.correction_id or 0]).order_by("-pk")


def _spell_correction(correction: Correction) -> str:
    return _("%(time)s: %(reason)s") % {"time": spell_time(correction.made_at), "reason": correction.reason or "–"}


@admin.register(ErrorReport)
class ErrorReportAdmin(RejectsMalformedRequests, SavesEdits):
    form = ReportAnswerForm
    list_display = ("__str__", "about", "received_at", "state", "is_published")
    list_filter = (WorkFilter, "state")
    list_select_related = ("statement__speaker", "statement__organisation", "article")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("text", "page")
    readonly_fields = ("about", "text", "source", "email", "received_at", "closed_at", "closed_by")
    fieldsets = (
        (gettext_lazy("What was reported"), {"fields": ("about", "text", "source", "email", "received_at")}),
        (
            gettext_lazy("Answer"),
            {"fields": ("state", "answer", "is_published", "correction", "closed_at", "closed_by")},
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=gettext_lazy("about"))
    def about(self, report: ErrorReport) -> str:
        """A link to the record at the desk, else to the page."""
        record = report.record
        if record is not None:
            return format_html('<a href="{}">{}</a>', change_address(record), record)
        return format_html('<a href="{}">{}</a>', report.page, report.page) if report.page else _("not said")

    def save_model(self, request: HttpRequest, obj: ErrorReport, form: Any, change: bool) -> None:
        if not obj.is_open and obj.closed_by_id is None:
            obj.closed_by_id = request.user.pk
        beside_before = ErrorReport.objects.filter(pk=obj.pk).values_list("correction", flat=True).first()
        super().save_model(request, obj, form, change)
        obj.publish_answer(beside_before)
