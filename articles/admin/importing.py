"""Importing a table: upload it, see what it would change, then import or discard it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from articles.admin.upload_limit import UploadLimit
from articles.admin.waiting_table import WaitingTable, discard_table, keep_table, waiting_table
from articles.exchange.tables import MIB, Limits, Report, TableRefused, examine_table, import_table

# A larger table takes longer than a request may. It is for the command.
MOST_ROWS = 5_000
MOST_BYTES = 5 * MIB
LIMITS = Limits(rows=MOST_ROWS, unpacked=20 * MIB)

NEEDED = [
    *(f"articles.{action}_{noun}" for noun in ("article", "person", "statement") for action in ("add", "change")),
    *(f"articles.{action}_{noun}" for noun in ("personname", "position") for action in ("add", "change", "delete")),
]


def may_import(request: HttpRequest) -> bool:
    """Whether the user may do everything that a table can do."""
    return request.user.is_active and request.user.has_perms(NEEDED)


class ImportsTables(admin.ModelAdmin):
    import_template = "admin/import_table.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="articles_import"), *super().get_urls()]

    @method_decorator(csrf_exempt)
    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Limits the upload before anything reads it, which the check of the token does."""
        if not may_import(request):
            raise PermissionDenied
        limit = UploadLimit(request, MOST_BYTES)
        request.upload_handlers.insert(0, limit)
        return self._checked_import_view(request, limit)

    @method_decorator(csrf_protect)
    def _checked_import_view(self, request: HttpRequest, limit: UploadLimit) -> HttpResponse:
        if request.method != "POST":
            table = waiting_table(request)
            return self._preview(request, table) if table else self._page(request)
        if request.POST.get("action") == "import":
            return self._import(request)
        discard_table(request)
        if request.POST.get("action") == "discard":
            messages.success(request, _("The table was discarded. Nothing was changed."))
        elif limit.exceeded:
            messages.error(request, _("The file is larger than %(most)s MiB.") % {"most": MOST_BYTES // MIB})
        elif upload := request.FILES.get("table"):
            keep_table(request, upload)
        else:
            messages.error(request, _("Choose a file."))
        return HttpResponseRedirect(self._address)

    @property
    def _address(self) -> str:
        return reverse("admin:articles_import")

    def _preview(self, request: HttpRequest, table: WaitingTable) -> HttpResponse:
        try:
            report = examine_table(table.path, limits=LIMITS)
        except TableRefused as refusal:
            discard_table(request)
            return self._page(request, refused=str(refusal), name=table.name)
        return self._page(request, report, name=table.name)

    def _import(self, request: HttpRequest) -> HttpResponse:
        table = waiting_table(request)
        if table is None:
            messages.error(request, _("There is no table waiting. Upload it again."))
            return HttpResponseRedirect(self._address)
        try:
            seal = request.POST.get("seal") or "none was shown"
            report = import_table(table.path, name=table.name, user=request.user.pk, seal=seal, limits=LIMITS)
        except TableRefused as refusal:
            discard_table(request)
            return self._page(request, refused=str(refusal), name=table.name)
        if report.stored:
            discard_table(request)
        elif report.is_outdated:
            message = _("Somebody changed these records meanwhile. Look at what would be imported now.")
            messages.warning(request, message)
        return self._page(request, report, name=table.name)

    def _page(
        self, request: HttpRequest, report: Report | None = None, *, name: str = "", refused: str = ""
    ) -> HttpResponse:
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Import a table"),
            "opts": self.opts,
            "report": report,
            "name": name,
            "refused": refused,
            "most_rows": MOST_ROWS,
            "most_mebibytes": MOST_BYTES // MIB,
        }
        return TemplateResponse(request, self.import_template, context)
