"""A record with all that is deleted together with it, as plain data: rows of other tables, and links to others.

The tree of an article is the article, its statements, their topics and positions, and its links to people, venues and
rounds. Django's own collector of deletions finds it, so that a relation that is added later is included.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.deletion import Collector

Row = dict[str, Any]
Tree = dict[str, list[Row]]


class _WholeTree(Collector):
    def can_fast_delete(self, *args: Any, **kwargs: Any) -> bool:
        return False  # a fast deletion does not look at the rows


def tree_of(record: models.Model) -> Tree:
    """`rows`: what is deleted, the record first. `links`: the columns of other records that are set to null.

    Raises ProtectedError if the record cannot be deleted.
    """
    collector = _WholeTree(using="default", origin=record)
    collector.collect([record])
    rows = [row_of(record)]
    for model, instances in collector.data.items():
        for instance in sorted(instances, key=lambda one: one.pk):
            if (instance is not record and instance.pk != record.pk) or model is not type(record):
                rows.append(row_of(instance))
    links = []
    for (field, _value), updates in collector.field_updates.items():
        for group in updates:
            links += [_link(field, instance) for instance in group]  # type: ignore[attr-defined]
    return {"rows": rows, "links": links}


def row_of(instance: models.Model) -> Row:
    values = {field.attname: field.value_from_object(instance) for field in instance._meta.concrete_fields}
    return {"model": instance._meta.label_lower, "values": values}


def ends_of(link: models.Model) -> set[tuple[str, Any]]:
    """The records that a row of a many-to-many table links, as models and primary keys."""
    fields = [field for field in link._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return {(field.related_model._meta.label_lower, getattr(link, field.attname)) for field in fields}


def _link(field: Any, instance: models.Model) -> Row:
    value = getattr(instance, field.attname)
    return {"model": instance._meta.label_lower, "key": instance.pk, "column": field.attname, "value": value}


def instance_of(row: Row) -> Any:
    """The unsaved record that a row of a tree describes."""
    model = apps.get_model(row["model"])
    fields = {field.attname: field for field in model._meta.concrete_fields}
    values = {name: fields[name].to_python(value) for name, value in row["values"].items() if name in fields}
    return model(**values)
