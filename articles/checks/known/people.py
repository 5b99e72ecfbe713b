from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from articles.models import Person, PersonName
from articles.models.naming import name_key


class KnownPeople:
    """All names of all people, in any script. People are a small table: they are read at once."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._own_keys = {person.pk for person in people if person.pk}
        self._new = [person for person in people if person.pk is None]

    def namesakes(self, person: Person) -> Iterator[tuple[str, Person]]:
        """Other people who have one of the person's names, each with that name."""
        told = set()
        for name in (person.name, *self._other_names[person.pk or 0]):
            for other in self._by_name[name_key(name)]:
                if other is not person and (other.pk is None or other.pk != person.pk) and id(other) not in told:
                    told.add(id(other))
                    yield name, other

    @cached_property
    def _people(self) -> dict[int, Person]:
        return {person.pk: person for person in Person.objects.only("slug", "name").order_by("pk")}

    @cached_property
    def _other_names(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for key, name in PersonName.objects.order_by("pk").values_list("person", "name"):
            found[key].append(name)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for key, person in self._people.items():
            for name in (person.name, *self._other_names[key]):
                if person not in found[name_key(name)]:
                    found[name_key(name)].append(person)
        for person in self._new:
            found[name_key(person.name)].append(person)
        return found
