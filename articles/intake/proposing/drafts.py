"""The proposals of a text, not stored yet."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from articles.intake.proposing.attribution import printed
from articles.intake.proposing.channels import channel_of, medium_said
from articles.intake.proposing.dateline import dateline_of
from articles.intake.proposing.days import Day, day_said, is_open
from articles.intake.proposing.finding import Finding
from articles.intake.proposing.frame import Frame, Frames
from articles.intake.proposing.occasions import Occasions
from articles.intake.proposing.passage import Passage
from articles.intake.proposing.places import rounds_of, venue_said
from articles.intake.proposing.record import Record
from articles.intake.proposing.speakers import Speaker, Speakers, role_of
from articles.intake.proposing.topics import TopicWords
from articles.intake.proposing.words import passages, words_between
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.model import Model
from articles.intake.quotes.statements import Span, Statement, statements_of
from articles.models import Role, Round, Venue
from articles.models.naming import name_key


@dataclass(slots=True)
class Draft:
    """A statement with all that is found of it. Spans are in the text that was read."""

    statement: Statement
    content: list[Span]
    part_of: int  # the number of the statement whose passage it is
    words: str
    attribution: str
    frame: Frame
    speaker: Speaker
    day: Day | None = None
    open: bool = False
    medium: Finding[str] | None = None
    venue: Finding[Venue] | None = None
    channel: Finding[str] | None = None
    role: Finding[Role] | None = None
    round: Finding[Round] | None = None
    topics: list[Finding[str]] = field(default_factory=list)


def drafts_of(
    passage: Passage, record: Record, topics: TopicWords, published: datetime.date | None, model: Model | None = None
) -> list[Draft]:
    """In the order of the text. `published` is the day of the article, None if it is not known. Without a model, the
    reader's own is used."""
    text = passage.text
    reading = Reading(text)
    found = without_repetition(within_blocks(statements_of(reading, model), passage), passage)
    dateline = dateline_of(passage.story, record, published)
    article = dateline.day or published
    speakers, frames = Speakers(reading, record, article), Frames(reading, found)
    rounds = rounds_of(text, record, article, dateline)
    drafts: list[Draft] = []
    for number, statement in enumerate(found):
        phrase = text[slice(*statement.mention)] if statement.mention else statement.speaker or ""
        for spans in passages(text, statement):
            words = words_between(text, spans) if statement.kind != "paraphrase" else ""
            frame = frames.of(replace(statement, content=spans))
            speaker = speakers.of(statement.speaker, phrase, spans[0][0], statement.confidence)
            draft = Draft(statement, spans, number, words, printed(text, statement), frame, speaker)
            draft.day, draft.open = day_said(frame, article), is_open(frame)
            draft.medium, draft.venue = medium_said(frame), venue_said(frame, record, dateline)
            draft.round = rounds.of(frame.whole)
            draft.topics = topics.of(" ".join([words_between(text, spans), frame.text]))
            drafts.append(draft)
    Occasions(article, dateline, record).complete(drafts)
    for draft in drafts:
        settle(draft, record, article)
    return drafts


def within_blocks(found: list[Statement], passage: Passage) -> list[Statement]:
    """The statements without the signs that the passage puts around blocks."""
    result = []
    for statement in found:
        content = [(start, end) for start, end in map(passage.within_block, statement.content) if start < end]
        if content:
            result.append(replace(statement, content=content))
    return result


def without_repetition(found: list[Statement], passage: Passage) -> list[Statement]:
    """The statements without those of the headline that repeat the story: paraphrases, and words that stand there."""
    told = name_key(passage.story)
    return [
        one
        for one in found
        if one.content[0][0] >= passage.begins
        or (one.kind != "paraphrase" and name_key(words_between(passage.text, one.content)) not in told)
    ]


def settle(draft: Draft, record: Record, article: datetime.date | None) -> None:
    """The office of that day, and the channel, which both depend on what was found before."""
    speaker, day = draft.speaker, draft.day.value.day if draft.day else article
    if speaker.person is not None:
        draft.role = role_of(record, speaker.person, draft.attribution, day)
    phrase = draft.attribution or draft.statement.speaker or ""
    draft.channel = channel_of(
        draft.frame,
        phrase,
        role=draft.role.value.title if draft.role else "",
        is_person=speaker.person is not None,
        is_body=speaker.organisation is not None,
        medium=draft.medium.value if draft.medium else "",
    )
