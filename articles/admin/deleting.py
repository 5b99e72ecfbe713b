from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst


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
