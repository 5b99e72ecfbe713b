"""Slugs: how records are found by them, and how new records get theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.exchange.tables.draft import Draft
from articles.exchange.tables.seen import Seen
from articles.models import Redirect
from articles.models.slugs import slugs_of_pages

LONGEST = 120
SLUG = re.compile(f"(?!-)[-a-zA-Z0-9_]{{1,{LONGEST}}}")


def records_by_slug(model: type[models.Model], slugs: Iterable[str], only: Sequence[str] = ()) -> dict[str, Any]:
    """The records with these slugs, by slug and by old slug. With `only`, no other fields of theirs are read."""
    wanted = {slug for slug in slugs if slug}
    moved = Redirect.objects.resolve(str(model._meta.model_name), wanted)
    found = model._default_manager.filter(slug__in={*wanted, *moved.values()}).only(*only)
    by_slug = {one.slug: one for one in found}  # type: ignore[attr-defined]
    return by_slug | {old: by_slug[new] for old, new in moved.items() if old not in by_slug and new in by_slug}


def make_slug(name: str) -> str:
    """The slug of a name; "" if it has no Latin letter and no digit."""
    return slugify(name)[:LONGEST].strip("-_")


class SlugMaker:
    """Makes slugs that no record, no old address and no other row has."""

    def __init__(self, model: type[models.Model], seen: Seen) -> None:
        self._model = model
        self._seen = seen
        self._next: dict[str, int] = {}  # for slugs that had to be numbered, the next number

    def complete(self, drafts: Iterable[Draft], name: str) -> None:
        """Checks the slugs of new records, and makes those that are missing from this field of theirs."""
        nameless = []
        for draft in drafts:
            record = draft.record
            if not draft.is_new or draft.refusals:
                continue
            if record.slug and not SLUG.fullmatch(record.slug):
                draft.refuse(
                    "id",
                    _("An id has at most 120 Latin letters, digits and hyphens, and does not begin with a hyphen."),
                )
            elif record.slug in slugs_of_pages(self._model):
                draft.refuse("id", _("This is the address of another page."))
            elif not record.slug:
                record.slug = make_slug(getattr(record, name))
                if record.slug:
                    nameless.append(record)
                else:
                    draft.refuse("id", _("There are no Latin letters to make an id from. Enter an id."))
        for record, slug in zip(nameless, self.free([record.slug for record in nameless]), strict=True):
            record.slug = slug

    def free(self, wanted: Sequence[str]) -> list[str]:
        """For each wanted slug, it or it with a number."""
        found = [""] * len(wanted)
        given: set[str] = set()
        waiting = list(range(len(wanted)))
        while waiting:
            candidates = {place: self._candidate(wanted[place], given) for place in waiting}
            taken = self._taken(set(candidates.values()))
            for place, slug in candidates.items():
                if slug not in taken:
                    found[place] = slug
            waiting = [place for place in waiting if not found[place]]
        return found

    def _candidate(self, slug: str, given: set[str]) -> str:
        """The slug if it has not been tried yet, else with the next number that has not."""
        number = self._next.get(slug, 1)
        while (candidate := _numbered(slug, number)) in given:
            number += 1
        given.add(candidate)
        if number > 1:
            self._next[slug] = number + 1
        return candidate

    def _taken(self, slugs: set[str]) -> set[str]:
        stored = set(self._model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True))
        old = set(Redirect.objects.resolve(str(self._model._meta.model_name), slugs))
        return (
            stored
            | slugs_of_pages(self._model)
            | old
            | {key.removeprefix("slug ") for key in self._seen.known(f"slug {slug}" for slug in slugs)}
        )


def _numbered(slug: str, number: int) -> str:
    return slug if number == 1 else f"{slug[: LONGEST - 8]}-{number}"
