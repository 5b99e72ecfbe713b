"""Generates statements: their text, speaker, day, place and round."""

from __future__ import annotations

import datetime
import random
from typing import Any

from articles.models import Article, Person, Precision, Round, Statement
from articles.models.statement import UID_ALPHABET
from bench.generator.person import PersonGenerator
from bench.generator.prose import Prose
from bench.generator.reference_data import FIRST_DAY, ReferenceData
from bench.generator.sampling import weighted, zipf

Fields = dict[str, Any]

QUOTATION, PARTIAL, PARAPHRASE = Statement.Kind.QUOTATION, Statement.Kind.PARTIAL, Statement.Kind.PARAPHRASE
KINDS = {QUOTATION: 45, PARTIAL: 25, PARAPHRASE: 30}
CHANNELS = {
    Statement.Channel.DIRECT: 60,
    Statement.Channel.SPOKESPERSON: 12,
    Statement.Channel.RELAYED: 10,
    Statement.Channel.WRITTEN: 8,
    Statement.Channel.NOT_STATED: 10,
}
MEDIUMS = {
    "": 12,
    Statement.Medium.NEWS_CONFERENCE: 24,
    Statement.Medium.INTERVIEW: 18,
    Statement.Medium.REMARKS: 16,
    Statement.Medium.BRIEFING: 14,
    Statement.Medium.WRITTEN: 8,
    Statement.Medium.SOCIAL_MEDIA: 5,
    Statement.Medium.TELEPHONE: 2,
    Statement.Medium.PRIVATE: 1,
}
DAYS_BEFORE_PRINT = {0: 50, 1: 30, 2: 8, 3: 5, 7: 4, 30: 3}
UNNAMED = ("an official", "a diplomat", "a source close to the talks", "a rebel commander", "two officials")


class Uids:
    """Unique identifiers of ten characters that look random: equal steps through all possible ones."""

    ALL = len(UID_ALPHABET) ** 10

    def __init__(self, rng: random.Random) -> None:
        self._number = rng.randrange(self.ALL)
        # The alphabet's size is a prime, and no factor of the step: every number comes once before any comes again.
        self._step = 1 + len(UID_ALPHABET) * rng.randrange(self.ALL // 100, self.ALL // 50)

    def next(self) -> str:
        self._number = rest = (self._number + self._step) % self.ALL
        letters = []
        for _ in range(10):
            rest, letter = divmod(rest, len(UID_ALPHABET))
            letters.append(UID_ALPHABET[letter])
        return "".join(letters)


class StatementGenerator:
    def __init__(self, rng: random.Random, reference: ReferenceData, people: PersonGenerator) -> None:
        self._rng = rng
        self._prose = Prose(rng)
        self._people = people
        self._uids = Uids(rng)
        # People make nine statements in ten, so the most frequent speaker has 10 % of all statements.
        self._speaker = zipf(rng, people.people, top=0.111)
        self._organisation = zipf(rng, reference.organisations, top=0.1)
        self._party = zipf(rng, reference.parties, top=0.2)
        self._venue = zipf(rng, reference.venues, top=0.12)
        self._kind = weighted(rng, KINDS)
        self._channel = weighted(rng, CHANNELS)
        self._medium = weighted(rng, MEDIUMS)
        self._days_before_print = weighted(rng, DAYS_BEFORE_PRINT)
        self._round_on = _rounds_by_day(reference.rounds)

    def speakers(self, count: int) -> list[Person]:
        """The people who speak in one article."""
        return self._speaker.some(count)

    def new(self, article: Article, order: int, speakers: list[Person]) -> Statement:
        """A statement of a remark that no other article has reported yet."""
        date = self._date(article.published)
        day = date["said_on"] or article.published
        round_ = self._round_on.get(day) if self._rng.random() < 0.6 else None
        fields = {
            **self._text(),
            **self._attribution(speakers, day),
            **date,
            "medium": self._medium.one(),
            "venue": self._venue.one() if self._rng.random() < 0.7 else None,
            "round": round_,
            "context": self._prose.sentence(6, 14) if self._rng.random() < 0.12 else "",
        }
        return Statement(uid=self._uids.next(), article=article, order=order, **fields)

    def repeated(self, article: Article, order: int, first: Statement) -> Statement:
        """The remark of `first` as another article reports it, with fewer of its words."""
        words = first.words.split()
        return Statement(
            uid=self._uids.next(),
            article=article,
            order=order,
            kind=PARTIAL if len(words) > 6 else first.kind,
            words=" ".join(words[: max(4, len(words) // 2)]) if len(words) > 6 else first.words,
            paraphrase=self._prose.passage(10, 20),
            speaker=first.speaker,
            role=first.role,
            attribution=first.attribution,
            channel=first.channel,
            said_on=first.said_on,
            venue=first.venue,
            round=first.round,
            utterance=first.utterance,
        )

    def _text(self) -> Fields:
        kind = self._kind.one()
        if kind == QUOTATION:
            paraphrase = self._prose.passage(8, 16) if self._rng.random() < 0.1 else ""
            return {"kind": kind, "words": self._prose.passage(12, 40), "paraphrase": paraphrase}
        if kind == PARTIAL:
            return {"kind": kind, "words": self._prose.words(3, 10), "paraphrase": self._prose.passage(9, 30)}
        anchor = f"{self._prose.words(2, 4)} said" if self._rng.random() < 0.3 else ""
        return {"kind": kind, "paraphrase": self._prose.passage(12, 40), "anchor_exact": anchor}

    def _attribution(self, speakers: list[Person], day: datetime.date) -> Fields:
        chance = self._rng.random()
        if chance < 0.05:
            body = self._organisation.one()
            return {"organisation": body, "attribution": f"a statement by {body.name}", "channel": "written"}
        if chance < 0.1:
            return {
                "party": self._party.one() if self._rng.random() < 0.8 else None,
                "attribution": self._rng.choice(UNNAMED),
                "channel": Statement.Channel.ANONYMOUS,
            }
        person = self._rng.choice(speakers)
        role = self._people.role_on(person, day)
        doubt = "The article calls the office by another name." if role and self._rng.random() < 0.01 else ""
        return {
            "speaker": person,
            "role": role,
            "attribution": f"{role.title} {person.name}" if role else person.name,
            "channel": self._channel.one(),
            "uncertain_role": doubt,
        }

    def _date(self, published: datetime.date) -> Fields:
        day = max(FIRST_DAY, published - datetime.timedelta(days=self._days_before_print.one()))
        chance = self._rng.random()
        if chance < 0.03:
            return {"said_on": None}
        if chance < 0.06:
            reason = "The article gives the month only."
            return {"said_on": day.replace(day=1), "said_precision": Precision.MONTH, "uncertain_date": reason}
        return {"said_on": day}


def _rounds_by_day(rounds: list[Round]) -> dict[datetime.date, Round]:
    """Each day within 45 days of a round, with that round."""
    return {
        datetime.date.fromordinal(day): round_
        for round_ in rounds
        if round_.started and round_.ended
        for day in range(round_.started.toordinal() - 45, round_.ended.toordinal() + 46)
    }
