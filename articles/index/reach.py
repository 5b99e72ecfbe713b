"""Which records a change affects, besides the changed one: those that show one of its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from articles.index.declarations import Kind, Noun
from articles.index.paths import steps
from articles.index.schema import Catalogue

Units = dict[str, set[int]]  # noun -> primary keys


class Reach:
    """Finds the records that a change affects, by the paths of the declared fields."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._units = {noun.name for noun in catalogue.units}
        # Changed noun -> the nouns that show one of its values, and the path to it.
        self._paths: dict[str, list[tuple[Noun, str]]] = defaultdict(list)
        for noun in catalogue.declared:
            paths = [path for field in noun.indexed_fields if field.kind != Kind.COMBINATION for path in field.paths]
            found = {step.path: str(step.model._meta.model_name) for path in paths for step in steps(noun.model, path)}
            for path, changed in found.items():
                if changed != noun.unit_noun:
                    self._paths[changed].append((noun, path))

    def renamed(self, changes: Collection[tuple[str, int]]) -> int:
        """The number of changes to records whose names other records show."""
        return sum(noun in self._paths for noun, _ in changes)

    def units(self, changes: Collection[tuple[str, int]], at_most: int | None = None) -> Units | None:
        """Noun -> keys of the records whose documents the changes affect; None if there are more than `at_most`.

        The changed records themselves are included, even if they have been deleted. The number of queries depends on
        the nouns that have changed, not on the number of records.
        """
        keys: Units = defaultdict(set)
        for noun_name, key in changes:
            keys[noun_name].add(key)
        affected: Units = {name: set(keys[name]) for name in self._units if name in keys}
        for changed, paths in self._paths.items():
            for noun, path in paths if changed in keys else ():
                reached = noun.records().filter(**{f"{path}__in": keys[changed]}).order_by()
                pks = reached.values_list(noun.unit_path, flat=True).distinct()
                affected.setdefault(noun.unit_noun, set()).update(pks[: None if at_most is None else at_most + 1])
        number = sum(len(pks) for pks in affected.values())
        return affected if at_most is None or number <= at_most else None
