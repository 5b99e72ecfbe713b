"""Writes the history of records that a bulk load stores, as django-simple-history would write it for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils import timezone

from articles.exchange.bulk import Load
from articles.exchange.bulk_sql import Target, Values

ADDED, CHANGED, DELETED = "+", "~", "-"


class VersionWriter:
    """`user` is the primary key of who made the changes, None for a command. `reason` is shown in the history."""

    def __init__(self, load: Load, user: int | None, reason: str) -> None:
        self._load = load
        self._plans: dict[type[models.Model], _Plan] = {}
        self._has_history: dict[type[models.Model], bool] = {}
        self._facts = {
            "history_date": timezone.now(),
            "history_change_reason": reason[:100],  # what the column holds
            "history_user_id": user,
        }

    def kept_of(self, model: type[models.Model]) -> bool:
        """Whether records of this model have a history."""
        if model not in self._has_history:
            self._has_history[model] = hasattr(model, "history")  # slow: it makes a manager
        return self._has_history[model]

    def keep(
        self, model: type[models.Model], row: Values, event: str, links: Mapping[str, Mapping[int, int]] | None = None
    ) -> None:
        """Keeps a version of a record, given as the row that the load returned for it.

        `links` has for each many-to-many relation the keys of the other records, with those of the relation's rows.
        """
        if model not in self._plans:
            self._plans[model] = _Plan(model, self._facts)
        plan = self._plans[model]
        key = self._load.next_key(plan.history)
        self._load.append(plan.target, [plan.row(row, key, event)])
        for relation, others in (links or {}).items():
            rows = [(key, row[plan.key], other, through) for other, through in others.items()]
            if rows:
                self._load.append(plan.linked[relation], rows)


class _Plan:
    """How the rows of a model become rows of its history."""

    def __init__(self, model: Any, facts: Mapping[str, Any]) -> None:
        self.history = model.history.model
        fields = self.history._meta.concrete_fields
        names = [field.attname for field in model._meta.concrete_fields]
        self.key = names.index(model._meta.pk.attname)
        self.target = Target(self.history._meta.db_table, tuple(field.column for field in fields))
        connection = connections[DEFAULT_DB_ALIAS]
        own = ("history_id", "history_type")
        self._facts = tuple(
            self.history._meta.get_field(name.removesuffix("_id")).get_db_prep_save(value, connection)
            for name, value in facts.items()
        )
        # A row of the history is picked from the row of the record, the key, the event and the facts.
        places = [*names, *own, *facts]
        self._pick = itemgetter(*(places.index(field.attname) for field in fields))

        self.linked = {field.name: self._target_of(field) for field in getattr(self.history, "_history_m2m_fields", ())}

    def row(self, row: Values, key: int, event: str) -> Values:
        picked: Values = self._pick((*row, key, event, *self._facts))
        return picked

    def _target_of(self, field: Any) -> Target:
        """The table with the history of a many-to-many relation."""
        through = field.remote_field.through
        name = f"Historical{through.__name__}"
        (history,) = (
            one.related_model for one in self.history._meta.related_objects if one.related_model.__name__ == name
        )
        return Target(history._meta.db_table, ("history_id", field.m2m_column_name(), field.m2m_reverse_name(), "id"))
