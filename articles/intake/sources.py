"""A document that has been read becomes a source, with its digest and its sketch."""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from articles.checks.addresses import site, without_tracking
from articles.intake.sketch import sketch
from articles.models import Outlet, Source, SourceShingle

LONGEST_ADDRESS = 1000


def store(document: dict[str, Any], *, read_from: str, address: str) -> Source:
    facts = document["facts"]
    found = (facts.get("address") or [{"value": ""}])[0]["value"]
    source = Source(address=without_tracking(found or address)[:LONGEST_ADDRESS], read_from=read_from)
    source.blocks, source.facts = document["blocks"], facts
    if outlet := _known_outlet(source.address or address):
        others = [one for one in facts.get("outlet", []) if one["value"] != outlet]
        facts["outlet"] = [{"value": outlet, "where": "address"}, *others]
    text = source.text
    source.digest = hashlib.sha256(text.encode()).hexdigest()
    source.save()
    story = "\n\n".join(block["text"] for block in source.blocks if block["story"])
    hashes = sketch(story or text)
    SourceShingle.objects.bulk_create([SourceShingle(source=source, hash=one) for one in hashes], batch_size=500)
    return source


def propose(source: Source) -> None:
    """Stores the proposals for the statements of a source. This is the one place that asks for them."""
    if find_spec("articles.intake.proposing"):
        import_module("articles.intake.proposing").propose(source)


def _known_outlet(address: str) -> str:
    """The name of the outlet whose home page is on the site of the address; "" if there is none, or several."""
    own = site(address)
    pages = Outlet.objects.exclude(homepage="").values_list("name", "homepage") if own else ()
    names = [name for name, homepage in pages if site(homepage) == own]
    return names[0] if len(names) == 1 else ""
