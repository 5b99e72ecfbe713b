"""What differs between two states of a record that readers saw, field by field, with names instead of keys.

A change is {"noun", "about", "field", "before", "after"}. `noun` is that of the record or of one of its parts, of which
`about` says which one it is. A part that was added or removed has no field, and its name after or before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from articles.models.article import Article
from articles.models.person import Role
from articles.models.seen_values import Seen, Values
from articles.models.told_fields import PARTS
from articles.models.utterance import Utterance

Change = dict[str, Any]
NAMED_BY: dict[type[Any], str] = {Article: "headline", Role: "title", Utterance: "summary"}


def compare(model: type[models.Model], before: Seen, after: Seen) -> list[Change]:
    """The changes, with the primary keys of related records: `name_related` puts their names in place of them."""
    changes = list(_compare_values(model, "", before["fields"], after["fields"]))
    if part := PARTS.get(model):
        for key in sorted({*before["parts"], *after["parts"]}, key=int):
            changes += _compare_part(part.model, part.named_by, before["parts"].get(key), after["parts"].get(key))
    return changes


def _compare_values(model: type[models.Model], about: Any, before: Values, after: Values) -> Iterator[Change]:
    noun = model._meta.model_name
    for name, value in after.items():
        if name in before and (before[name] or "") != (value or ""):
            yield {"noun": noun, "about": about, "field": name, "before": before[name], "after": value}


def _compare_part(
    model: type[models.Model], named_by: str, before: Values | None, after: Values | None
) -> list[Change]:
    about = (before or after or {})[named_by]
    if before and after:
        return list(_compare_values(model, about, before, after))
    gone, new = (about, None) if before else (None, about)
    return [{"noun": model._meta.model_name, "about": about, "field": "", "before": gone, "after": new}]


def name_related(changes: Iterable[tuple[type[models.Model], Change]]) -> None:
    """Puts names in place of primary keys, with one query for each model that they refer to."""
    places = [place for model, change in changes for place in _places(model, change)]
    keys: dict[Any, set[int]] = defaultdict(set)
    for related, values, name in places:
        keys[related].update(values[name] if isinstance(values[name], list) else [values[name]])
    names = {
        related: dict(related._base_manager.filter(pk__in=wanted).values_list("pk", _named_by(related)))
        for related, wanted in keys.items()
    }
    for related, values, name in places:
        found, value = names[related], values[name]
        values[name] = (
            sorted(found[key] for key in value if key in found) if isinstance(value, list) else found.get(value, "")
        )


def _places(model: type[models.Model], change: Change) -> Iterator[tuple[Any, Change, str]]:
    """Where the change holds keys of related records."""
    part = PARTS.get(model)
    is_part = part is not None and change["noun"] == part.model._meta.model_name
    told = part.model if part and is_part else model
    fields = {"before": change["field"], "after": change["field"], "about": part.named_by if part and is_part else ""}
    if part and is_part and not change["field"]:
        fields["before"] = fields["after"] = part.named_by
    for place, name in fields.items():
        related = told._meta.get_field(name).related_model if name else None
        if related is not None and change[place] is not None:
            yield related, change, place


def _named_by(model: Any) -> str:
    return NAMED_BY.get(model, getattr(model, "named_by", "name"))
