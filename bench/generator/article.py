"""Generates articles with their statements, topics, utterances and positions."""

from __future__ import annotations

import datetime
import random
from collections import deque
from dataclasses import dataclass

from django.utils.text import slugify

from articles.exchange.bulk import Load
from articles.models import Article, Person, Position, Statement, Topic, Utterance
from bench.generator.person import PersonGenerator
from bench.generator.prose import Prose
from bench.generator.reference_data import FIRST_DAY, LAST_DAY, ReferenceData
from bench.generator.sampling import weighted, zipf
from bench.generator.statement import StatementGenerator

ADDRESS = "https://coverage.example/"  # start of every made-up article's URL; tells them from real articles
YEAR_WEIGHTS = dict(zip(range(2011, 2025), (4, 8, 10, 11, 13, 13, 10, 8, 6, 5, 4, 3, 3, 4), strict=True))
# Another article repeats a remark within this time.
REPEATED_WITHIN = datetime.timedelta(days=4)


@dataclass(frozen=True)
class Repeatable:
    """A statement whose remark later articles may report as well."""

    statement: Statement
    topics: list[Topic]


class ArticleGenerator:
    def __init__(self, rng: random.Random, reference: ReferenceData, people: PersonGenerator, load: Load) -> None:
        self._rng = rng
        self._load = load
        self._prose = Prose(rng)
        self._statements = StatementGenerator(rng, reference, people)
        self._reference = reference
        self._outlet = zipf(rng, reference.outlets, top=0.15)
        self._person = zipf(rng, people.people, top=0.05)
        self._topic = zipf(rng, reference.topics, top=0.12)
        self._topic_count = weighted(rng, {1: 55, 2: 30, 3: 15})
        self._coding = weighted(rng, {Article.Coding.COMPLETE: 85, Article.Coding.PARTLY: 15})
        self._repeatable: deque[Repeatable] = deque(maxlen=40)
        self._utterance_count = 0

    def days(self, count: int) -> list[datetime.date]:
        """The publication days of `count` articles, in order."""
        years = weighted(self._rng, YEAR_WEIGHTS).some(count)
        latest = (LAST_DAY - FIRST_DAY).days
        starts = {year: (datetime.date(year, 1, 1) - FIRST_DAY).days for year in YEAR_WEIGHTS}
        days = sorted(min(latest, starts[year] + self._rng.randrange(366)) for year in years)
        return [FIRST_DAY + datetime.timedelta(days=day) for day in days]

    def add(self, number: int, published: datetime.date, count: int) -> None:
        """Stores one article with `count` statements."""
        article = self._article(number, published)
        self._load.add(article)
        speakers = self._statements.speakers((count + 1) // 2)
        statements = [self._statement(article, order, speakers) for order in range(1, count + 1)]
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
        agencies = [agency for agency in self._reference.agencies if agency is not outlet]
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

    def _statement(self, article: Article, order: int, speakers: list[Person]) -> Statement:
        chance = self._rng.random()
        first = self._recent(article.published) if chance < 0.04 else None
        if first:
            statement, topics = self._statements.repeated(article, order, first.statement), first.topics
        else:
            statement = self._statements.new(article, order, speakers)
            topics = self._topic.distinct(self._topic_count.one())
            if chance > 0.98 and statement.words and statement.speaker and statement.said_on:
                self._allow_repetition(statement, topics)
        self._load.add(statement)
        self._load.link(Statement.topics, statement, topics)
        if self._rng.random() < 0.02:
            self._code(statement)
        return statement

    def _recent(self, published: datetime.date) -> Repeatable | None:
        """A statement made shortly before that day that another article reported."""
        recent = [
            one
            for one in self._repeatable
            if one.statement.said_on and published - REPEATED_WITHIN <= one.statement.said_on <= published
        ]
        return self._rng.choice(recent) if recent else None

    def _allow_repetition(self, statement: Statement, topics: list[Topic]) -> None:
        self._utterance_count += 1
        summary = f"{statement.speaker}, {statement.spelled_date}: {self._prose.sentence(6, 12)}"
        statement.utterance = Utterance(slug=f"made-up-{self._utterance_count}", summary=summary[:300])
        self._load.add(statement.utterance)
        self._repeatable.append(Repeatable(statement, topics))

    def _code(self, statement: Statement) -> None:
        self._load.add(
            Position(
                statement=statement,
                question=self._rng.choice(self._reference.questions),
                stance=self._rng.choice(Position.Stance.values),
                note=self._prose.sentence(6, 12),
            )
        )
