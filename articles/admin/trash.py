"""The trash: deleted records, each of which comes back with one click. Administrators empty it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin.addresses import change_address, list_address
from articles.admin.malformed_requests import RejectsMalformedRequests
from articles.admin.primary_keys import is_primary_key
from articles.admin.read_only import DeletedByAdministrators
from articles.models import DeletedRecord
from articles.models.bringing_back import CannotBringBack, bring_back


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("kind of record")
    parameter_name = "noun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        nouns = DeletedRecord.objects.order_by("noun").values_list("noun", flat=True).distinct()
        return [(noun, apps.get_model("articles", noun)._meta.verbose_name) for noun in nouns]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset if self.value() is None else queryset.filter(noun=self.value())


@admin.register(DeletedRecord)
class TrashAdmin(RejectsMalformedRequests, DeletedByAdministrators):
    list_display = ("label", "kind", "rows", "deleted_at", "deleted_by", "reason", "button")
    list_display_links = ("label",)
    list_filter = (KindFilter,)
    list_select_related = ("deleted_by",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("label", "reason")
    fields = ("label", "kind", "rows", "deleted_at", "deleted_by", "reason", "was_public", "button")
    readonly_fields = fields

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return self._without_button(request, self.list_display)

    def get_fields(self, request: HttpRequest, obj: DeletedRecord | None = None) -> tuple[str, ...]:
        return self._without_button(request, self.fields)

    def _without_button(self, request: HttpRequest, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names, without the button if the user may not bring back any kind of record."""
        nouns = (model._meta.model_name or "" for model in apps.get_app_config("articles").get_models())
        has_button = any(_may_bring_back(request, noun) for noun in nouns)
        return tuple(name for name in names if name != "button" or has_button)

    @admin.display(description=gettext_lazy("kind of record"), ordering="noun")
    def kind(self, deleted: DeletedRecord) -> str:
        return deleted.kind

    @admin.display(description=gettext_lazy("with it"))
    def rows(self, deleted: DeletedRecord) -> str:
        others = len(deleted.tree["rows"]) - 1
        return ngettext("%(count)s other record or link", "%(count)s other records and links", others) % {
            "count": others
        }

    @admin.display(description=gettext_lazy("bring back"))
    def button(self, deleted: DeletedRecord) -> str:
        """A button of the form that is around the list, or around the page of a deleted record."""
        address = reverse("admin:articles_deletedrecord_bring_back", args=[deleted.pk])
        return format_html(
            '<button type="submit" class="button" formmethod="post" formaction="{}" aria-label="{}">{}</button>',
            address,
            _("Bring back %(record)s") % {"record": deleted.label},
            _("Bring back"),
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.bring_back_view))
        return [path("<int:key>/bring-back/", view, name="articles_deletedrecord_bring_back"), *super().get_urls()]

    def bring_back_view(self, request: HttpRequest, key: int) -> HttpResponse:
        deleted = DeletedRecord.objects.filter(pk=key).first() if is_primary_key(key) else None
        if deleted is None:
            return self._to_list(request, _("This record is no longer in the trash."))
        if not _may_bring_back(request, deleted.noun):
            raise PermissionDenied
        try:
            record, notes = bring_back(key, request.user)
        except DeletedRecord.DoesNotExist:
            return self._to_list(request, _("This record is no longer in the trash."))
        except CannotBringBack as error:
            return self._to_list(request, str(error))
        self.message_user(request, _("“%(record)s” is back.") % {"record": record}, messages.SUCCESS)
        for note in notes:
            self.message_user(request, note, messages.WARNING)
        return HttpResponseRedirect(_address_of(record))

    def _to_list(self, request: HttpRequest, message: str) -> HttpResponse:
        self.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(list_address(DeletedRecord))


def _address_of(record: Any) -> str:
    """The page of the record, or the trash for one that has no page of its own, such as another name."""
    return change_address(record) if admin.site.is_registered(type(record)) else list_address(DeletedRecord)


def _may_bring_back(request: HttpRequest, noun: str) -> bool:
    return request.user.has_perms([f"articles.add_{noun}", f"articles.delete_{noun}"])
