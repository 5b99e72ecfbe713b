"""What a statement has from the others of its speaker: the day, the place and the medium of one occasion."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from articles.intake.proposing.dateline import Dateline
from articles.intake.proposing.days import Day, Said
from articles.intake.proposing.finding import LEAST, Finding
from articles.intake.proposing.places import SPOKEN_THERE
from articles.intake.proposing.record import Record
from articles.models import Venue

if TYPE_CHECKING:
    from articles.intake.proposing.drafts import Draft

FADES = 0.85
DAYS_OF_THE_NEWS = 7
Value = TypeVar("Value")


class Occasions:
    def __init__(self, article: datetime.date | None, dateline: Dateline, record: Record) -> None:
        self.article, self.dateline, self.record = article, dateline, record

    def complete(self, drafts: Sequence[Draft]) -> None:
        """Fill in the days, then the media and places of those said on one day by one speaker."""
        last: dict[tuple[str, int], Day] = {}
        for draft in drafts:
            key = draft.speaker.key
            if draft.day is None and not draft.open:
                draft.day = self.goes_on(last.get(key) if key else None) or self.news()
            if draft.day is not None and not draft.day.is_sure_enough:
                draft.day = None
            if key and draft.day is not None and self.is_of_the_news(draft.day):
                last[key] = draft.day
        self.carry(drafts)
        self.carry(list(reversed(drafts)))
        for draft in drafts:
            self.at_the_dateline(draft)

    def is_of_the_news(self, day: Day) -> bool:
        """Whether the days before the article have it. A date further back is that of a remark by the way."""
        if day.rule == "news-of-the-day" or self.article is None:
            return False
        return abs((self.article - day.value.day).days) < DAYS_OF_THE_NEWS

    def goes_on(self, before: Day | None) -> Day | None:
        """Step 4 of the codebook: the same speaker goes on."""
        if before is None or before.confidence * FADES < LEAST:
            return None
        return Finding(before.value, "goes-on", before.confidence * FADES, before.detail)

    def news(self) -> Day | None:
        """Step 5: an article that is news reports it as its news."""
        return Finding(Said(self.article), "news-of-the-day", 0.6) if self.article is not None else None

    def carry(self, drafts: Sequence[Draft]) -> None:
        media: dict[tuple[tuple[str, int], Said], Finding[str]] = {}
        venues: dict[tuple[tuple[str, int], Said], Finding[Venue]] = {}
        for draft in drafts:
            if draft.speaker.key is None or draft.day is None:
                continue
            occasion = (draft.speaker.key, draft.day.value)
            if draft.medium is None and occasion in media:
                draft.medium = faded(media[occasion])
            elif draft.medium is not None and draft.medium.rule != "same-occasion":
                media[occasion] = draft.medium
            if draft.venue is None and occasion in venues:
                draft.venue = faded(venues[occasion])
            elif draft.venue is not None and draft.venue.rule != "same-occasion":
                venues[occasion] = draft.venue

    def at_the_dateline(self, draft: Draft) -> None:
        """Words to reporters on the day of the dateline were spoken there, if the text names no other place."""
        venue, medium = self.dateline.venue, draft.medium
        if draft.venue is not None or venue is None or medium is None or medium.value not in SPOKEN_THERE:
            return
        if draft.day is not None and draft.day.value.day == self.article:
            draft.venue = Finding(self.record.venues[venue], "dateline", 0.6, self.record.venues[venue].name)


def faded(finding: Finding[Value]) -> Finding[Value] | None:
    sure = finding.confidence * FADES
    return Finding(finding.value, "same-occasion", sure, finding.detail) if sure >= LEAST else None
