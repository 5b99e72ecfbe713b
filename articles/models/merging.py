"""Merging two records of one noun, because they turned out to be one person or one place.

Planning looks and counts, merging carries out. Both find what hangs on a record by asking Django for every relation
that points at the noun, so that a relation added later cannot be forgotten.

Rows are moved with `UPDATE`, not saved one by one: 100,000 statements move in seconds, and the triggers tell the
search index. So the history of a moved statement shows the other speaker only from its next edit on; the merge itself
stands in the history of both records. Historical rows keep saying what was true then.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from simple_history.models import HistoricalChanges

from articles.models.base import Name
from articles.models.person import Person
from articles.models.redirect import Redirect
from articles.models.venue import Venue

Mergeable = Person | Venue


@dataclass(frozen=True)
class Move:
    """The rows of one relation that go from the merged record to the one that stays."""

    label: str
    moving: int
    # Rows that the record that stays has already, the same name or the same article: these go.
    duplicates: int


@dataclass(frozen=True)
class MergePlan:
    """What merging `merged` into `kept` would do."""

    kept: Mergeable
    merged: Mergeable
    moves: list[Move]
    new_name: str | None

    @property
    def old_address(self) -> str:
        return self.merged.slug


def plan_merge(kept: Mergeable, merged: Mergeable) -> MergePlan:
    """Says what would happen, and changes nothing."""
    _refuse_impossible(kept, merged)
    moves = []
    for relation in _relations_to(type(kept)):
        duplicates = _duplicates(relation, kept, merged).count()
        moving = relation.of(merged).count() - duplicates
        if moving or duplicates:
            moves.append(Move(relation.label, moving, duplicates))
    return MergePlan(kept, merged, moves, _new_name(kept, merged))


@transaction.atomic
def merge(kept: Mergeable, merged: Mergeable) -> MergePlan:
    """Moves everything from `merged` to `kept`, deletes `merged`, and leads its address on. Returns what was done."""
    _refuse_impossible(kept, merged)
    noun = type(kept)
    # On PostgreSQL nobody can hang another statement on either of them meanwhile; SQLite has one writer anyway.
    locked = {
        row.pk: row for row in noun.objects.select_for_update().order_by("pk").filter(pk__in=[kept.pk, merged.pk])
    }
    if len(locked) < 2:
        raise ValueError("One of the two is no longer there.")
    kept, merged = locked[kept.pk], locked[merged.pk]
    plan = plan_merge(kept, merged)

    for relation in _relations_to(noun):
        _duplicates(relation, kept, merged).delete()
        relation.of(merged).update(**{relation.field.name: kept})
    if plan.new_name:
        kept.names.create(name=plan.new_name, script=_script_of(plan.new_name), note="From a merged record.")

    merged._change_reason = f"Merged into {kept.slug}"[:100]  # type: ignore[union-attr]
    merged.delete()
    kept._change_reason = f"Merged {merged.slug} into this"[:100]  # type: ignore[union-attr]
    kept.save()
    Redirect.objects.redirect(str(noun._meta.model_name), merged.slug, kept.slug)
    return plan


@dataclass(frozen=True)
class _Relation:
    """A foreign key that points at the noun, be it of a record or of the table behind a many-to-many field."""

    model: type[models.Model]
    field: models.ForeignKey[Any, Any]

    def of(self, record: Mergeable) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field.name: record.pk})

    @property
    def label(self) -> str:
        """ "statements", "roles"; "articles" for the table between people and articles."""
        if not self.model._meta.auto_created:
            return self.field.remote_field.related_name or str(self.model._meta.verbose_name_plural)
        (other,) = (field for field in self.model._meta.fields if field.remote_field and field != self.field)
        return str(other.related_model._meta.verbose_name_plural)  # type: ignore[union-attr]

    def unique_beside(self) -> Iterator[list[str]]:
        """For each uniqueness rule that the foreign key is part of: the other fields of that rule."""
        rules = [list(rule) for rule in self.model._meta.unique_together]
        rules += [
            list(rule.fields) for rule in self.model._meta.constraints if isinstance(rule, models.UniqueConstraint)
        ]
        if self.field.unique:
            rules.append([self.field.name])
        for rule in rules:
            if self.field.name in rule:
                yield [name for name in rule if name != self.field.name]


def _relations_to(noun: type[Mergeable]) -> Iterator[_Relation]:
    for relation in noun._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):  # includes one-to-one, and the tables behind many-to-many
            continue
        if not issubclass(relation.related_model, HistoricalChanges):
            yield _Relation(relation.related_model, relation.field)


def _duplicates(relation: _Relation, kept: Mergeable, merged: Mergeable) -> models.QuerySet[Any]:
    """Rows of `merged` that cannot move, because `kept` has the same."""
    same = models.Q(pk__in=[])
    for others in relation.unique_beside():
        matching = relation.of(kept).filter(**{name: models.OuterRef(name) for name in others})
        same |= models.Q(models.Exists(matching))
    if issubclass(relation.model, Name):
        same |= models.Q(name=kept.name)  # the usual form of the name is no alias
    return relation.of(merged).filter(same)


def _new_name(kept: Mergeable, merged: Mergeable) -> str | None:
    """The merged record's name, where the other does not go by it yet."""
    known = {kept.name, *kept.names.values_list("name", flat=True), *merged.names.values_list("name", flat=True)}
    return None if merged.name in known else merged.name


def _refuse_impossible(kept: Mergeable, merged: Mergeable) -> None:
    if type(kept) is not type(merged):
        raise ValueError("Only two records of one kind can be merged.")
    if kept.pk == merged.pk:
        raise ValueError("A record cannot be merged with itself.")


def _script_of(name: str) -> str:
    """The script of the name's first letter, Latin where it is none of those that we tell apart."""
    for letter in filter(str.isalpha, name):
        alphabet = unicodedata.name(letter, "").split(" ")[0]
        return {
            "ARABIC": Name.Script.ARABIC,
            "CYRILLIC": Name.Script.CYRILLIC,
            "HEBREW": Name.Script.HEBREW,
            "GREEK": Name.Script.GREEK,
            "CJK": Name.Script.HAN,
        }.get(alphabet, Name.Script.LATIN)
    return Name.Script.LATIN
