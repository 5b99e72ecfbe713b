"""The values of a record's fields as JSON holds them: of a relation the primary key, of several the sorted ones."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.core.exceptions import ValidationError


def stored_value(record: Any, name: str) -> Any:
    """The value of a field. A date is a date."""
    field = record._meta.get_field(name)
    if field.many_to_many:
        return sorted(one.pk for one in getattr(record, name).all())
    return getattr(record, field.attname)


def with_values(record: Any, values: dict[str, Any]) -> Any:
    """A copy of the record with these values, but for those of relations to several records. It is not stored."""
    changed = copy(record)
    for name, value in values.items():
        field = changed._meta.get_field(name)
        if not field.many_to_many:
            setattr(changed, field.attname, value)
    return changed


def is_possible(record: Any, values: dict[str, Any]) -> bool:
    """Whether the record can have these values: what they refer to exists, and the model accepts them together."""
    for name, value in values.items():
        field = record._meta.get_field(name)
        keys = value if field.many_to_many else [value] if field.is_relation and value is not None else []
        if keys and field.related_model._base_manager.filter(pk__in=keys).count() != len(set(keys)):
            return False
    try:
        with_values(record, values).clean()
    except ValidationError:
        return False
    return True


def write_values(record: Any, values: dict[str, Any]) -> None:
    """Stores these values and no others. A date may be written as in ISO 8601."""
    columns = [name for name in values if not record._meta.get_field(name).many_to_many]
    for name in columns:
        field = record._meta.get_field(name)
        setattr(record, field.attname, values[name] if field.is_relation else field.to_python(values[name]))
    if columns:
        record.save(update_fields=columns)
    for name in values.keys() - columns:
        getattr(record, name).set(values[name])
