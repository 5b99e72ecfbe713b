"""Who speaks: a known person or body, with the office and the side of that day, and whom else an editor may mean."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from articles.intake.proposing.bodies import side_of, speaking_body
from articles.intake.proposing.finding import LEAST, Finding
from articles.intake.proposing.people import in_office, named
from articles.intake.proposing.record import Record
from articles.intake.proposing.terms import terms
from articles.intake.quotes.mentions.mention import PERSON
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.words.lexicon import PRONOUNS
from articles.models import Organisation, Party, Role

MOST_CANDIDATES, FURTHEST_MENTION = 8, 40


@dataclass(slots=True)
class Speaker:
    person: Finding[int] | None = None
    organisation: Finding[Organisation] | None = None
    party: Finding[Party] | None = None
    candidates: list[dict[str, Any]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int] | None:
        """The same for all statements of one known speaker."""
        if self.person is not None:
            return ("person", self.person.value)
        return ("organisation", self.organisation.value.pk) if self.organisation is not None else None


class Speakers:
    """Resolves the names of one text. Each name is looked up once."""

    def __init__(self, reading: Reading, record: Record, day: datetime.date | None) -> None:
        self.reading, self.record, self.day = reading, record, day
        self.starts = [reading.tokens[mention.first].start for mention in reading.mentions]
        self.person_of: dict[str, int] = {}
        for being in reading.people.by_name.values():
            if being.kind == PERSON and (found := named(record, being.name, day)) and found[0].confidence >= LEAST:
                self.person_of[being.name] = found[0].value
        self.present = set(self.person_of.values())
        self.known: dict[tuple[str, str], tuple[list[Finding[int]], Finding[Organisation] | None]] = {}

    def of(self, name: str | None, phrase: str, start: int, confidence: float) -> Speaker:
        """`name` is as the reader knows it, `phrase` as the text prints it, `start` is where the words begin."""
        people, body = self.look_up(name or "", phrase)
        result = Speaker(candidates=self.candidates(name, people, body is not None, start))
        if people and people[0].confidence * confidence >= LEAST:
            best = people[0]
            result.person = Finding(best.value, best.rule, best.confidence * confidence, best.detail)
        elif body is not None and body.confidence * confidence >= LEAST:
            result.organisation = Finding(body.value, body.rule, body.confidence * confidence, body.detail)
        elif not people or people[0].confidence < LEAST:
            printed = side_of(self.record, phrase, self.day)
            result.party = printed or side_of(self.record, name or "", self.day)
        return result

    def look_up(self, name: str, phrase: str) -> tuple[list[Finding[int]], Finding[Organisation] | None]:
        if (name, phrase) not in self.known:
            people = named(self.record, name, self.day)
            office = phrase if phrase and phrase.casefold() not in PRONOUNS else name
            if not people or people[0].confidence < LEAST:
                people = [*in_office(self.record, office, self.day, self.present), *people]
            body = None
            if not people or people[0].confidence < LEAST:
                body = speaking_body(self.record, name) or (speaking_body(self.record, office) if office else None)
            self.known[name, phrase] = people, body
        return self.known[name, phrase]

    def candidates(
        self, name: str | None, people: list[Finding[int]], is_body: bool, start: int
    ) -> list[dict[str, Any]]:
        found = [(finding.value, finding.rule) for finding in people]
        found += [(key, "named-before") for key in self.before(start)]
        rows: list[dict[str, Any]] = []
        if name and not people and not is_body and name[:1].isupper() and " " in name:
            rows.append({"person": None, "name": name, "why": "new-name"})
        seen = set()
        for key, why in found:
            if key not in seen:
                seen.add(key)
                rows.append({"person": key, "name": self.record.people[key], "why": why})
        return rows[:MOST_CANDIDATES]

    def before(self, start: int) -> list[int]:
        """Known people whom the text names before the words, the nearest first."""
        found: list[int] = []
        last = bisect_left(self.starts, start) - 1
        for number in range(last, max(last - FURTHEST_MENTION, -1), -1):
            being = self.reading.being(number)
            if being is not None and (key := self.person_of.get(being.name)) is not None and key not in found:
                found.append(key)
        return found


def role_of(record: Record, person: Finding[int], phrase: str, day: datetime.date | None) -> Finding[Role] | None:
    """The office that the speaker held that day; of several, the one whose words the text prints, else the latest."""
    roles = record.held_on(person.value, day)
    if not roles:
        return None
    if len(roles) == 1:
        sure = 0.95 if day is not None else 0.6
        return Finding(roles[0], "held-that-day", sure * person.confidence, roles[0].title)
    said = terms(phrase)
    best = max(
        roles,
        key=lambda role: (len(said & terms(role.title)), role.started or datetime.date.min, role.pk),
    )
    printed = bool(said & terms(best.title))
    return Finding(
        best,
        "office-printed" if printed else "latest-office",
        (0.85 if printed else 0.6) * person.confidence,
        best.title,
    )
