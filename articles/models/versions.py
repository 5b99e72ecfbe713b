"""The versions of a record: one for each edit, recorded when the edit is complete."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.dispatch import Signal
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

Key = tuple[type[models.Model], Any]

touched = Signal()  # record, edit: before a record is stored within an edit
completed = Signal()  # edit: after its versions were recorded


class Edit:
    """What one editor saves together. `reason` may be set until the edit ends."""

    def __init__(self, editor: Any = None, reason: str = "") -> None:
        self.editor = editor
        self.reason = reason
        self.corrector: Any = None  # what it corrects of what readers have seen (models/corrected_edits.py)
        self._pending: dict[Key, tuple[Versions, models.Model, str]] = {}

    def note(self, versions: Versions, record: models.Model, history_type: str) -> None:
        key = (type(record), record.pk)
        created = key in self._pending and self._pending[key][2] == "+"
        self._pending[key] = (versions, record, "+" if created else history_type)

    def knows(self, record: models.Model) -> bool:
        return (type(record), record.pk) in self._pending

    def has_created(self, model: type[models.Model], key: Any) -> bool:
        """Whether the record did not exist before this edit."""
        pending = self._pending.get((model, key))
        return pending is not None and pending[2] == "+"

    def forget(self, record: models.Model) -> None:
        self._pending.pop((type(record), record.pk), None)

    def record(self) -> None:
        for versions, record, history_type in self._pending.values():
            versions.record(record, history_type, self.reason)
        completed.send(Edit, edit=self)


_current: ContextVar[Edit | None] = ContextVar("edit", default=None)


def current_edit() -> Edit:
    """The edit that has been opened; outside of one, an edit by nobody."""
    return _current.get() or Edit()


@contextmanager
def one_edit(editor: Any = None, reason: str = "") -> Iterator[Edit]:
    """Every record that is saved within gets one version, after its many-to-many values, with the reason of the edit.

    A record without versions, because it came with a bulk load, first gets one of what it was before. Open the edit
    within a transaction. If it raises, no version is recorded.
    """
    edit = Edit(editor, reason)
    token = _current.set(edit)
    try:
        yield edit
        edit.record()
    finally:
        _current.reset(token)


class Versions(HistoricalRecords):
    """Waits for the end of the edit. simple_history itself records a version after `save()`, then one for each link."""

    def get_extra_fields_m2m(self, model: Any, through_model: Any, fields: dict[str, Any]) -> dict[str, Any]:
        """The links of a version are looked up by the version alone, so the fields of the link have no index."""
        for field in fields.values():
            field.db_index = False
        extra: dict[str, Any] = super().get_extra_fields_m2m(model, through_model, fields)
        return extra

    def finalize(self, sender: Any, **kwargs: Any) -> None:
        """Called for every model; only some of them are ours."""
        already = hasattr(sender._meta, "simple_history_manager_attribute")
        super().finalize(sender, **kwargs)
        if not already and hasattr(sender._meta, "simple_history_manager_attribute"):
            models.signals.pre_save.connect(self._before_save, sender=sender, weak=False)

    def _before_save(self, instance: models.Model, raw: bool = False, **_signal: Any) -> None:
        self._touch(instance)
        if not (raw or instance._state.adding):
            self._keep_first(instance)

    def m2m_changed(self, instance: Any, action: str, attr: str, pk_set: Any, reverse: bool, **signal: Any) -> None:
        if action.startswith("pre_") and not reverse:
            self._touch(instance)
            self._keep_first(instance)
        super().m2m_changed(instance, action, attr, pk_set, reverse, **signal)

    def _touch(self, instance: models.Model) -> None:
        edit = _current.get()
        if edit is not None:
            touched.send(type(instance), record=instance, edit=edit)

    def _keep_first(self, instance: Any) -> None:
        """Records what is stored, unless the record has a version."""
        edit = _current.get()
        if (
            edit is None
            or edit.knows(instance)
            or type(instance).history.filter(**{instance._meta.pk.attname: instance.pk}).exists()
        ):
            return
        stored = type(instance)._base_manager.filter(pk=instance.pk).first()
        if stored is not None:
            stored._history_user = None
            self.record(stored, "+", _("As it was before its first edit at the desk."))

    def create_historical_record(self, instance: Any, history_type: str, using: Any = None) -> None:
        edit = _current.get()
        if edit is None:
            super().create_historical_record(instance, history_type, using)
        elif history_type == "-":
            edit.forget(instance)
            self.record(instance, history_type, edit.reason)
        else:
            edit.note(self, instance, history_type)

    def record(self, instance: Any, history_type: str, reason: str) -> None:
        if reason and not getattr(instance, "_change_reason", None):
            instance._change_reason = reason
        super().create_historical_record(instance, history_type)
