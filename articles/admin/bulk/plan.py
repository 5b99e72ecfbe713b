"""What a change of many records would do to each, to be shown before it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from articles.admin.bulk.form import BulkForm
from articles.admin.forms.fingerprints import fingerprint
from articles.checks import find_errors
from articles.models.stored_values import is_possible, stored_value, with_values


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RecordChange:
    """`values`: field -> [before, after]. Impossible if it would be an error, or if what it refers to is gone."""

    record: Any
    title: str
    values: dict[str, list[Any]]
    shown: list[FieldChange]
    is_possible: bool


class BulkPlan:
    def __init__(self, form: BulkForm, records: Iterable[Any]) -> None:
        self.changes: list[RecordChange] = []
        names = _Names(form)
        new_values = [(record, form.new_values(record)) for record in records]
        changed = [(record, new, with_values(record, new)) for record, new in new_values if new]
        self.unchanged = len(new_values) - len(changed)
        wrong = {id(finding.record) for finding in find_errors([after for _record, _new, after in changed])}
        for record, new, after in changed:
            title = str(record)
            values = {name: [stored_value(record, name), value] for name, value in new.items()}
            shown = [names.change(record, name, *pair) for name, pair in values.items()]
            possible = id(after) not in wrong and is_possible(record, new)
            self.changes.append(RecordChange(record, title, values, shown, possible))

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
