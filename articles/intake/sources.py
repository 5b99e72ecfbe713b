"""A document that has been read becomes a source, with its digest and its sketch."""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.db.models import Q

from articles.checks.addresses import site
from articles.intake.sketch import sketch
from articles.models import Article, Outlet, Proposal, Source, SourceShingle

LONGEST_ADDRESS = 1000


def store(document: dict[str, Any], *, read_from: str, address: str) -> Source:
    facts = document["facts"]
    found = (facts.get("address") or [{"value": ""}])[0]["value"]
    source = Source(address=(found or address)[:LONGEST_ADDRESS], read_from=read_from)
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


def forget_when_published(sender: type[Article], instance: Article, **of_signal: Any) -> None:
    if instance.is_published:
        forget_published()


def forget_published() -> None:
    """Keeps of the sources of published articles what INTAKE_KEEP says: with "digest" no word of them."""
    if settings.INTAKE_KEEP != "digest":
        return
    published = Source.objects.filter(article__status=Article.Status.PUBLISHED).exclude(blocks=[], facts={})
    keys = list(published.values_list("pk", flat=True))
    if keys:
        undecided = Q(statement=None) & ~Q(words="", paraphrase="", attribution="")
        Proposal.objects.filter(undecided, source__in=keys).update(words="", paraphrase="", attribution="")
        Source.objects.filter(pk__in=keys).update(blocks=[], facts={})


def _known_outlet(address: str) -> str:
    """The name of the outlet whose home page is on the site of the address; "" if there is none, or several."""
    own = site(address)
    pages = Outlet.objects.exclude(homepage="").values_list("name", "homepage") if own else ()
    names = [name for name, homepage in pages if site(homepage) == own]
    return names[0] if len(names) == 1 else ""
