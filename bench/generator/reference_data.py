"""Generates what articles and statements refer to: topics, parties, organisations, outlets, venues and rounds."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from itertools import product
from typing import TypeVar

from django.db import models
from django.utils.text import slugify

from articles.exchange.bulk import Load
from articles.models import Organisation, Outlet, Party, Question, Round, Topic, Venue, VenueName
from bench.generator.names import iter_places
from bench.generator.prose import Prose
from bench.generator.sampling import zipf
from bench.generator.size import Size

T = TypeVar("T", bound=models.Model)

FIRST_DAY = datetime.date(2011, 1, 1)
LAST_DAY = datetime.date(2024, 12, 31)

PARTY_NAMES = ("Government of {}", "{} opposition", "Friends of {}", "Free {} movement", "Union of {}")
BODY_NAMES = ("{} Ministry of Foreign Affairs", "{} Council", "{} Front", "Office of the Envoy to {}", "{} Relief")
OUTLET_NAMES = ("{} Gazette", "{} Herald", "Radio {}", "{} Monitor", "The {} Post", "{} Press Agency", "{} Today")
ROUND_NAMES = ("{} talks", "{} conference", "{} consultations", "{} round table")
SUBJECTS = ("Truce", "Relief", "Prisoners", "Elections", "Constitution", "Borders", "Return of refugees", "Sanctions")
ASPECTS = ("timetable", "who decides", "monitoring", "conditions", "guarantees")
# Areas of land that venues lie in: latitudes south and north, longitudes west and east.
AREAS = (
    *((37, 40, 29, 43), (46, 52, 2, 22), (30, 36, 37, 46), (22, 29, 41, 50), (29, 35, 49, 59)),
    *((48, 58, 30, 55), (36, 46, -108, -78), (23, 30, 10, 31), (24, 34, 100, 116), (-12, 4, 14, 36)),
)


class ReferenceData:
    """Stores the records. Each list starts with those that occur most."""

    def __init__(self, rng: random.Random, size: Size, load: Load) -> None:
        self._rng = rng
        self._load = load
        self._prose = Prose(rng)
        self._places = iter_places(rng)
        self._countries = [next(self._places) for _ in range(12)]
        self.topics = [self._topic(name) for name in self._topic_names()[: size.topics]]
        self.questions = [self._question(number) for number in range(1, 6)]
        self.parties = [self._party(number) for number in range(1, size.parties + 1)]
        self.organisations = self._organisations(size.organisations)
        self.outlets = [self._outlet(number) for number in range(1, size.outlets + 1)]
        self.agencies = [outlet for outlet in self.outlets if outlet.is_agency]
        self.venues = [self._venue(number) for number in range(1, size.venues + 1)]
        self.rounds = [self._round(number) for number in range(1, size.rounds + 1)]

    def _topic_names(self) -> list[str]:
        names = [f"{subject}: {aspect}" for subject, aspect in product(SUBJECTS, ASPECTS)]
        self._rng.shuffle(names)
        return names

    def _topic(self, name: str) -> Topic:
        return self._stored(Topic(slug=f"{slugify(name)}-made-up", name=name, description=self._prose.sentence(8, 20)))

    def _question(self, number: int) -> Question:
        text = f"{self._prose.sentence(5, 9).removesuffix('.')}?"
        return self._stored(Question(slug=f"made-up-question-{number}", text=text[:200]))

    def _party(self, number: int) -> Party:
        name = PARTY_NAMES[number % len(PARTY_NAMES)].format(next(self._places))
        description = self._prose.sentence(8, 20)
        return self._stored(Party(slug=f"{slugify(name)}-{number}", name=name, description=description))

    def _organisations(self, count: int) -> list[Organisation]:
        parties = zipf(self._rng, self.parties, top=0.18)
        bodies = []
        for number in range(1, count + 1):
            name = BODY_NAMES[number % len(BODY_NAMES)].format(next(self._places))
            # The first organisations are the parties themselves. Most of the others speak for a party, some for none.
            party = self.parties[number - 1] if number <= len(self.parties) else parties.one()
            neutral = number > len(self.parties) and self._rng.random() < 0.15
            body = Organisation(slug=f"{slugify(name)}-{number}", name=name, party=None if neutral else party)
            bodies.append(self._stored(body))
        return bodies

    def _outlet(self, number: int) -> Outlet:
        name = OUTLET_NAMES[number % len(OUTLET_NAMES)].format(next(self._places))
        slug = f"{slugify(name)}-{number}"
        return self._stored(
            Outlet(
                slug=slug,
                name=name,
                country=self._rng.choice(self._countries),
                homepage=f"https://{slug}.example/",
                is_agency="Agency" in name,
            )
        )

    def _venue(self, number: int) -> Venue:
        name = next(self._places)
        south, north, west, east = self._rng.choice(AREAS)
        venue = Venue(
            slug=f"{slugify(name)}-{number}",
            name=name,
            country=self._rng.choice(self._countries),
            latitude=Decimal(self._rng.randint(south * 100, north * 100)) / 100,
            longitude=Decimal(self._rng.randint(west * 100, east * 100)) / 100,
        )
        self._stored(venue)
        if self._rng.random() < 0.3:
            self._load.add(VenueName(venue=venue, name=f"{name}e", language="fr"))
        return venue

    def _round(self, number: int) -> Round:
        name = ROUND_NAMES[number % len(ROUND_NAMES)].format(next(self._places))
        day = datetime.timedelta(days=1)
        started = FIRST_DAY + self._rng.randrange(100, (LAST_DAY - FIRST_DAY).days - 100) * day
        round_ = Round(
            slug=f"{slugify(name)}-{number}",
            name=name,
            started=started,
            ended=started + self._rng.randint(0, 20) * day,
            description=self._prose.passage(20, 40),
        )
        self._stored(round_)
        self._load.link(Round.venues, round_, self._rng.sample(self.venues[:10], self._rng.randint(1, 2)))
        self._load.link(Round.convenors, round_, self._rng.sample(self.organisations[:8], self._rng.randint(1, 2)))
        self._load.link(Round.participants, round_, self._rng.sample(self.organisations, self._rng.randint(3, 9)))
        return round_

    def _stored(self, record: T) -> T:
        self._load.add(record)
        return record
