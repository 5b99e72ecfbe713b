"""Made-up articles with all they report."""

from __future__ import annotations

import datetime
import random
from collections import deque
from dataclasses import dataclass

from django.utils.text import slugify

from articles.exchange.bulk import Load
from articles.exchange.corpus.chance import skewed, weighted
from articles.exchange.corpus.remarks import Remarks
from articles.exchange.corpus.setting import FIRST_DAY, LAST_DAY, Setting
from articles.exchange.corpus.speakers import Speakers
from articles.exchange.corpus.words import Prose
from articles.models import Article, Person, Position, Statement, Topic, Utterance

ADDRESS = "https://coverage.example/"  # of every made-up article: by it they are told from real ones
# How much was printed in each year, in comparison.
YEARS = dict(zip(range(2011, 2025), (4, 8, 10, 11, 13, 13, 10, 8, 6, 5, 4, 3, 3, 4), strict=True))
# How soon, in days, another article reports the same remark.
ECHO = datetime.timedelta(days=4)


@dataclass(frozen=True)
class Remembered:
    statement: Statement
    topics: list[Topic]


class Reports:
    def __init__(self, rng: random.Random, setting: Setting, speakers: Speakers, load: Load) -> None:
        self._rng = rng
        self._load = load
        self._prose = Prose(rng)
        self._remarks = Remarks(rng, setting, speakers)
        self._setting = setting
        self._outlet = skewed(rng, setting.outlets, top=0.15)
        self._person = skewed(rng, speakers.people, top=0.05)
        self._topic = skewed(rng, setting.topics, top=0.12)
        self._topic_count = weighted(rng, {1: 55, 2: 30, 3: 15})
        self._coding = weighted(rng, {Article.Coding.COMPLETE: 85, Article.Coding.PARTLY: 15})
        self._remembered: deque[Remembered] = deque(maxlen=40)
        self._utterances = 0

    def days(self, count: int) -> list[datetime.date]:
        """The days on which so many articles are published, in order of time."""
        years = weighted(self._rng, YEARS).some(count)
        latest = (LAST_DAY - FIRST_DAY).days
        starts = {year: (datetime.date(year, 1, 1) - FIRST_DAY).days for year in YEARS}
        days = sorted(min(latest, starts[year] + self._rng.randrange(366)) for year in years)
        return [FIRST_DAY + datetime.timedelta(days=day) for day in days]

    def add(self, number: int, published: datetime.date, count: int) -> None:
        """Stores one article with so many statements."""
        article = self._article(number, published)
        self._load.add(article)
        voices = self._remarks.voices((count + 1) // 2)
        statements = [self._statement(article, order, voices) for order in range(1, count + 1)]
        people = {s.speaker.pk: s.speaker for s in statements if s.speaker}
        people |= {person.pk: person for person in self._person.some(self._rng.randrange(4))}
        venues = {s.venue.pk: s.venue for s in statements if s.venue}
        rounds = {s.round.pk: s.round for s in statements if s.round}
        self._load.link(Article.people, article, people.values())
        self._load.link(Article.venues, article, venues.values())
        self._load.link(Article.rounds, article, rounds.values())

    def _article(self, number: int, published: datetime.date) -> Article:
        headline = self._prose.sentence(5, 11).removesuffix(".")
        slug = f"{slugify(headline)[:100]}-{number}"
        outlet = self._outlet.one()
        agencies = [agency for agency in self._setting.agencies if agency is not outlet]
        agency = self._rng.choice(agencies) if agencies and self._rng.random() < 0.25 else None
        return Article(
            slug=slug,
            headline=headline,
            outlet=outlet,
            agency=agency,
            agency_basis="Named below the headline." if agency else "",
            published=published,
            url=f"{ADDRESS}{slug}",
            summary=self._prose.passage(20, 40),
            coding=self._coding.one(),
            status=Article.Status.PUBLISHED,
        )

    def _statement(self, article: Article, order: int, voices: list[Person]) -> Statement:
        lot = self._rng.random()
        remembered = self._recent(article.published) if lot < 0.04 else None
        if remembered:
            statement, topics = self._remarks.again(article, order, remembered.statement), remembered.topics
        else:
            statement = self._remarks.fresh(article, order, voices)
            topics = self._topic.different(self._topic_count.one())
            if lot > 0.98 and statement.words and statement.speaker and statement.said_on:
                self._remember(statement, topics)
        self._load.add(statement)
        self._load.link(Statement.topics, statement, topics)
        if self._rng.random() < 0.02:
            self._code(statement)
        return statement

    def _recent(self, published: datetime.date) -> Remembered | None:
        """A remark that was said just before that day and reported elsewhere."""
        fitting = [
            one
            for one in self._remembered
            if one.statement.said_on and published - ECHO <= one.statement.said_on <= published
        ]
        return self._rng.choice(fitting) if fitting else None

    def _remember(self, statement: Statement, topics: list[Topic]) -> None:
        self._utterances += 1
        summary = f"{statement.speaker}, {statement.spelled_date}: {self._prose.sentence(6, 12)}"
        statement.utterance = Utterance(slug=f"made-up-{self._utterances}", summary=summary[:300])
        self._load.add(statement.utterance)
        self._remembered.append(Remembered(statement, topics))

    def _code(self, statement: Statement) -> None:
        self._load.add(
            Position(
                statement=statement,
                question=self._rng.choice(self._setting.questions),
                stance=self._rng.choice(Position.Stance.values),
                note=self._prose.sentence(6, 12),
            )
        )
