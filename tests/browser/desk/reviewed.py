"""A source with six statements as the intake leaves it: a report of our own, in the manner of an agency."""

from __future__ import annotations

from typing import Any

from articles.models import Person, Proposal, Role, Source, Topic, Venue

HEADLINE = "Ministers part in Vienna without a date"
STORY = (
    "VIENNA — The American and the Russian minister left Vienna on Saturday without a date for new talks.",
    "“We will not impose a solution,” Secretary of State John Kerry told reporters. “There is a way to end this war.”",
    "Kerry said both sides had agreed on a timetable of six months, with an election at its end.",
    "“We have no illusions,” said the Russian foreign minister, Sergei Lavrov, and spoke of “many hard weeks”.",
    "Lavrov added that no other country might decide for the Syrians.",
)
CAPTION = "More from this section"
TEXT = "\n\n".join((HEADLINE, *STORY, CAPTION))


def _span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def make_source() -> Source:
    """Its six proposals: four speakers are chosen already, two paraphrases are to be written."""
    kerry, lavrov = (Person.objects.get(slug=slug) for slug in ("john-kerry", "sergei-lavrov"))
    kinds = ["headline", *["paragraph"] * len(STORY), "other"]
    source = Source.objects.create(
        address="https://vice.example/ministers-part-in-vienna",
        read_from="html",
        digest="5" * 64,
        blocks=[
            {"kind": kind, "text": text, "story": text != CAPTION}
            for kind, text in zip(kinds, (HEADLINE, *STORY, CAPTION), strict=True)
        ],
        facts={
            name: [{"value": value, "where": "JSON-LD"}]
            for name, value in {
                "headline": HEADLINE,
                "outlet": "VICE News",
                "published": "2015-11-14",
                "language": "en",
            }.items()
        },
    )
    both = [
        {"person": kerry.pk, "name": kerry.name, "why": "named in the same sentence"},
        {"person": lavrov.pk, "name": lavrov.name, "why": "speaks in the next one"},
    ]
    by_kerry: dict[str, Any] = {"speaker": kerry, "attribution": "Secretary of State John Kerry"}
    _propose(source, "We will not impose a solution", candidates=both, **by_kerry)
    _propose(source, "There is a way to end this war.", candidates=both, **by_kerry)
    _propose(
        source,
        "both sides had agreed on a timetable of six months",
        kind="paraphrase",
        candidates=both,
        attribution="Kerry",
    )
    by_lavrov: dict[str, Any] = {"speaker": lavrov, "attribution": "the Russian foreign minister, Sergei Lavrov"}
    _propose(source, "We have no illusions", candidates=both[::-1], **by_lavrov)
    _propose(source, "many hard weeks", kind="partial", confidence=0.82, candidates=both[::-1], **by_lavrov)
    _propose(
        source,
        "no other country might decide for the Syrians",
        kind="paraphrase",
        confidence=0.71,
        candidates=both[::-1],
        speaker=lavrov,
        attribution="Lavrov",
    )
    return source


def _propose(source: Source, words: str, kind: str = "quotation", **values: Any) -> None:
    speaker = values.get("speaker")
    proposal = Proposal.objects.create(
        source=source,
        order=source.proposals.count() + 1,
        content=[_span(words)],
        mention=_span(values["attribution"]),
        kind=kind,
        words="" if kind == "paraphrase" else words,
        role=Role.objects.filter(person=speaker).order_by("pk").first() if speaker else None,
        said_on="2015-11-14",
        venue=Venue.objects.get(slug="vienna"),
        **{
            "rule": "cue",
            "confidence": 0.96,
            "reasons": {"said_on": {"rule": "on Saturday", "confidence": 0.93}},
            **values,
        },
    )
    proposal.topics.set(Topic.objects.filter(slug="prospects-of-the-talks"))
