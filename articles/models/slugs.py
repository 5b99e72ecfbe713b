"""Slugs for records that are made one at a time. For tables, see exchange/tables/slugs.py."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.db import models
from django.utils.text import slugify

LONGEST = 110  # leaves room for a number
# Model -> slugs that no record may have, because their address is that of another page.
SLUGS_OF_PAGES = {"article": frozenset({"map", "timeline"})}


def slugs_of_pages(model: type[models.Model]) -> frozenset[str]:
    return SLUGS_OF_PAGES.get(str(model._meta.model_name), frozenset())


def free_slug(model: type[models.Model], name: str, besides: int | None = None) -> str:
    """A slug made of the name, with a number if another record than the one with the key `besides` has it.

    A name without Latin letters and digits gives the name of the model.
    """
    wanted = slugify(name)[:LONGEST].strip("-_") or str(model._meta.model_name)
    return unused_slug(model, wanted, besides)


def unused_slug(model: Any, wanted: str, besides: int | None = None) -> str:
    """The slug itself, or with a number if a page has it, or another record than the one with the key `besides`."""
    beginning = wanted[:LONGEST]
    records = model._base_manager.exclude(pk=besides)
    taken = slugs_of_pages(model) | set(records.filter(slug__startswith=beginning).values_list("slug", flat=True))
    numbered = (f"{beginning}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
