"""Connects the edits of the desk with their corrections. Nothing is told of what is stored outside of an edit."""

from __future__ import annotations

from typing import Any

from articles.models.correcting import OWNERS, Corrector
from articles.models.told_fields import PUBLIC_RECORDS, is_told
from articles.models.versions import Edit, completed, current_edit, touched


def corrector_of(edit: Edit) -> Corrector:
    if edit.corrector is None:
        edit.corrector = Corrector()
    corrector: Corrector = edit.corrector
    return corrector


def remember(record: Any, edit: Edit, **_signal: Any) -> None:
    """Before a record or a part of one is stored or deleted."""
    model, key = type(record), record.pk
    if model in OWNERS:
        model, owner = OWNERS[model]
        key = getattr(record, owner)
    if model in PUBLIC_RECORDS and key is not None and not edit.has_created(model, key):
        corrector_of(edit).remember(model, [key])


def remember_all(model: Any, keys: list[int]) -> None:
    """The same for many records that an edit is about to store, in a constant number of queries."""
    corrector_of(current_edit()).remember(model, keys)


def note_deletion(record: Any) -> None:
    """Before a record is deleted with all that belongs to it."""
    edit = current_edit()
    if type(record) in OWNERS:
        remember(record, edit)
    elif type(record) in PUBLIC_RECORDS:
        corrector_of(edit).note_deletion(record)


def note_return(record: Any) -> None:
    if is_told(record):
        corrector_of(current_edit()).note_return(record)


def note_merge(kept: Any, merged: Any, was_told: bool) -> None:
    corrector_of(current_edit()).note_merge(kept, merged, was_told)


def write(edit: Edit, **_signal: Any) -> None:
    if edit.corrector is not None:
        edit.corrector.reason = edit.reason or edit.corrector.reason
        edit.corrector.write()


def connect() -> None:
    touched.connect(remember, dispatch_uid="corrections")
    completed.connect(write, dispatch_uid="corrections")
