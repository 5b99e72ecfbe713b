"""Items of the intake, as they are after reading, and their addresses at the desk."""

from __future__ import annotations

from typing import Any

from articles.models import IntakeItem, Source

LIST = "/admin/articles/intakeitem/"


def page_of(item: IntakeItem) -> str:
    return f"{LIST}{item.pk}/change/"


def a_source(text: str = "Some words.", **facts: Any) -> Source:
    return Source.objects.create(
        read_from="html", blocks=[{"kind": "paragraph", "text": text, "story": True}], facts=facts, digest="0" * 64
    )


def a_read_item(text: str = "Some words.", **facts: Any) -> IntakeItem:
    return IntakeItem.objects.create(
        name="page.html", format="html", state=IntakeItem.State.READ, source=a_source(text, **facts)
    )
