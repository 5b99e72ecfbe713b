"""What a decision changed, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Decision, Proposal


@dataclass(frozen=True)
class Change:
    field: str
    before: str
    after: str


def changes_of(decision: Decision) -> list[Change]:
    """Each field that the decision changed, with what it said before and after, as the page shows values."""
    changes = []
    for name, after in decision.after.items():
        field: Any = Proposal._meta.get_field(name)
        before = decision.before.get(name)
        changes.append(Change(capfirst(str(field.verbose_name)), _spell(field, before), _spell(field, after)))
    return changes


def _spell(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return _("nothing")
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        return "; ".join(map(str, field.related_model._default_manager.filter(pk__in=keys)))
    return str(dict(field.flatchoices).get(value, value))
