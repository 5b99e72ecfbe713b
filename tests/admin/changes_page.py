"""The page of changes as a reader sees it, and edits as the desk makes them."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from articles.models.versions import one_edit

CHANGES = "/about/changes/"


def told(address: str = CHANGES) -> str:
    """The text of the page as a reader gets it, without tags."""
    page = Client().get(address)
    assert page.status_code == 200
    main = page.text[page.text.index("<main") : page.text.index("</main>")]
    return " ".join(re.sub("<[^>]+>", " ", main).split())


def form_of(record: Any) -> str:
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/change/"


def save(record: Any, reason: str = "Misread.", **values: Any) -> None:
    """Stores the values as the desk does."""
    with one_edit(None, reason):
        for name, value in values.items():
            setattr(record, name, value)
        record.save()
