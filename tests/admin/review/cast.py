"""A source of our own, with six proposals, as the intake leaves them for an editor."""

from __future__ import annotations

from typing import Any

from articles.models import Person, Proposal, Source

HEADLINE = "Envoy Quill opens talks in Zenda"
BLOCKS = [
    ("headline", HEADLINE, True),
    ("paragraph", "“We shall see an end to this war,” Ada Quill told reporters in Zenda on Friday.", True),
    ("paragraph", "The envoy called the plan “a first step” and said that nobody would leave early.", True),
    ("paragraph", "“Nothing is decided yet. <b>Nothing</b> & nobody,” she added.", True),
    ("paragraph", "Rudolf Rassendyll, the king's spokesman, said: “The palace welcomes the talks.”", True),
    ("paragraph", "The opposition rejected the so-called “peace”.", True),
    ("caption", "Subscribe to our newsletter.", False),
]
TEXT = "\n\n".join(text for _kind, text, _story in BLOCKS)


def make_source(**values: Any) -> Source:
    blocks = [{"kind": kind, "text": text, "story": story} for kind, text, story in BLOCKS]
    facts = {
        "headline": [{"value": HEADLINE, "where": "h1"}],
        "outlet": [{"value": "The Courier", "where": "JSON-LD"}],
        "published": [{"value": "2015-05-01", "where": "JSON-LD"}],
        "language": [{"value": "en", "where": "html"}],
    }
    address = "https://courier.example/quill-opens-talks"
    return Source.objects.create(
        **{"blocks": blocks, "facts": facts, "address": address, "read_from": "html", "digest": "0" * 64, **values}
    )


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def propose(source: Source, words: str, **values: Any) -> Proposal:
    """A proposal whose content is the stretch of these words."""
    kind = values.pop("kind", "quotation")
    return Proposal.objects.create(
        source=source,
        order=source.proposals.count() + 1,
        content=[span(words)],
        kind=kind,
        words="" if kind == "paraphrase" else words,
        **{"rule": "cue", "confidence": 0.9, **values},
    )


def propose_six(source: Source, ada: Person) -> list[Proposal]:
    """Two by Ada, whose speaker is chosen; one by "she"; a paraphrase; one by somebody not known; scare quotes."""
    known = [{"person": ada.pk, "name": ada.name, "why": "subject of “told”"}]
    unknown = [
        {"person": None, "name": "Rudolf Rassendyll", "why": "before “said”"},
        {"person": ada.pk, "name": ada.name, "why": "last speaker"},
    ]
    by_ada: dict[str, Any] = {"speaker": ada, "candidates": known}
    envoy = {"mention": span("The envoy"), "attribution": "The envoy"}
    return [
        propose(
            source,
            "We shall see an end to this war",
            **by_ada,
            confidence=0.98,
            mention=span("Ada Quill"),
            attribution="Ada Quill",
            reasons={"speaker": {"rule": "subject of the cue", "confidence": 0.97}},
        ),
        propose(source, "a first step", kind="partial", candidates=known, confidence=0.85, **envoy),
        propose(source, "nobody would leave early", kind="paraphrase", candidates=known, confidence=0.7, **envoy),
        propose(source, "Nothing is decided yet. <b>Nothing</b> & nobody", **by_ada, confidence=0.96),
        propose(
            source,
            "The palace welcomes the talks",
            candidates=unknown,
            mention=span("Rudolf Rassendyll"),
            attribution="Rudolf Rassendyll, the king's spokesman",
        ),
        propose(source, "peace", kind="partial", confidence=0.3),
    ]
