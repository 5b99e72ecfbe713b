"""How much of the coded record the proposer finds: `manage.py measure_proposals FOLDER`.

intake/text_folder.py says what is in the folder.

For topics, each article is judged by the words of all others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from articles.intake.proposing.drafts import Draft, drafts_of
from articles.intake.proposing.passage import story_of
from articles.intake.proposing.record import Record
from articles.intake.proposing.topics import learn, rows_of
from articles.intake.text_folder import Unreadable, read_folder
from articles.models import Article, Source, Statement
from articles.models.naming import name_key

FIELDS = (
    "speaker",
    "role",
    "organisation",
    "party",
    "attribution",
    "day said",
    "venue",
    "round",
    "medium",
    "channel",
    "first topic",
)


@dataclass
class Measure:
    """For each field: how many of the compared statements have a value, get one proposed, and get the right one."""

    coded: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, wanted: object, got: object, *, is_right: bool) -> None:
        self.coded[name] += bool(wanted)
        self.proposed[name] += bool(got)
        self.right[name] += bool(got) and is_right

    def report(self) -> str:
        lines = [
            f"Statements with words: {self.found['coded']} coded, {self.found['matched']} found to the letter, "
            f"{self.found['proposed'] - self.found['matched']} other passages proposed.",
            "",
            "| field | coded | proposed | right of proposed |",
            "| --- | --- | --- | --- |",
        ]
        total = self.found["matched"] or 1
        for name in FIELDS:
            proposed, right = self.proposed[name], self.right[name]
            share = f"{100 * right / proposed:.0f} %" if proposed else "-"
            lines.append(f"| {name} | {self.coded[name]} | {proposed} ({100 * proposed / total:.0f} %) | {share} |")
        return "\n".join(lines)


def measure(folder: Path) -> Measure:
    """Raises Unreadable."""
    result, record = Measure(), Record.read()
    for url, text in read_folder(folder):
        article = Article.objects.filter(url=url).first()
        if article is None:
            raise Unreadable(f"There is no article with the address {url}.")
        blocks = text.split("\n\n")
        source = Source(blocks=[{"kind": "paragraph", "text": block, "story": True} for block in blocks])
        topics = learn(rows_of(Statement.objects.exclude(article=article)))
        drafts = drafts_of(story_of(source), record, topics, article.published)
        compare(result, article, drafts)
    return result


def compare(result: Measure, article: Article, drafts: list[Draft]) -> None:
    """Statements with words are compared, as only they can be told apart without judgement."""
    quoting = {key: draft for draft in drafts if draft.words and (key := name_key(draft.words))}
    coded = article.statements.exclude(words="").select_related("speaker", "role", "organisation", "venue", "round")
    result.found["proposed"] += len(quoting)
    for statement in coded.prefetch_related("topics"):
        result.found["coded"] += 1
        draft = quoting.get(name_key(statement.words))
        if draft is not None:
            result.found["matched"] += 1
            compare_fields(result, statement, draft)


def compare_fields(result: Measure, statement: Statement, draft: Draft) -> None:
    speaker, body = draft.speaker.person, draft.speaker.organisation
    wanted_side = statement.spoken_for
    side = draft.speaker.party.value if draft.speaker.party else None
    role = draft.role.value if draft.role else None
    got_side = (role and role.party) or (body and body.value.party) or side
    pairs = (
        ("speaker", statement.speaker_id, speaker.value if speaker else None),
        ("role", statement.role_id, role.pk if role else None),
        ("organisation", statement.organisation_id, body.value.pk if body else None),
        ("party", wanted_side, got_side),
        ("attribution", statement.attribution, draft.attribution),
        ("venue", statement.venue_id, draft.venue.value.pk if draft.venue else None),
        ("round", statement.round_id, draft.round.value.pk if draft.round else None),
        ("medium", statement.medium, draft.medium.value if draft.medium else None),
        ("channel", statement.channel, draft.channel.value if draft.channel else None),
    )
    for name, wanted, got in pairs:
        result.add(name, wanted, got, is_right=wanted == got)
    day = draft.day.value if draft.day else None
    is_right = day is not None and (day.day, day.precision) == (statement.said_on, statement.said_precision)
    result.add("day said", statement.said_on, day, is_right=is_right)
    topics = {topic.slug for topic in statement.topics.all()}
    first = draft.topics[0].value if draft.topics else None
    result.add("first topic", topics, first, is_right=first in topics)
