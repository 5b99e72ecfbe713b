"""Where words were spoken, and the round they belong to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.intake.proposing.dateline import Dateline
from articles.intake.proposing.finding import Finding, surest
from articles.intake.proposing.frame import Frame
from articles.intake.proposing.record import Record
from articles.models import Round, Venue
from articles.models.naming import name_key

CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’-]*(?:[ -][^\W\d_][\w'’-]*){0,2}")
AT = re.compile(r"\b(?:in|at|near|outside|resort\s+of)\s+(?:the\s+)?$", re.IGNORECASE)
HERE = re.compile(r"\bhere\b", re.IGNORECASE)
SPOKEN_THERE = frozenset({"remarks", "news-conference", "interview", "briefing"})
NEAR_BEFORE, NEAR_AFTER = datetime.timedelta(days=30), datetime.timedelta(days=10)
TALKS = re.compile(
    r"\b(?:talks|meeting|conference|negotiat\w+|summit|consultations|round|delegations?|process|attend\w*)\b",
    re.IGNORECASE,
)


def places_in(text: str, record: Record) -> Iterator[tuple[int, int]]:
    """Where a text names a known venue, and which: the longest name at each place."""
    for match in CAPITALISED.finditer(text):
        words = match[0].split(" ")
        position = match.start()
        while words:
            for length in range(len(words), 0, -1):
                keys = record.venues_by_name.get(
                    name_key(" ".join(words[:length]).removesuffix("’s").removesuffix("'s"))
                )
                if keys and len(keys) == 1:
                    yield position, next(iter(keys))
                    break
            else:
                length = 1
            position += sum(len(word) + 1 for word in words[:length])
            words = words[length:]


def venue_said(frame: Frame, record: Record, dateline: Dateline) -> Finding[Venue] | None:
    """The place that the sentence itself gives for the words."""
    found = []
    for at, key in places_in(frame.text, record):
        if AT.search(frame.text[max(at - 25, 0) : at]):
            near = abs(at - frame.cue) < 80
            found.append(Finding(record.venues[key], "place-named", 0.75 if near else 0.55, record.venues[key].name))
    if dateline.venue and HERE.search(frame.text):
        found.append(Finding(record.venues[dateline.venue], "here", 0.85, record.venues[dateline.venue].name))
    return surest(found)


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds that a text may be about, with why, the surest first."""

    likely: list[Finding[Round]]

    def of(self, text: str) -> Finding[Round] | None:
        """The round that a statement belongs to, by the words of its sentences."""
        if not self.likely or not TALKS.search(text):
            return None
        for finding in self.likely:
            if finding.rule == "round-named" and name_key(finding.value.name) in name_key(text):
                return Finding(finding.value, finding.rule, 0.9, finding.detail)
        best = self.likely[0]
        ambiguous = len(self.likely) > 1 and self.likely[1].confidence >= best.confidence
        return None if ambiguous else Finding(best.value, best.rule, best.confidence - 0.1, best.detail)


def rounds_of(text: str, record: Record, article: datetime.date | None, dateline: Dateline) -> Rounds:
    """Rounds by name, and by a venue that the text names if they were near the article's day."""
    folded = name_key(text)
    here = {key for _, key in places_in(text, record)} | ({dateline.venue} if dateline.venue else set())
    likely: list[Finding[Round]] = []
    for talks in record.rounds:
        venues = record.venues_of_round.get(talks.pk, set())
        if is_named(talks, folded):
            likely.append(Finding(talks, "round-named", 0.85, talks.name))
        elif article is not None and venues & here and is_near(talks, article):
            names = ", ".join(sorted(record.venues[key].name for key in venues & here))
            likely.append(Finding(talks, "round-near", 0.75 - distance(talks, article) * 0.005, names))
    likely.sort(key=lambda finding: -finding.confidence)
    return Rounds(likely)


def is_named(talks: Round, folded: str) -> bool:
    """Names such as "Geneva II" and "Astana 5". Those with a year or a common word are found by place and day."""
    name = name_key(talks.name)
    return len(name) > 6 and name in folded and name + "i" not in folded and name + "v" not in folded


def is_near(talks: Round, article: datetime.date) -> bool:
    if talks.started is None or talks.ended is None or (talks.ended - talks.started).days > 60:
        return False
    return talks.started - NEAR_BEFORE <= article <= talks.ended + NEAR_AFTER


def distance(talks: Round, article: datetime.date) -> int:
    """Days between the article and the round; 0 during it."""
    if talks.started is not None and article < talks.started:
        return (talks.started - article).days
    return (article - talks.ended).days if talks.ended is not None and article > talks.ended else 0
