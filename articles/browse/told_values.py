"""How the fields and values of a correction are written: choices and dates in the active language."""

from __future__ import annotations

import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.base import Precision, spell_date
from articles.spelling import spell_language, spell_list

# Fields in the language of the article; all others are in ours.
AS_PRINTED = frozenset({"headline", "words", "attribution", "anchor_exact", "anchor_prefix", "anchor_suffix"})


def spell_field(noun: str, name: str) -> str:
    """The label of a field; without a field, that of the noun."""
    if name == "slug":
        return _("Last part of its address")
    field = _field(noun, name)
    return capfirst(str(field.verbose_name)) if field else capfirst(str(_model(noun)._meta.verbose_name))


def spell_value(noun: str, name: str, value: Any) -> str:
    """A stored value in words; "" for none."""
    field = _field(noun, name)
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _spell_date(value) if field and field.get_internal_type() == "DateField" else spell_list(value)
    if name == "language":
        return spell_language(value)
    return str(dict(field.flatchoices).get(value, value) if field else value)


def _spell_date(value: list[str]) -> str:
    date, precision = value
    return spell_date(datetime.date.fromisoformat(date), Precision(precision))


def _model(noun: str) -> Any:
    return apps.get_model("articles", noun)


def _field(noun: str, name: str) -> Any:
    """None for a field that the model no longer has."""
    try:
        return _model(noun)._meta.get_field(name) if name else None
    except FieldDoesNotExist:
        return None
