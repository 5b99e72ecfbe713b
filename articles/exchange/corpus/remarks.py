"""Made-up statements: whose words, how reported, when and where said."""

from __future__ import annotations

import datetime
import random
from typing import Any

from articles.exchange.corpus.chance import skewed, weighted
from articles.exchange.corpus.setting import FIRST_DAY, Setting
from articles.exchange.corpus.speakers import Speakers
from articles.exchange.corpus.words import Prose
from articles.models import Article, Person, Precision, Round, Statement
from articles.models.statement import UID_ALPHABET

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
    """Ten characters each that look drawn by lot, and no two alike: equal steps through all there are."""

    ALL = len(UID_ALPHABET) ** 10

    def __init__(self, rng: random.Random) -> None:
        self._number = rng.randrange(self.ALL)
        # One more than a multiple of the alphabet's size, a prime: so the steps meet every number before any again.
        self._step = 1 + len(UID_ALPHABET) * rng.randrange(self.ALL // 100, self.ALL // 50)

    def next(self) -> str:
        self._number = rest = (self._number + self._step) % self.ALL
        letters = []
        for _ in range(10):
            rest, letter = divmod(rest, len(UID_ALPHABET))
            letters.append(UID_ALPHABET[letter])
        return "".join(letters)


class Remarks:
    def __init__(self, rng: random.Random, setting: Setting, speakers: Speakers) -> None:
        self._rng = rng
        self._prose = Prose(rng)
        self._setting = setting
        self._speakers = speakers
        self._uids = Uids(rng)
        # Nine statements in ten are a person's, so that the first has 10 % of all.
        self._person = skewed(rng, speakers.people, top=0.111)
        self._body = skewed(rng, setting.organisations, top=0.1)
        self._party = skewed(rng, setting.parties, top=0.2)
        self._venue = skewed(rng, setting.venues, top=0.12)
        self._kind = weighted(rng, KINDS)
        self._channel = weighted(rng, CHANNELS)
        self._medium = weighted(rng, MEDIUMS)
        self._days = weighted(rng, DAYS_BEFORE_PRINT)
        self._talks = _talks_by_day(setting.rounds)

    def voices(self, count: int) -> list[Person]:
        return self._person.some(count)

    def fresh(self, article: Article, order: int, voices: list[Person]) -> Statement:
        """A statement that no other article has."""
        said = self._said(article.published)
        talks = self._talks.get(said["said_on"] or article.published) if self._rng.random() < 0.6 else None
        fields = {
            **self._text(),
            **self._speaker(voices, said["said_on"] or article.published),
            **said,
            "medium": self._medium.one(),
            "venue": self._venue.one() if self._rng.random() < 0.7 else None,
            "round": talks,
            "context": self._prose.sentence(6, 14) if self._rng.random() < 0.12 else "",
        }
        return Statement(uid=self._uids.next(), article=article, order=order, **fields)

    def again(self, article: Article, order: int, first: Statement) -> Statement:
        """The same remark in another article, which may quote fewer of the words."""
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

    def _speaker(self, voices: list[Person], day: datetime.date) -> Fields:
        lot = self._rng.random()
        if lot < 0.05:
            body = self._body.one()
            return {"organisation": body, "attribution": f"a statement by {body.name}", "channel": "written"}
        if lot < 0.1:
            return {
                "party": self._party.one() if self._rng.random() < 0.8 else None,
                "attribution": self._rng.choice(UNNAMED),
                "channel": Statement.Channel.ANONYMOUS,
            }
        person = self._rng.choice(voices)
        role = self._speakers.role_on(person, day)
        flag = "The article calls the office by another name." if role and self._rng.random() < 0.01 else ""
        return {
            "speaker": person,
            "role": role,
            "attribution": f"{role.title} {person.name}" if role else person.name,
            "channel": self._channel.one(),
            "uncertain_role": flag,
        }

    def _said(self, published: datetime.date) -> Fields:
        day = max(FIRST_DAY, published - datetime.timedelta(days=self._days.one()))
        lot = self._rng.random()
        if lot < 0.03:
            return {"said_on": None}
        if lot < 0.06:
            reason = "The article gives the month only."
            return {"said_on": day.replace(day=1), "said_precision": Precision.MONTH, "uncertain_date": reason}
        return {"said_on": day}


def _talks_by_day(rounds: list[Round]) -> dict[datetime.date, Round]:
    """Day -> a round that was then being prepared, held or looked back on."""
    return {
        datetime.date.fromordinal(day): talks
        for talks in rounds
        if talks.started and talks.ended
        for day in range(talks.started.toordinal() - 45, talks.ended.toordinal() + 46)
    }
