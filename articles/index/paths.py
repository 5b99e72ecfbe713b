"""Paths through the ORM, such as `speaker__names__name`, followed from model to model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.constants import LOOKUP_SEP


@dataclass(frozen=True)
class Step:
    """One relation of a path: the path so far, the model that it leads to, and whether it leads to several records."""

    path: str
    model: type[models.Model]
    multiple: bool


def steps(model: type[models.Model], path: str) -> Iterator[Step]:
    """The relations of a path, in order. A last part that is not a relation, such as a name, is left out."""
    so_far: list[str] = []
    for part in path.split(LOOKUP_SEP):
        field: Any = model._meta.get_field(part) if part != "pk" else model._meta.pk
        if not field.is_relation:
            return
        so_far.append(part)
        model = field.related_model
        yield Step(LOOKUP_SEP.join(so_far), model, bool(field.one_to_many or field.many_to_many))


def model_at(model: type[models.Model], path: str) -> type[models.Model]:
    """The model that the last relation of the path leads to."""
    for step in steps(model, path):
        model = step.model
    return model


def multiple_part(model: type[models.Model], path: str) -> str:
    """The part of the path up to its last relation to several records; "" if the path has only one value."""
    return next((step.path for step in reversed(list(steps(model, path))) if step.multiple), "")


def field_at(model: type[models.Model], path: str) -> Any:
    """The model field at the end of a path."""
    return model_at(model, path)._meta.get_field(path.split(LOOKUP_SEP)[-1])
