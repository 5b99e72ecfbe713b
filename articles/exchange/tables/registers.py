"""Finds records by their slug or by any of their names. Each noun is read once for a table."""

from __future__ import annotations

import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext as _

from articles.exchange.tables.rows import CellRefused
from articles.models import Redirect, Role
from articles.spelling import spell_list

MOST_CANDIDATES = 10


def fold(name: str) -> str:
    """The name without what two spellings of it may differ in: case, spaces, composed or decomposed letters."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class Register:
    """The records of one noun by slug, by old slug, by usual name and by other names, in this order of precedence."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        self._name = "text" if not _has_field(model, "name") else "name"
        self._slugs: dict[int, str] = {}
        usual: list[tuple[str, int]] = []
        for key, slug, name in model._default_manager.order_by().values_list("pk", "slug", self._name):
            self._slugs[key] = slug
            usual.append((name, key))
        self._usual, self._other = _by_name(usual), _by_name(self._other_names())
        self._known: dict[str, list[int]] = {}  # texts that have been looked up, with what they may stand for

    def find(self, text: str, current: Collection[int | None] = ()) -> int:
        """The primary key of the record. Of several candidates, one that is `current` is meant. Raises CellRefused."""
        keys = self.find_all(text, current)
        if len(keys) == 1:
            return keys[0]
        return self._refuse(text, keys)

    def has(self, text: str) -> bool:
        return bool(self._known.get(text) or self._candidates(text))

    def find_all(self, text: str, current: Collection[int | None] = ()) -> list[int]:
        """Like `find`, but of several candidates all those that are `current` are meant."""
        keys = self._known.get(text)
        if keys is None:
            keys = self._candidates(text)
            if not keys:
                noun = self._model._meta.verbose_name_plural
                raise CellRefused(_("There is no “%(text)s” among the %(nouns)s.") % {"text": text[:80], "nouns": noun})
            self._known[text] = keys
        if len(keys) == 1:
            return keys
        return [key for key in keys if key in current] or self._refuse(text, keys)

    def _refuse(self, text: str, keys: Iterable[int]) -> Any:
        candidates = sorted(self._slugs[key] for key in keys)[:MOST_CANDIDATES]
        message = _("“%(text)s” may be each of these %(nouns)s: %(candidates)s. Enter one of these ids instead.")
        nouns = self._model._meta.verbose_name_plural
        raise CellRefused(message % {"text": text[:80], "nouns": nouns, "candidates": spell_list(candidates)})

    def _candidates(self, text: str) -> list[int]:
        slug = text.strip()
        if found := self._by_slug.get(slug) or self._by_slug.get(self._old_slugs.get(slug, "")):
            return [found]
        name = fold(text)
        return self._usual.get(name) or self._other.get(name) or []

    @cached_property
    def _by_slug(self) -> dict[str, int]:
        return {slug: key for key, slug in self._slugs.items()}

    @cached_property
    def _old_slugs(self) -> dict[str, str]:
        moved = Redirect.objects.filter(noun=self._model._meta.model_name)
        return dict(moved.values_list("old_slug", "new_slug"))

    def _other_names(self) -> Iterable[tuple[str, int]]:
        if not _has_field(self._model, "names"):
            return []
        named = self._model._default_manager.filter(names__isnull=False).order_by()
        return named.values_list("names__name", "pk")


def _has_field(model: type[models.Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())


def _by_name(names: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for name, key in names:
        if key not in found[fold(name)]:
            found[fold(name)].append(key)
    return dict(found)


class RoleEntry(NamedTuple):
    key: int
    slug: str
    title: str
    person: int
    organisation: int | None
    party: int | None
    started: datetime.date | None
    ended: datetime.date | None

    def covers(self, day: datetime.date) -> bool:
        return (self.started is None or self.started <= day) and (self.ended is None or day <= self.ended)


class RoleRegister:
    """The roles of people, by slug and by title."""

    def __init__(self) -> None:
        rows = Role.objects.order_by("slug").values_list(
            "pk", "slug", "title", "person", "organisation", "party", "started", "ended"
        )
        self.by_key = {row[0]: RoleEntry(*row) for row in rows}
        self._by_slug = {role.slug: role for role in self.by_key.values()}
        self._by_title: dict[tuple[int, str], list[RoleEntry]] = defaultdict(list)
        for role in self.by_key.values():
            self._by_title[role.person, fold(role.title)].append(role)

    def with_slug(self, slug: str) -> RoleEntry:
        try:
            return self._by_slug[slug]
        except KeyError:
            raise CellRefused(_("There is no role “%(slug)s”.") % {"slug": slug[:80]}) from None

    def of_person(self, person: int | None, title: str, day: datetime.date | None, current: int | None) -> RoleEntry:
        """The person's role with this title: the current one, else the one held that day. Raises CellRefused."""
        if person is None:
            raise CellRefused(_("A role needs a speaker who holds it."))
        roles = self._by_title.get((person, fold(title)), [])
        if not roles:
            raise CellRefused(_("The speaker has no role “%(title)s”.") % {"title": title[:80]})
        held = [role for role in roles if day and role.covers(day)]
        chosen = [role for role in roles if role.key == current] or (held if len(held) == 1 else roles)
        if len(chosen) == 1:
            return chosen[0]
        message = _("The speaker has had this role more than once. Enter one of these as role_id: %(candidates)s.")
        raise CellRefused(message % {"candidates": spell_list(role.slug for role in chosen[:MOST_CANDIDATES])})


class Registers:
    """The registers of all nouns, each made when it is first used."""

    def __init__(self) -> None:
        self._made: dict[type[models.Model], Register] = {}

    def of(self, model: type[models.Model]) -> Register:
        if model not in self._made:
            self._made[model] = Register(model)
        return self._made[model]

    @cached_property
    def roles(self) -> RoleRegister:
        return RoleRegister()

    @cached_property
    def party_of_organisation(self) -> dict[int, int]:
        from articles.models import Organisation

        return dict(Organisation.objects.exclude(party=None).values_list("pk", "party"))
