"""Tables of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articles.exchange.tables.columns import TextColumn, check_text, tidy
from articles.exchange.tables.comparer import Comparer, text_of
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.registers import Registers, fold
from articles.exchange.tables.rows import CellRefused, Row
from articles.exchange.tables.seen import Seen
from articles.exchange.tables.slugs import SlugMaker, records_by_slug
from articles.models import Person, PersonName
from articles.models.naming import make_sort_name, script_of
from articles.nouns import PERSON

LONGEST_NAME = 200


class PersonComparer(Comparer):
    """A person is known by the id or by any name. Roles are entered at the desk.

    All names of all people are kept in memory, and compared with those of each batch: people are a small table.
    """

    noun = PERSON
    most_rows = 50_000
    recognised_by = ("name",)
    required = {"name": "name"}
    derived = frozenset({"id", "url", "roles", "parties", "statements"})

    def __init__(self, registers: Registers, seen: Seen) -> None:
        super().__init__(registers, seen)
        self._slugs = SlugMaker(Person, seen)
        self._names: dict[int, list[PersonName]] = {}
        self.add(
            TextColumn(Person, "name"),
            SortNameColumn(Person, "sort_name"),
            NamesColumn(self._names),
            TextColumn(Person, "description"),
        )

    def find(self, rows: Sequence[Row]) -> list[Draft]:
        keys: dict[int, int] = {}
        refusals: dict[int, str] = {}
        people = self.registers.of(Person)
        for row in rows:
            name = text_of(row, "name")
            if name and not text_of(row, "id") and people.has(name):
                try:
                    keys[row.number] = people.find(name)
                except CellRefused as refusal:
                    refusals[row.number] = str(refusal)
        by_key = Person.objects.in_bulk(set(keys.values()))
        by_slug = records_by_slug(Person, (text_of(row, "id") for row in rows))
        drafts = []
        for row in rows:
            slug = text_of(row, "id")
            found = by_slug.get(slug) if slug else by_key.get(keys.get(row.number, 0))
            draft = Draft(row, found or Person(slug=slug), is_new=found is None)
            if row.number in refusals:
                draft.refuse("name", refusals[row.number])
            elif found and not slug:
                row.cells["name"] = found.name  # the row may have another name of the person: the usual one stays
            drafts.append(draft)
        return drafts

    def read_related(self, drafts: Sequence[Draft]) -> None:
        self._names.clear()
        names = defaultdict(list)
        for name in PersonName.objects.filter(person__in=[draft.record.pk for draft in drafts if draft.record.pk]):
            names[name.person_id].append(name)
        self._names.update(names)

    def check(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            if draft.is_new and not draft.refusals:
                draft.record.sort_name = draft.record.sort_name or make_sort_name(draft.record.name)[:LONGEST_NAME]
        self._slugs.complete(drafts, "name")

    def identities(self, draft: Draft) -> list[str]:
        """Two rows without an id and of one name are about the same person."""
        unnamed = draft.is_new and not text_of(draft.row, "id")
        return [f"slug {draft.record.slug}", *([f"name {fold(draft.record.name)}"] if unnamed else [])]


class SortNameColumn(TextColumn):
    """A blank cell leaves the sort name as it is; that of a new person is made from the name."""

    def check(self, text: str) -> None:
        check_text(text, self.field.max_length)

    def read(self, draft: Draft, text: str) -> None:
        if text.strip():
            super().read(draft, text)


class NamesColumn:
    """All other names of a person. A name that is not listed any more is removed."""

    columns = ("names",)

    def __init__(self, names: dict[int, list[PersonName]]) -> None:
        self._names = names

    def __call__(self, draft: Draft) -> None:
        items = draft.items("names")
        if items is None:
            return
        now = {name.name: name for name in self._names.get(draft.record.pk, ())}
        wanted = {tidy(item, one_line=True) for item in items}
        known = {tidy(name, one_line=True) for name in now}
        for item in dict.fromkeys(tidy(item, one_line=True) for item in items):
            if item not in known:
                check_text(item, LONGEST_NAME)
                draft.added.append(PersonName(person=draft.record, name=item, script=script_of(item)))
        draft.removed += [name for text, name in now.items() if tidy(text, one_line=True) not in wanted]
        if draft.added or draft.removed:
            draft.changed["names"] = sorted(now)
