"""What readers see of records, as plain values that can be compared and kept as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models

from articles.models.base import PRECISION_OF
from articles.models.told_fields import PARTS, TOLD

# Field -> value: of a relation the primary key, of several the sorted primary keys, of a date [ISO date, precision].
Values = dict[str, Any]
# "fields": Values of the record. "parts": primary key of a part, as text -> its Values.
Seen = dict[str, Any]


def read_seen(model: type[models.Model], keys: Collection[int]) -> dict[int, Seen]:
    """Primary key -> what is stored, in a constant number of queries."""
    found: dict[int, Seen] = {
        key: {"fields": values, "parts": {}} for key, values in _values(model, model._base_manager.all(), "pk", keys)
    }
    if part := PARTS.get(model):
        owner = f"{part.owner}_id"
        for key, values in _values(part.model, part.records(), part.owner, found):
            found[values.pop(owner)]["parts"][str(key)] = values
    return found


def _values(
    model: type[models.Model], records: models.QuerySet[Any], path: str, keys: Iterable[int]
) -> list[tuple[int, Values]]:
    """The primary key and the values of each record that `path` finds; of a part also the key of its owner."""
    told = [model._meta.get_field(name) for name in TOLD[model]]
    columns = [field.attname for field in told if not field.many_to_many]  # type: ignore[union-attr]
    owner = [] if path == "pk" else [f"{path}_id"]
    rows = list(records.filter(**{f"{path}__in": list(keys)}).order_by("pk").values("pk", *owner, *columns))
    found = {row["pk"]: _plain(told, row) | {name: row[name] for name in owner} for row in rows}
    for field in told:
        if field.many_to_many:
            for values in found.values():
                values[field.name] = []
            _add_linked(field, found)
    return list(found.items())


def _plain(told: list[Any], row: dict[str, Any]) -> Values:
    precisions = {precision: date for date, precision in PRECISION_OF.items()}
    plain: Values = {}
    for field in told:
        if field.many_to_many or field.name in precisions:
            continue
        value = row[field.attname]
        if field.name in PRECISION_OF:
            value = value and [value.isoformat(), row[PRECISION_OF[field.name]]]
        elif isinstance(field, models.DecimalField):
            value = str(value)
        plain[field.name] = value
    return plain


def _add_linked(field: Any, found: dict[int, Values]) -> None:
    """Adds the keys of the linked records, sorted."""
    through = field.remote_field.through._base_manager
    owner, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    for key, linked in through.filter(**{f"{owner}__in": list(found)}).order_by(other).values_list(owner, other):
        found[key][field.name].append(linked)
