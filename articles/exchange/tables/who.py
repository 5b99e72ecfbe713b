"""Who speaks in a statement: columns that depend on one another, in this order: speaker, role, organisation, party."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import gettext as _

from articles.exchange.tables.columns import TextColumn
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.registers import Registers
from articles.exchange.tables.rows import CellRefused
from articles.models import Organisation, Party, Person, Statement


class SpeakerColumns:
    """The speaker by id, else by any name. Both cells must be about the same person."""

    columns = ("speaker", "speaker_id")

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._person = lru_cache(maxsize=10_000)(self._find)  # people speak often

    def __call__(self, draft: Draft) -> None:
        name, slug = (draft.text("speaker") or "").strip(), (draft.text("speaker_id") or "").strip()
        if not (name or slug):
            draft.set("speaker", "speaker_id", None)
            return
        draft.set("speaker", "speaker_id", self._person(name, slug, draft.record.speaker_id))

    def _find(self, name: str, slug: str, now: int | None) -> int:
        people, column = self._registers.of(Person), "speaker_id" if slug else "speaker"
        try:
            named = people.find(slug or name, (now,))
        except CellRefused as refusal:
            raise CellRefused(str(refusal), column) from None
        if slug and name and named not in people.find_all(name, (named,)):
            raise CellRefused(_("“%(id)s” is another person. Clear one of the two cells.") % {"id": slug[:80]}, column)
        return named


class RoleColumns:
    """The role by id, else by its title among the roles of the speaker."""

    columns = ("role", "role_id")

    def __init__(self, registers: Registers) -> None:
        self._registers = registers

    def __call__(self, draft: Draft) -> None:
        title, slug = (draft.text("role") or "").strip(), (draft.text("role_id") or "").strip()
        statement, roles = draft.record, self._registers.roles
        if not (title or slug):
            draft.set("role", "role_id", None)
            return
        if slug:
            role = roles.with_slug(slug)
            if role.person != statement.speaker_id:
                raise CellRefused(_("This role is not the speaker's."), "role_id")
        else:
            role = roles.of_person(statement.speaker_id, title, statement.said_on, statement.role_id)
        draft.set("role", "role_id", role.key)


class OrganisationColumn:
    """The body that speaks. Our exports show that of the role if the statement has none: then nothing changes."""

    columns = ("organisation",)

    def __init__(self, registers: Registers) -> None:
        self._registers = registers

    def __call__(self, draft: Draft) -> None:
        name = draft.text("organisation")
        if name is None:
            return
        role = self._registers.roles.by_key.get(draft.record.role_id)
        now = draft.record.organisation_id
        found = self._registers.of(Organisation).find(name.strip(), (now,)) if name.strip() else None
        if found is None or now is not None or role is None or role.organisation != found:
            draft.set("organisation", "organisation_id", found)


class PartyColumn:
    """The party. Where it follows from the role or the organisation, the cell may repeat it but not contradict it."""

    columns = ("party",)

    def __init__(self, registers: Registers) -> None:
        self._registers = registers

    def __call__(self, draft: Draft) -> None:
        name = draft.text("party")
        if name is None:
            return
        statement, name = draft.record, name.strip()
        role = self._registers.roles.by_key.get(statement.role_id)
        inherited = role.party if role else None
        if inherited is None and statement.organisation_id:
            inherited = self._registers.party_of_organisation.get(statement.organisation_id)
        parties = self._registers.of(Party)
        if inherited is None:
            draft.set("party", "party_id", parties.find(name, (statement.party_id,)) if name else None)
        elif name and parties.find(name, (inherited,)) != inherited:
            raise CellRefused(_("The role or the organisation has another party. Clear this cell, or correct them."))


class AttributionColumns(TextColumn):
    """Our exports have the attribution twice. A change of either is taken; two different changes are refused."""

    original = "original_attribution"

    def __init__(self) -> None:
        super().__init__(Statement, "attribution")

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.name, self.original)

    def __call__(self, draft: Draft) -> None:
        now, text, other = draft.record.attribution, draft.text(self.name), draft.text(self.original)
        if text is None or text == now:
            text, other = other, None
        if text is None or text == now:
            return
        if other is not None and other not in (now, text):
            raise CellRefused(_("This cell and “%(column)s” differ.") % {"column": self.original})
        self.read(draft, text)
