"""Generates people with their names and roles."""

from __future__ import annotations

import datetime
import random
from typing import TypeVar

from django.db import models
from django.utils.text import slugify

from articles.exchange.bulk import Load
from articles.models import Organisation, Person, PersonName, Precision, Role
from articles.models.base import Name
from bench.generator.names import PersonalName
from bench.generator.prose import Prose
from bench.generator.sampling import weighted, zipf

T = TypeVar("T", bound=models.Model)

TITLES = (
    *("Foreign minister", "Deputy foreign minister", "Prime minister", "President", "Ambassador", "Special envoy"),
    *("Chief negotiator", "Member of the delegation", "Spokesperson", "Adviser", "Commander", "Analyst"),
)


class PersonGenerator:
    """Stores `count` people. `people` starts with those who speak most."""

    def __init__(self, rng: random.Random, count: int, organisations: list[Organisation], load: Load) -> None:
        self._rng = rng
        self._load = load
        self._prose = Prose(rng)
        self.people = [self._person(number) for number in range(1, count + 1)]
        self._roles = self._roles_of_all(organisations)

    def role_on(self, person: Person, day: datetime.date) -> Role | None:
        """The role that the person held that day."""
        return next((role for role in self._roles[person.pk] if role.covers(day)), None)

    def _person(self, number: int) -> Person:
        name = PersonalName(self._rng)
        person = Person(
            slug=f"{slugify(name.usual)}-{number}",
            name=name.usual,
            sort_name=name.sorted,
            description=self._prose.sentence(8, 20),
        )
        self._stored(person)
        aliases = (
            (name.family, Name.Script.LATIN, "", 0.5),
            (name.initialled, Name.Script.LATIN, "", 0.2),
            (name.arabic, Name.Script.ARABIC, "ar", 0.5),
            (name.cyrillic, Name.Script.CYRILLIC, "ru", 0.3),
        )
        for alias, script, language, share in aliases:
            if self._rng.random() < share:
                self._load.add(PersonName(person=person, name=alias, script=script, language=language))
        return person

    def _roles_of_all(self, organisations: list[Organisation]) -> dict[int, list[Role]]:
        """The consecutive roles of each person, by primary key. Some have a gap between them."""
        employer = zipf(self._rng, organisations, top=0.12)
        counts = weighted(self._rng, {0: 3, 1: 50, 2: 32, 3: 15})
        return {person.pk: self._roles_in(person, employer.some(counts.one())) for person in self.people}

    def _roles_in(self, person: Person, organisations: list[Organisation]) -> list[Role]:
        roles = []
        started = datetime.date(self._rng.randint(2004, 2012), 1, 1)
        for number, organisation in enumerate(organisations, 1):
            last = number == len(organisations)
            ended = started + datetime.timedelta(days=self._rng.randint(300, 2000))
            role = Role(
                slug=f"{person.slug}-{number}",
                person=person,
                organisation=organisation,
                party=organisation.party,
                title=self._rng.choice(TITLES),
                started=started,
                started_precision=Precision.YEAR if number == 1 else Precision.DAY,
                ended=None if last else ended,
            )
            roles.append(self._stored(role))
            started = ended + datetime.timedelta(days=self._rng.choice((1, 1, 1, 200)))
        return roles

    def _stored(self, record: T) -> T:
        self._load.add(record)
        return record
