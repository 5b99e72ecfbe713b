"""Stores what is proposed of a source."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from typing import Any

from django.db import transaction

from articles.intake.proposing.attribution import LONGEST
from articles.intake.proposing.drafts import Draft, drafts_of
from articles.intake.proposing.finding import Finding
from articles.intake.proposing.model_of_site import model_of_site
from articles.intake.proposing.passage import Passage, story_of
from articles.intake.proposing.published import day_published
from articles.intake.proposing.record import Record
from articles.intake.proposing.topics import TopicWords, topic_words
from articles.intake.proposing.utterances import OtherReports, Report
from articles.intake.quotes.words.lexicon import PRONOUNS
from articles.models import Proposal, Source, Topic
from articles.models.proposal import BY_HAND

BATCH = 200
MOST_PROPOSALS = 400  # several times those of the longest articles; the page of a review shows all


def propose(source: Source, record: Record | None = None, topics: TopicWords | None = None) -> int:
    """Store a proposal for each of the first MOST_PROPOSALS statements of the source, and return how many are new.

    Those that somebody has decided, edited or marked stay as they are, and nothing is proposed for their words. Those
    that nobody has touched are made anew. `record` and `topics` can be read once for several sources.
    """
    record = record or Record.read()
    passage = story_of(source)
    drafts = drafts_of(passage, record, topics or topic_words(), published_day(source), model_of_site())
    drafts = drafts[:MOST_PROPOSALS]
    speakers = {key for draft in drafts if (key := draft.speaker.key) is not None and draft.words}
    reports = OtherReports(source, speakers, published_day(source))
    rows = [
        (draft, proposal_of(draft, source, passage, reports.of(draft.speaker.key, draft.words))) for draft in drafts
    ]
    name_parts(rows)
    return store(source, rows)


def published_day(source: Source) -> datetime.date | None:
    found = day_published(source)
    return found.value.day if found is not None else None


def store(source: Source, rows: list[tuple[Draft, Proposal]]) -> int:
    with transaction.atomic():
        Source.objects.select_for_update().get(pk=source.pk)
        untouched = source.proposals.filter(state=Proposal.State.UNDECIDED, decisions=None).exclude(rule=BY_HAND)
        untouched.delete()
        taken = sorted(span for content in source.proposals.values_list("content", flat=True) for span in content)
        new = [(draft, proposal) for draft, proposal in rows if not overlap(proposal.content, taken)]
        stored = Proposal.objects.bulk_create([proposal for _, proposal in new], batch_size=BATCH)
        keys = dict(Topic.objects.values_list("slug", "pk"))
        through = Proposal.topics.through
        through.objects.bulk_create(
            [
                through(proposal_id=proposal.pk, topic_id=keys[topic.value])
                for (draft, _), proposal in zip(new, stored, strict=True)
                for topic in draft.topics
                if topic.value in keys
            ]
        )
    return len(stored)


def overlap(content: list[list[int]], taken: list[list[int]]) -> bool:
    """Whether a span shares a character with one of the others, which are in order."""
    for start, end in content:
        first = bisect_right(taken, start, key=lambda span: span[1])
        if first < len(taken) and taken[first][0] < end:
            return True
    return False


def proposal_of(draft: Draft, source: Source, passage: Passage, report: Finding[Report] | None) -> Proposal:
    statement, speaker = draft.statement, draft.speaker
    content = [passage.in_source(span) for span in draft.content]
    side = None if of_office_or_body(draft) else speaker.party
    return Proposal(
        source=source,
        order=content[0][0],
        content=content,
        mention=passage.in_source(statement.mention) if statement.mention else None,
        cue=passage.in_source(statement.cue) if statement.cue else None,
        kind=statement.kind,
        rule=statement.rule,
        confidence=statement.confidence,
        words=draft.words,
        attribution=draft.attribution or unknown_name(draft),
        speaker_id=speaker.person.value if speaker.person else None,
        role=value_of(draft.role),
        organisation=value_of(speaker.organisation),
        party=value_of(side),
        channel=draft.channel.value if draft.channel else Proposal._meta.get_field("channel").default,
        medium=draft.medium.value if draft.medium else "",
        said_on=draft.day.value.day if draft.day else None,
        said_precision=draft.day.value.precision if draft.day else "day",
        venue=value_of(draft.venue),
        round=value_of(draft.round),
        utterance_id=report.value.utterance if report else None,
        candidates=speaker.candidates,
        reasons=reasons_of(draft, side, report),
    )


def of_office_or_body(draft: Draft) -> bool:
    """Whether the statement has its party from elsewhere, as `PARTY_PATHS` says."""
    role, body = value_of(draft.role), value_of(draft.speaker.organisation)
    return bool((role and role.party_id) or (body and body.party_id))


def unknown_name(draft: Draft) -> str:
    """Who speaks, as the text names them elsewhere, if no known speaker does."""
    name = draft.statement.speaker or ""
    return "" if draft.speaker.key is not None or name.casefold() in PRONOUNS else name[:LONGEST]


def value_of(finding: Finding[Any] | None) -> Any:
    return finding.value if finding is not None else None


def reasons_of(draft: Draft, side: Finding[Any] | None, report: Finding[Report] | None) -> dict[str, Any]:
    found: dict[str, Finding[Any] | None] = {
        "speaker": draft.speaker.person,
        "organisation": draft.speaker.organisation,
        "party": side,
        "role": draft.role,
        "said_on": draft.day,
        "medium": draft.medium,
        "channel": draft.channel,
        "venue": draft.venue,
        "round": draft.round,
        "utterance": report,
    }
    reasons: dict[str, Any] = {name: finding.as_json() for name, finding in found.items() if finding is not None}
    if draft.topics:
        first = draft.topics[0]
        reasons["topics"] = {
            **first.as_json(),
            "topics": [{"topic": topic.value, **topic.as_json()} for topic in draft.topics],
        }
    return reasons


def name_parts(rows: list[tuple[Draft, Proposal]]) -> None:
    """Passages of one interrupted quotation say so: the record ties them by an utterance."""
    first: dict[int, int] = {}
    for draft, proposal in rows:
        start = first.setdefault(draft.part_of, proposal.order)
        if start != proposal.order and "utterance" not in proposal.reasons:
            finding = Finding(start, "part-of-one-remark", draft.statement.confidence)
            proposal.reasons["utterance"] = {**finding.as_json(), "part_of": start}
