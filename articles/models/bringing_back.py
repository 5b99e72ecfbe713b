"""Brings a deleted record back from the trash with its whole tree: an article as a draft."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from articles.models.article import Article
from articles.models.base import Slugged
from articles.models.corrected_edits import note_return
from articles.models.deleted_record import DeletedRecord
from articles.models.redirect import Redirect
from articles.models.slugs import unused_slug
from articles.models.trees import Row, ends_of, instance_of, row_of
from articles.models.versions import one_edit


class CannotBringBack(ValueError):
    """The record cannot come back. The message tells an editor why."""


@transaction.atomic
def bring_back(key: int, editor: Any) -> tuple[Any, list[str]]:
    """Stores what was deleted, and empties its place in the trash.

    Returns the record, and what is not as it was, in sentences. Raises CannotBringBack and DeletedRecord.DoesNotExist.
    """
    deleted = DeletedRecord.objects.select_for_update().get(pk=key)
    rows = [instance_of(row) for row in deleted.tree["rows"]]
    returning = {(type(row), row.pk) for row in rows}
    notes: list[str] = []
    dangling: list[Any] = []
    with one_edit(editor, _("Brought back from the trash.")):
        for row in rows:
            if _find_references(row, returning, notes):
                _store(row, notes)
            else:
                dangling.append(row)
        links = [link for link in deleted.tree["links"] if not _set_link(link)]
        note_return(rows[0])
    deleted.delete()
    if dangling or links:
        _leave_in_the_trash(dangling, links)
    return rows[0], notes


def _set_link(link: Row) -> bool:
    """Returns False if the record that has the column does not exist. A column that was filled meanwhile stays."""
    model: Any = apps.get_model(link["model"])
    records = model._base_manager.filter(pk=link["key"])
    records.filter(**{f"{link['column']}__isnull": True}).update(**{link["column"]: link["value"]})
    return bool(records.exists())


def _leave_in_the_trash(rows: list[Any], links: list[Row]) -> None:
    """Adds rows and links to whatever in the trash has their other end, so that they come back with it."""
    for deleted in DeletedRecord.objects.iterator(chunk_size=50):
        held = {(row["model"], row["values"]["id"]): row for row in deleted.tree["rows"]}
        added = [row_of(row) for row in rows if not held.keys().isdisjoint(ends_of(row))]
        linked = [link for link in links if (link["model"], link["key"]) in held]
        for link in linked:
            held[link["model"], link["key"]]["values"][link["column"]] = link["value"]
        if added or linked:
            deleted.tree["rows"] += added
            deleted.save(update_fields=["tree"])


def _find_references(row: Any, returning: set[Any], notes: list[str]) -> bool:
    """Leads each foreign key to a record that exists. Returns False for a link whose other end does not exist."""
    for field in row._meta.concrete_fields:
        key = getattr(row, field.attname)
        if not isinstance(field, models.ForeignKey) or key is None or (field.related_model, key) in returning:
            continue
        found = successor(field.related_model, key)
        if found is None and row._meta.auto_created:
            return False
        if found is None and not field.null:
            facts = {"record": row, "field": field.verbose_name}
            raise CannotBringBack(_("“%(record)s” needs its %(field)s, which no longer exists.") % facts)
        if found is None:
            facts = {"record": row, "field": field.verbose_name}
            notes.append(_("“%(record)s” came back without its %(field)s, which no longer exists.") % facts)
        setattr(row, field.attname, found)
    return True


def successor(model: Any, key: int) -> int | None:
    """The primary key, if the record exists; that of the record which it was merged into; else None."""
    if model._base_manager.filter(pk=key).exists():
        return key
    last = model.history.filter(id=key).first() if hasattr(model, "history") else None
    slug = getattr(last, "slug", "")
    present = Redirect.objects.resolve(model._meta.model_name, [slug]).get(slug)
    successor: int | None = (
        model._base_manager.filter(slug=present).values_list("pk", flat=True).first() if present else None
    )
    return successor


def _store(row: Any, notes: list[str]) -> None:
    if type(row)._base_manager.filter(pk=row.pk).exists():
        raise CannotBringBack(_("“%(record)s” is there already.") % {"record": row})
    if row._meta.auto_created:
        type(row)._base_manager.bulk_create([row], ignore_conflicts=True)  # two that it linked may be one by now
        return
    if isinstance(row, Article):
        row.status = Article.Status.DRAFT
    if isinstance(row, Slugged):
        _free_slug(row, notes)
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        facts = {"record": row, "message": " ".join(error.messages)}
        raise CannotBringBack(_("“%(record)s” cannot come back. %(message)s") % facts) from None
    row.save(force_insert=True)


def _free_slug(row: Any, notes: list[str]) -> None:
    """Gives the record another slug if its own has been taken meanwhile."""
    wanted, row.slug = row.slug, unused_slug(type(row), row.slug)
    if row.slug != wanted:
        notes.append(_("Its address is now “%(slug)s”, because another record has the old one.") % {"slug": row.slug})
