"""Merging two records of one kind that turn out to be the same person, place, outlet, organisation, round or topic.

`plan_merge` counts what would move, `merge` moves it. Both ask Django for every relation that points at the model, so
that a relation added later is included.

Rows are moved with `UPDATE` instead of being saved one by one, so that 100,000 statements move in seconds; the triggers
inform the search index. The history of a moved statement therefore shows the new speaker only from its next edit on,
while the histories of both records show the merge. Earlier versions are not changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from simple_history.models import HistoricalChanges

from articles.models.base import Name
from articles.models.corrected_edits import note_merge
from articles.models.equal_roles import equal_roles
from articles.models.naming import script_of
from articles.models.organisation import Organisation
from articles.models.outlet import Outlet
from articles.models.person import Person, Role
from articles.models.redirect import Redirect
from articles.models.round import Round
from articles.models.told_fields import is_told
from articles.models.topic import Topic
from articles.models.venue import Venue

Mergeable = Person | Venue | Outlet | Organisation | Round | Topic


class CannotMerge(ValueError):
    """The two records cannot be merged. The message tells an editor why."""


@dataclass(frozen=True)
class Move:
    """The rows of one relation that go from the merged record to the one that is kept."""

    label: str
    moving: int
    # Rows of which the record that is kept has the same, such as a name or an article: these are deleted.
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
        """The slug that will redirect; "" for a noun without public pages."""
        return self.merged.slug if has_address(self.merged) else ""

    @property
    def lost_texts(self) -> list[str]:
        """The texts of `merged` that nobody would see any more."""
        texts = [getattr(self.merged, name, "") for name in ("description", "outcome")]
        return [text for text in texts if text]


def has_address(record: models.Model) -> bool:
    return record._meta.model_name in Redirect.Noun.values


def plan_merge(kept: Mergeable, merged: Mergeable) -> MergePlan:
    """Says what a merge would do, and changes nothing. Raises CannotMerge."""
    _check(kept, merged)
    moves = []
    for relation in _relations_to(type(kept)):
        duplicates = _duplicates(relation, kept, merged).count()
        moving = relation.of(merged).count() - duplicates
        if moving or duplicates:
            moves.append(Move(relation.label, moving, duplicates))
    return MergePlan(kept, merged, moves, _new_name(kept, merged))


@transaction.atomic
def merge(kept: Mergeable, merged: Mergeable) -> MergePlan:
    """Moves everything from `merged` to `kept`, deletes `merged` and redirects its address. Raises CannotMerge."""
    _check(kept, merged)
    model = type(kept)
    # On PostgreSQL this keeps others from adding a statement to either record meanwhile; SQLite has one writer anyway.
    locked = {
        row.pk: row for row in model.objects.select_for_update().order_by("pk").filter(pk__in=[kept.pk, merged.pk])
    }
    if len(locked) < 2:
        raise CannotMerge(_("One of the two records no longer exists."))
    kept, merged = locked[kept.pk], locked[merged.pk]
    plan = plan_merge(kept, merged)
    was_told = is_told(merged)

    if isinstance(kept, Person) and isinstance(merged, Person):
        for role, same in equal_roles(kept, merged):
            for relation in _relations_to(Role):
                relation.of(role).update(**{relation.field.name: same})
    for relation in _relations_to(model):
        _duplicates(relation, kept, merged).delete()
        relation.of(merged).update(**{relation.field.name: kept})
    if plan.new_name and isinstance(kept, Person | Venue):
        kept.names.create(name=plan.new_name, script=script_of(plan.new_name), note=_("From a merged record."))

    note_merge(kept, merged, was_told)
    merged._change_reason = _reason(_("Merged into %(slug)s") % {"slug": kept.slug})  # type: ignore[union-attr]
    merged.delete()
    kept._change_reason = _reason(_("Merged %(slug)s into this") % {"slug": merged.slug})  # type: ignore[union-attr]
    kept.save()
    if has_address(kept):
        Redirect.objects.redirect(str(model._meta.model_name), merged.slug, kept.slug)
    return plan


def _reason(text: str) -> str:
    return text[:100]  # what the column holds


@dataclass(frozen=True)
class _Relation:
    """A foreign key to the model, either of another model or of the table behind a many-to-many field."""

    model: type[models.Model]
    field: models.ForeignKey[Any, Any]

    def of(self, record: Mergeable | Role) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field.name: record.pk})

    @property
    def label(self) -> str:
        """What the rows are called: "statements", "roles"; "articles" for the table between people and articles.

        If a model refers to the record in several fields, the field is named, too: "articles (agency)".
        """
        fields = [one for one in self.model._meta.fields if one.related_model is self.field.related_model]
        if not self.model._meta.auto_created and len(fields) > 1:
            facts = {"records": self.model._meta.verbose_name_plural, "field": self.field.verbose_name}
            return _("%(records)s (%(field)s)") % facts
        if not self.model._meta.auto_created:
            return str(self.model._meta.verbose_name_plural)
        (other,) = (field for field in self.model._meta.fields if field.remote_field and field != self.field)
        return str(other.related_model._meta.verbose_name_plural)  # type: ignore[union-attr]

    def unique_beside(self) -> Iterator[list[str]]:
        """For each uniqueness rule that includes the foreign key: the other fields of that rule."""
        rules = [list(rule) for rule in self.model._meta.unique_together]
        rules += [
            list(rule.fields) for rule in self.model._meta.constraints if isinstance(rule, models.UniqueConstraint)
        ]
        if self.field.unique:
            rules.append([self.field.name])
        for rule in rules:
            if self.field.name in rule:
                yield [name for name in rule if name != self.field.name]


def _relations_to(model: type[Mergeable | Role]) -> Iterator[_Relation]:
    for relation in model._meta.get_fields(include_hidden=True):
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
        same |= models.Q(name=kept.name)  # the usual name is not listed among the other names
    if issubclass(relation.model, Role) and isinstance(kept, Person) and isinstance(merged, Person):
        same |= models.Q(pk__in=[role.pk for role, _same in equal_roles(kept, merged)])
    return relation.of(merged).filter(same)


def _new_name(kept: Mergeable, merged: Mergeable) -> str | None:
    """The name of `merged`, unless it is already a name of either record, or the noun has no other names."""
    if not (isinstance(kept, Person | Venue) and isinstance(merged, Person | Venue)):
        return None
    known = {kept.name, *kept.names.values_list("name", flat=True), *merged.names.values_list("name", flat=True)}
    return None if merged.name in known else merged.name


def _check(kept: Mergeable, merged: Mergeable) -> None:
    if type(kept) is not type(merged):
        raise CannotMerge(_("Only two records of one kind can be merged."))
    if kept.pk == merged.pk:
        raise CannotMerge(_("A record cannot be merged with itself."))
