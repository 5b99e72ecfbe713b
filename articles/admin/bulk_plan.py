"""What a change of many records would do to each, to be shown before it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from articles.admin.bulk_form import BulkForm
from articles.admin.fingerprints import fingerprint
from articles.models.bulk_edit import is_possible, stored_value


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RecordChange:
    """`values`: field -> [before, after]. Impossible if it would contradict the rest of the record."""

    record: Any
    title: str
    values: dict[str, list[Any]]
    shown: list[FieldChange]
    is_possible: bool


class BulkPlan:
    def __init__(self, form: BulkForm, records: Iterable[Any]) -> None:
        self.changes: list[RecordChange] = []
        self.unchanged = 0
        names = _Names(form)
        for record in records:
            new = form.new_values(record)
            if not new:
                self.unchanged += 1
                continue
            title = str(record)
            values = {name: [stored_value(record, name), value] for name, value in new.items()}
            shown = [names.change(record, name, *pair) for name, pair in values.items()]
            self.changes.append(RecordChange(record, title, values, shown, is_possible(record, new)))

    @property
    def possible(self) -> list[RecordChange]:
        return [change for change in self.changes if change.is_possible]

    @property
    def seal(self) -> str:
        """Differs if anything that the plan shows has changed."""
        return fingerprint([f"{one.record.pk} {one.values} {one.is_possible}" for one in self.changes])


class _Names:
    """How values are shown: choices by their labels, records by their names, each looked up once."""

    def __init__(self, form: BulkForm) -> None:
        self.form = form
        self.found: dict[tuple[str, Any], str] = {}

    def change(self, record: Any, name: str, before: Any, after: Any) -> FieldChange:
        label = capfirst(str(record._meta.get_field(name).verbose_name))
        return FieldChange(label, self.shown(record, name, before), self.shown(record, name, after))

    def shown(self, record: Any, name: str, value: Any) -> str:
        field = record._meta.get_field(name)
        if field.many_to_many:
            return ", ".join(sorted(self._record(field, key) for key in value)) or "–"
        if field.is_relation:
            return "–" if value is None else self._record(field, value)
        return str(dict(field.flatchoices).get(value, value)) or "–"

    def _record(self, field: Any, key: Any) -> str:
        if (field.name, key) not in self.found:
            self.found[field.name, key] = str(field.related_model._base_manager.filter(pk=key).first() or "–")
        return self.found[field.name, key]
