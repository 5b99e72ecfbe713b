"""What the page of the intake says: the names of facts, where they were found, what an item repeats."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.addresses import change_address
from articles.intake.seen_before import Seen
from articles.models import IntakeItem, Source
from articles.models.base import spell_date
from articles.models.intake_item import MOST_ATTEMPTS

FACTS = {
    "headline": gettext_lazy("headline"),
    "outlet": gettext_lazy("outlet"),
    "agency": gettext_lazy("agency"),
    "author": gettext_lazy("author"),
    "published": gettext_lazy("published"),
    "language": gettext_lazy("language"),
    "address": gettext_lazy("address"),
}
PLACES = {
    "json-ld": gettext_lazy("JSON-LD"),
    "meta": gettext_lazy("metadata of the page"),
    "title": gettext_lazy("title of the page"),
    "h1": gettext_lazy("headline of the page"),
    "time": gettext_lazy("time stamp of the page"),
    "byline": gettext_lazy("byline"),
    "dateline": gettext_lazy("dateline"),
    "credit": gettext_lazy("credit"),
    "canonical": gettext_lazy("canonical address"),
    "address": gettext_lazy("address"),
    "html": gettext_lazy("declaration of the page"),
    "header": gettext_lazy("header of the e-mail"),
    "pdf": gettext_lazy("properties of the PDF"),
    "first line": gettext_lazy("first line"),
    "text": gettext_lazy("text"),
}


def found_facts(source: Source) -> Iterator[dict[str, Any]]:
    """Every fact with its values; "" stands for one that the page does not say."""
    for name in Source.FACTS:
        values = [
            {
                "value": spell_day(each["value"]) if name == "published" else each["value"],
                "where": PLACES.get(each["where"]),
            }
            for each in source.facts.get(name, [])
        ]
        yield {"label": FACTS[name], "values": values}


def spell_day(day: str) -> str:
    try:
        return spell_date(datetime.date.fromisoformat(day), "day")
    except ValueError:
        return day


def seen_sentence(seen: Seen) -> str:
    facts = {"percent": seen.percent, "what": what_was_seen(seen)}
    if seen.percent is None:
        return _("The same address: %(what)s") % facts
    return _("%(percent)s %% of this stands in %(what)s") % facts


def what_was_seen(seen: Seen) -> str:
    """ "Envoys meet, Naharnet, 15 January 2014"."""
    if seen.article is not None:
        parts = [seen.article.headline, seen.article.outlet.name, seen.article.spelled_published]
    else:
        source = seen.source or Source()
        parts = [str(source), source.fact("outlet"), spell_day(source.fact("published"))]
    return ", ".join(part for part in parts if part)


def address_of(seen: Seen) -> str:
    """The page of what was seen before, at the desk."""
    record = seen.article or getattr(seen.source, "item", None)
    return change_address(record) if record else ""


def review_address(item: IntakeItem) -> str:
    """The page on which the proposals for a source are decided; "" if there is none."""
    return reverse("admin:articles_source_review", args=[item.source_id]) if item.source_id else ""


def state_sentence(item: Any) -> str:
    """The state; of an item that is read, how much has been decided."""
    if item.state == IntakeItem.State.WAITING and item.attempts:
        facts = {"next": item.attempts + 1, "most": MOST_ATTEMPTS}
        return _("waiting (try %(next)s of %(most)s)") % facts
    if item.state == IntakeItem.State.READ and item.decided:
        return _("partly decided: %(decided)s of %(all)s") % {"decided": item.decided, "all": item.proposed}
    return str(item.get_state_display())
