"""What the record knows and a source may name: people, offices, bodies, places, rounds. Read in ten queries."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from articles.intake.proposing.terms import Terms, terms
from articles.models import Organisation, Outlet, Party, Person, PersonName, Role, Round, Venue, VenueName
from articles.models.base import last_day
from articles.models.naming import name_key


@dataclass
class Record:
    """All of it by primary key. One record serves any number of sources, as long as nothing changes."""

    people: dict[int, str]
    names: list[tuple[str, int]]
    roles: list[Role]
    organisations: list[Organisation]
    parties: list[Party]
    venues: dict[int, Venue]
    venue_names: list[tuple[str, int]]
    rounds: list[Round]
    outlets: list[Outlet]
    venues_of_round: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Record:
        people = dict(Person.objects.order_by().values_list("pk", "name"))
        names = list(PersonName.objects.order_by("pk").values_list("name", "person_id"))
        venues = Venue.objects.order_by("pk").in_bulk()
        held: dict[int, set[int]] = defaultdict(set)
        for round_key, venue_key in Round.venues.through.objects.values_list("round_id", "venue_id"):
            held[round_key].add(venue_key)
        return cls(
            people,
            [*((name, key) for key, name in people.items()), *names],
            list(Role.objects.select_related("organisation", "party", "organisation__party").order_by("pk")),
            list(Organisation.objects.select_related("party").order_by("pk")),
            list(Party.objects.order_by("pk")),
            venues,
            [
                *((venue.name, key) for key, venue in venues.items()),
                *VenueName.objects.order_by("pk").values_list("name", "venue_id"),
            ],
            list(Round.objects.order_by("started", "pk")),
            list(Outlet.objects.order_by("pk")),
            held,
        )

    @cached_property
    def by_name(self) -> dict[str, set[int]]:
        """People by each of their names, in whatever script."""
        return index(self.names)

    @cached_property
    def by_last_word(self) -> dict[str, set[tuple[str, int]]]:
        """Full names and people by the last word of the name."""
        found: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for name, key in self.names:
            words = name.split()
            if len(words) > 1:
                found[name_key(words[-1].removeprefix("al-"))].add((name, key))
        return found

    @cached_property
    def venues_by_name(self) -> dict[str, set[int]]:
        return index(self.venue_names)

    @cached_property
    def roles_of(self) -> dict[int, list[Role]]:
        found: dict[int, list[Role]] = defaultdict(list)
        for role in self.roles:
            found[role.person_id].append(role)
        return found

    @cached_property
    def offices(self) -> list[tuple[Role, Terms, Terms]]:
        """Each role with the terms of its title, and with all its terms."""
        found = []
        for role in self.roles:
            title = terms(role.title)
            party = terms(role.party.name) if role.party else frozenset()
            organisation = terms(role.organisation.name) if role.organisation else frozenset()
            found.append((role, title, title | party | organisation))
        return found

    @cached_property
    def bodies(self) -> list[tuple[Organisation, Terms]]:
        return [(organisation, terms(organisation.name)) for organisation in self.organisations]

    @cached_property
    def sides(self) -> list[tuple[Party, Terms]]:
        return [(party, terms(party.name)) for party in self.parties]

    def held_on(self, person: int, day: datetime.date | None) -> list[Role]:
        """The roles of a person that may have been held that day; without a day those that have no end."""
        return [role for role in self.roles_of.get(person, ()) if was_held(role, day)]


def was_held(role: Role, day: datetime.date | None) -> bool:
    if day is None:
        return role.ended is None
    if role.started is not None and role.started > day:
        return False
    return role.ended is None or last_day(role.ended, role.ended_precision) >= day


def index(names: list[tuple[str, int]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name, key in names:
        if folded := name_key(name):
            found[folded].add(key)
    return found
