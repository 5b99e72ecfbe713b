"""Deleting a record puts it into the trash. Whoever deletes what readers have seen says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.edits.locking import lock_tree
from articles.admin.forms.checked import emptied_articles
from articles.admin.forms.reasons import lacks_reason, reason_of
from articles.admin.primary_keys import is_primary_key
from articles.models import DeletedRecord, Statement
from articles.models.readership import is_public
from articles.models.versions import one_edit

MOST_NAMED = 20  # linked records that a refusal lists


def delete_selected_to_trash(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Django's action, with a reason."""
    if request.POST.get("post") and (lacks_reason(request, queryset) or _empties_articles(request, queryset)):
        return None
    return delete_selected(model_admin, request, queryset)


def _empties_articles(request: HttpRequest, records: Iterable[Any]) -> bool:
    """Whether an article would be complete without statements. If so, tells the editor."""
    sentences = emptied_articles([record for record in records if isinstance(record, Statement)])
    for sentence in sentences:
        messages.error(request, sentence)
    return bool(sentences)


class ListsDeletedRecords(admin.ModelAdmin):
    """Leaves the rows of many-to-many tables out of the list of what a deletion would delete.

    Django lists them as "Article-person relationship: Article_people object (3)".
    """

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Returns what Django returns: a nested list, counts by model, missing permissions, protected records."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        models = apps.get_app_config(self.opts.app_label).get_models(include_auto_created=True)
        hidden = [model._meta for model in models if model._meta.auto_created]
        prefixes = tuple(f"{capfirst(options.verbose_name)}: " for options in hidden)
        plurals = {options.verbose_name_plural for options in hidden}
        shown_counts = {plural: count for plural, count in counts.items() if plural not in plurals}
        return list(_without(to_delete, prefixes)), shown_counts, perms_needed, protected


def _without(entries: list[Any], prefixes: tuple[str, ...]) -> Iterator[Any]:
    """The entries of a nested list, except those that start with one of the prefixes."""
    for entry in entries:
        if isinstance(entry, list):
            nested = list(_without(entry, prefixes))
            if nested:
                yield nested
        elif not str(entry).startswith(prefixes):
            yield entry


class KeepsWhatIsReferredTo(admin.ModelAdmin):
    """Refuses to delete a record to which others are linked. Django protects foreign keys only."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        keys = [record.pk for record in objs]
        return to_delete, counts, perms_needed, [*protected, *self._linked(keys)]

    def _linked(self, keys: list[Any]) -> Iterator[str]:
        for relation in self.model._meta.related_objects:
            if relation.many_to_many and not relation.hidden:
                linked = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})
                for record in linked.distinct().order_by("pk")[:MOST_NAMED]:
                    noun = capfirst(str(record._meta.verbose_name))
                    yield _("%(noun)s: %(record)s") % {"noun": noun, "record": record}


class PutsInTrash(ListsDeletedRecords):
    delete_confirmation_template = "admin/desk_delete.html"
    delete_selected_confirmation_template = "admin/desk_delete_selected.html"

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        if "delete_selected" in actions:
            _django, name, description = actions["delete_selected"]
            actions["delete_selected"] = (delete_selected_to_trash, name, description)
        return actions

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        record = self.model._base_manager.filter(pk=object_id).first() if is_primary_key(object_id) else None
        if request.method != "POST":
            context = {"was_public": record is not None and is_public(record)}
            return super().delete_view(request, object_id, context | (extra_context or {}))
        if record is not None and self.has_delete_permission(request, record) and lacks_reason(request, [record]):
            return HttpResponseRedirect(request.get_full_path())
        with transaction.atomic():
            lock_tree(self.model, object_id)
            if (
                record is not None
                and self.has_delete_permission(request, record)
                and _empties_articles(request, [record])
            ):
                return HttpResponseRedirect(request.get_full_path())
            return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with one_edit(request.user, reason_of(request)):
            kept = DeletedRecord.objects.delete(obj)
        link = format_html('<a href="{}">{}</a>', kept.desk_address, _("It is in the trash. It can be brought back."))
        messages.info(request, link)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic(), one_edit(request.user, reason_of(request)):
            for record in queryset:
                lock_tree(self.model, record.pk)
                DeletedRecord.objects.delete(record)
