"""Further names of records, which several records share."""

from __future__ import annotations

from django.db import models


class Aliases:
    """Further names of records. Those of each record are read once."""

    def __init__(self) -> None:
        self._names: dict[type[models.Model], dict[int, list[str]]] = {}

    def load(self, model: type[models.Model], path: str, keys: set[int]) -> None:
        known = self._names.setdefault(model, {})
        if missing := keys - known.keys():
            known |= {key: [] for key in missing}
            rows = model._default_manager.filter(pk__in=missing, **{f"{path}__isnull": False})
            for key, name in rows.order_by("pk", path).values_list("pk", path):
                known[key].append(name)

    def of(self, model: type[models.Model], key: int) -> list[str]:
        return self._names[model][key]
