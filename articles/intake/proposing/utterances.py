"""Equal quotations in other sources: the first sign of one remark."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from articles.checks.wording import runs_of
from articles.intake.proposing.finding import Finding
from articles.models import Article, Proposal, Source, Statement

AROUND = datetime.timedelta(days=31)
MOST_COMPARED = 2000
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Another report of a remark: its utterance if it has one, and what it is called to an editor."""

    utterance: int | None
    name: str


class OtherReports:
    """What the given speakers said in other articles and sources around a day. Three queries."""

    def __init__(self, source: Source, speakers: set[Key], day: datetime.date | None) -> None:
        self.by_run: dict[tuple[Key, str], Report] = {}
        people = [key for kind, key in speakers if kind == "person"]
        bodies = [key for kind, key in speakers if kind == "organisation"]
        if not speakers:
            return
        self.read_statements(source.article, people, bodies, day)
        self.read_proposals(source, people, bodies)

    def read_statements(
        self, article: Article | None, people: list[int], bodies: list[int], day: datetime.date | None
    ) -> None:
        by_speaker = Statement.objects.exclude(words="")
        if day is not None and day - datetime.date.min > AROUND and datetime.date.max - day > AROUND:
            by_speaker = by_speaker.filter(said_on__range=(day - AROUND, day + AROUND))
        if article is not None:
            by_speaker = by_speaker.exclude(article=article)
        fields = ("speaker_id", "organisation_id", "words", "utterance_id", "uid")
        self.add(by_speaker.filter(speaker__in=people).order_by("-said_on").values_list(*fields)[:MOST_COMPARED])
        self.add(by_speaker.filter(organisation__in=bodies).order_by("-said_on").values_list(*fields)[:MOST_COMPARED])

    def read_proposals(self, source: Source, people: list[int], bodies: list[int]) -> None:
        others = Proposal.objects.exclude(source=source).exclude(words="").exclude(state=Proposal.State.REJECTED)
        found = others.filter(speaker__in=people) | others.filter(organisation__in=bodies)
        fields = ("speaker_id", "organisation_id", "words", "utterance_id", "source_id")
        self.add(found.order_by("-pk").values_list(*fields)[:MOST_COMPARED])

    def add(self, rows: Iterable[tuple[int | None, int | None, str, int | None, object]]) -> None:
        for person, body, words, utterance, name in rows:
            key: Key = ("person", person) if person is not None else ("organisation", body or 0)
            for run in runs_of(words):
                known = self.by_run.get((key, run))
                if known is None or known.utterance is None:
                    self.by_run[key, run] = Report(utterance, str(name))

    def of(self, speaker: Key | None, words: str) -> Finding[Report] | None:
        """The report with the most words in common; one with an utterance goes first."""
        if speaker is None or not words:
            return None
        found = [report for run in runs_of(words) if (report := self.by_run.get((speaker, run))) is not None]
        if not found:
            return None
        best = max(set(found), key=lambda report: (report.utterance is not None, found.count(report), report.name))
        equal = found.count(best) / max(len(runs_of(words)), 1)
        return Finding(best, "equal-words", 0.75 + 0.2 * min(equal, 1.0), best.name)
