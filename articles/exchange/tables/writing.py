"""Stores what a table makes of the record, through the bulk path, with its history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models

from articles.exchange.bulk import Load
from articles.exchange.tables.draft import Draft
from articles.exchange.version_writer import ADDED, CHANGED, DELETED, VersionWriter
from articles.models.correcting import Corrector

Log = Callable[[str, Iterable[int]], None]
Links = dict[str, dict[int, int]]  # relation -> keys of the other records -> keys of the rows of the relation


class Writer:
    """Stores drafts of one model, and logs for the index which records they belong to."""

    def __init__(self, load: Load, log: Log, versions: VersionWriter, model: Any) -> None:
        self._load = load
        self._log = log
        self._units: dict[str, set[int]] = {}  # what to log: keys by noun
        self._versions = versions
        self._corrector = Corrector()
        self._model = model
        tracked = getattr(model.history.model, "_history_m2m_fields", ())
        self._relations = {field.name: getattr(model, field.name) for field in tracked}

    def write(self, drafts: Sequence[Draft]) -> None:
        changed = [draft for draft in drafts if not draft.is_new]
        keys = [draft.record.pk for draft in changed]
        links = self._links(keys)
        self._corrector.remember(self._model, keys)
        for draft in drafts:
            self._write(draft, {} if draft.is_new else links[draft.record.pk])
        self._load.store()
        self._corrector.write()
        for noun, units in self._units.items():
            self._log(noun, sorted(units))
        self._units.clear()

    def _write(self, draft: Draft, links: Links) -> None:
        record = draft.record
        if draft.utterance:
            record.utterance_id = self._key_of(draft.utterance)
        row = self._load.add(record) if draft.is_new else self._load.change(record)
        for relation, wanted in draft.relinked.items():
            links[relation] = self._relink(relation, record, links.get(relation, {}), wanted)
        self._versions.keep(self._model, row, ADDED if draft.is_new else CHANGED, links)
        noun, keys = draft.unit
        self._units.setdefault(noun, set()).update(keys)
        self._write_related(draft)

    def _key_of(self, shared: models.Model) -> int:
        """The key of a new record that several drafts share, which is stored with the first of them."""
        key: Any = shared.pk
        if key is None:
            self._versions.keep(type(shared), self._load.add(shared), ADDED)
            key = shared.pk
            self._units.setdefault(str(shared._meta.model_name), set()).add(key)
        return int(key)

    def _relink(self, relation: str, record: Any, now: dict[int, int], wanted: Sequence[int]) -> dict[int, int]:
        manager = self._relations[relation]
        if not now:
            return self._load.connect(manager, record, wanted)
        self._load.disconnect(manager, [key for other, key in now.items() if other not in wanted])
        kept = {other: key for other, key in now.items() if other in wanted}
        return kept | self._load.connect(manager, record, [other for other in wanted if other not in now])

    def _write_related(self, draft: Draft) -> None:
        """Stores rows that belong to the record, such as names and positions. Names have no history."""
        for one in draft.removed:
            self._keep(one, self._load.delete(one), DELETED)
        for one in draft.altered:
            self._keep(one, self._load.change(one), CHANGED)
        for one in draft.added:
            for field in one._meta.concrete_fields:
                if field.is_relation and field.related_model is self._model:
                    setattr(one, field.attname, draft.record.pk)
            self._keep(one, self._load.add(one), ADDED)

    def _keep(self, one: models.Model, row: tuple[Any, ...], event: str) -> None:
        if self._versions.kept_of(type(one)):
            self._versions.keep(type(one), row, event)

    def _links(self, keys: Sequence[int]) -> dict[int, Links]:
        """What the tracked relations of these records hold now."""
        links: dict[int, Links] = {key: {relation: {} for relation in self._relations} for key in keys}
        if keys:
            for relation, manager in self._relations.items():
                owner, other = manager.field.m2m_column_name(), manager.field.m2m_reverse_name()
                rows = manager.through._default_manager.filter(**{f"{owner}__in": keys})
                for key, linked, through in rows.values_list(owner, other, "pk"):
                    links[key][relation][linked] = through
        return links
