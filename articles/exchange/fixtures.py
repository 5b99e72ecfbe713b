"""Loads fixtures (Django's JSON, with natural keys) through the bulk path: the archive in a second or two.

`loaddata` saves each record by itself and looks every natural key up in the database, which takes ten times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from articles.exchange.bulk import Load, bulk_load

Key = tuple[type[models.Model], str]  # a model, and the slug or identifier that others refer to a record by


class UnknownRecord(ValueError):
    """A fixture refers to a record that no fixture before it has."""


def load_fixtures(files: Iterable[Path]) -> dict[str, int]:
    """Stores all records of the files in their order. Returns their number by model name.

    Records refer to records of the same file that come first, or of an earlier file. The database must not hold any
    of them yet. Raises UnknownRecord, and IntegrityError where a constraint is violated.
    """
    with bulk_load() as load:
        loader = _Loader(load)
        for file in files:
            for record in json.loads(file.read_text()):
                loader.add(record)
    return loader.counts


class _Loader:
    def __init__(self, load: Load) -> None:
        self._load = load
        self._added: dict[Key, models.Model] = {}
        self.counts: dict[str, int] = {}

    def add(self, record: dict[str, Any]) -> None:
        model = apps.get_model(record["model"])
        links: list[tuple[str, list[models.Model]]] = []
        values: dict[str, Any] = {}
        for name, value in record["fields"].items():
            field: Any = model._meta.get_field(name)
            if field.many_to_many:
                links.append((name, [self._find(field.related_model, key) for key in value]))
            elif field.is_relation:
                values[field.attname] = None if value is None else self._find(field.related_model, value).pk
            else:
                values[name] = field.to_python(value)
        instance = model(**values)
        self._load.add(instance)
        for name, others in links:
            self._load.link(getattr(model, name), instance, others)
        for key in self._keys(instance):
            self._added[model, key] = instance
        name = str(model._meta.model_name)
        self.counts[name] = self.counts.get(name, 0) + 1

    @staticmethod
    def _keys(instance: Any) -> Iterator[str]:
        """What others refer to the record by: all nouns have one slug or identifier."""
        for name in ("slug", "uid"):
            if hasattr(instance, name):
                yield getattr(instance, name)

    def _find(self, model: type[models.Model], key: list[str]) -> models.Model:
        try:
            return self._added[model, key[0]]
        except KeyError:
            raise UnknownRecord(
                f"There is no {model._meta.verbose_name} “{key[0]}” before it is referred to."
            ) from None
