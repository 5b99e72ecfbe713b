from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from articles.admin.primary_keys import is_primary_key


class RestoresVersions(SimpleHistoryAdmin):
    """Makes going back to an old version whole, and safe.

    On its own simple_history restores no many-to-many values, drops a reference to a deleted record without a word,
    and lets somebody who may only look press the button by hand.
    """

    object_history_list_template = "admin/object_history_list.html"

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not (is_primary_key(object_id) and is_primary_key(version_id)):
            raise Http404("No such version.")
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        request.showing_version = True  # type: ignore[attr-defined]
        return super().history_form_view(request, object_id, version_id, extra_context)

    def history_view_title(self, request: HttpRequest, obj: Any) -> str:
        try:
            return f"History of {obj}"
        except ObjectDoesNotExist:  # a deleted record, named after another deleted one
            return "History of a deleted record"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if not (getattr(request, "showing_version", False) and hasattr(obj, "_history")):
            return super().get_form(request, obj, change=change, **kwargs)
        form_class = super().get_form(request, obj, change=change, **kwargs)
        for field in lost_references(obj):
            setattr(obj, field.attname, None)
            if request.method == "GET":
                messages.warning(
                    request,
                    f"The {field.verbose_name} of this version is no longer in the record. "
                    "Choose another before reverting.",
                )
        then = memberships(obj)

        class FormOfVersion(form_class):  # type: ignore[misc,valid-type]
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs, initial=then)

        return FormOfVersion


def memberships(version: Any) -> dict[str, list[int]]:
    """The keys that each tracked many-to-many field held in this version."""
    return {
        field.name: list(
            getattr(version._history, field.name).values_list(f"{field.m2m_reverse_field_name()}_id", flat=True)
        )
        for field in version._history._history_m2m_fields
    }


def lost_references(version: Any) -> list[models.ForeignKey[Any, Any]]:
    """The fields that point at a record which has been deleted or merged since."""
    return [
        field
        for field in version._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and getattr(version, field.attname) is not None
        and not field.related_model._base_manager.filter(pk=getattr(version, field.attname)).exists()
    ]
