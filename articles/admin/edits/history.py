from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models, transaction
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper, ObjDiffDisplay

from articles.admin.edits.locking import lock_tree
from articles.admin.primary_keys import is_primary_key
from articles.models.bringing_back import successor
from articles.models.versions import one_edit


class ShortenedText(ObjDiffDisplay):
    def shortened_str(self, prefix: str, num_skipped_chars: int, suffix: str) -> str:
        return f"{prefix} … {suffix}"


class VersionChanges(HistoricalRecordContextHelper):
    """Shows old and new values as the record's form shows them: choices by their labels, nothing as a dash."""

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        shown = super().prepare_delta_change_value(change, value)
        if isinstance(shown, list):
            return shown
        if isinstance(shown, bool):
            return _("yes") if shown else _("no")
        labels = dict(self.model._meta.get_field(change.field).flatchoices)
        return "–" if shown in (None, "") else labels.get(shown, shown)

    def get_obj_diff_display(self) -> ShortenedText:
        return ShortenedText(max_length=self.max_displayed_delta_change_chars)


class RestoresVersions(SimpleHistoryAdmin):
    """Makes reverting to an old version complete and safe.

    simple_history by itself restores no many-to-many values, silently drops a reference to a deleted record, and lets
    somebody who may only view the record post the form.
    """

    object_history_list_template = "admin/object_history_list.html"
    object_history_form_template = "admin/object_history_form.html"

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not (is_primary_key(object_id) and is_primary_key(version_id)):
            raise Http404(_("There is no such version."))
        request.showing_version = True  # type: ignore[attr-defined]
        if request.method != "POST":
            return super().history_form_view(request, object_id, version_id, extra_context)
        if not self.has_change_permission(request):
            raise PermissionDenied
        if not self.model._base_manager.filter(pk=object_id).exists():
            messages.error(request, _("A deleted record cannot be reverted. Bring it back from the trash first."))
            return HttpResponseRedirect(request.path)
        with transaction.atomic(), one_edit(request.user):
            lock_tree(self.model, object_id)
            return super().history_form_view(request, object_id, version_id, extra_context)

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> VersionChanges:
        return VersionChanges(self.model, historical_record)

    def history_view_title(self, request: HttpRequest, obj: Any) -> str:
        try:
            return _("History of %(record)s") % {"record": obj}
        except ObjectDoesNotExist:  # a deleted record whose name contains that of another deleted record
            return _("History of a deleted record")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form of a version is that of the record as it is stored now, filled in with the values of the version."""
        if not (getattr(request, "showing_version", False) and hasattr(obj, "_history")):
            return super().get_form(request, obj, change=change, **kwargs)
        form_class = super().get_form(request, obj, change=change, **kwargs)
        lost, members = follow_merges(obj), memberships(obj)
        if request.method == "GET":
            _tell_lost(request, lost, [field for field, keys in members.items() if None in keys])
        then = {**model_to_dict(obj), **{field.name: [key for key in keys if key] for field, keys in members.items()}}
        stored = self.model._base_manager.filter(pk=obj.pk).first()

        class FormOfVersion(form_class):  # type: ignore[misc,valid-type]
            def __init__(self, *args: Any, instance: Any, **kwargs: Any) -> None:
                super().__init__(*args, instance=stored or instance, **kwargs)
                self.initial.update(then)

        return FormOfVersion


def _tell_lost(request: HttpRequest, fields: list[Any], many_to_many: list[Any]) -> None:
    for field in fields:
        message = _(
            "This version refers to a record that no longer exists, in the field “%(field)s”. "
            "Choose another before reverting."
        )
        messages.warning(request, message % {"field": field.verbose_name})
    for field in many_to_many:
        message = _(
            "This version refers to records that no longer exist, in the field “%(field)s”. "
            "The form shows those that are left."
        )
        messages.warning(request, message % {"field": field.verbose_name})


def memberships(version: Any) -> dict[Any, list[int | None]]:
    """What each tracked many-to-many field held in this version, as keys; None for a record that was deleted."""
    held = {}
    for field in version._history._history_m2m_fields:
        rows = getattr(version._history, field.name).values_list(f"{field.m2m_reverse_field_name()}_id", flat=True)
        present = set(field.related_model._base_manager.filter(pk__in=rows).values_list("pk", flat=True))
        held[field] = [key if key in present else successor(field.related_model, key) for key in rows]
    return held


def follow_merges(version: Any) -> list[models.ForeignKey[Any, Any]]:
    """Points each foreign key to the record that its own was merged into. Returns those whose record was deleted."""
    lost = []
    for field in version._meta.concrete_fields:
        key = getattr(version, field.attname)
        if isinstance(field, models.ForeignKey) and key is not None:
            setattr(version, field.attname, successor(field.related_model, key))
            if getattr(version, field.attname) is None:
                lost.append(field)
    return lost
