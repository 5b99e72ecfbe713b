"""Columns that only tables of statements have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from articles.exchange.tables.columns import check_choice, check_text, tidy
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.registers import Registers
from articles.exchange.tables.rows import CellRefused
from articles.models import Position, Question
from articles.spelling import spell_list

FACTS = ("date", "place", "speaker", "role")
LONGEST_REASON = 300


class UncertainColumn:
    """What is uncertain, and why: "date: the article gives the month only; place: …". Other facts are certain."""

    columns = ("uncertain",)

    def __call__(self, draft: Draft) -> None:
        items = draft.items("uncertain")
        if items is None:
            return
        reasons = dict.fromkeys(FACTS, "")
        for item in items:
            fact, _colon, reason = item.partition(":")
            fact = fact.strip().lower()
            if fact not in FACTS or not reason.strip():
                message = _("Enter a fact and the reason, such as “date: …”. The facts are: %(facts)s.")
                raise CellRefused(message % {"facts": spell_list(FACTS)})
            reasons[fact] = tidy(reason, one_line=True)
        for fact, reason in reasons.items():
            name = f"uncertain_{fact}"
            if reason != tidy(getattr(draft.record, name), one_line=True):
                check_text(reason, LONGEST_REASON)
                draft.set("uncertain", name, reason)


class PositionColumns:
    """Positions as "question: stance", and their notes as "question: note"; a question by its id.

    A position that is not listed any more is removed. A new position needs a note.
    """

    columns = ("positions", "position_notes")

    def __init__(self, registers: Registers, positions: dict[int, list[Position]]) -> None:
        self._registers = registers
        self._positions = positions

    def __call__(self, draft: Draft) -> None:
        now = {one.question_id: one for one in self._positions.get(draft.record.pk, ())}
        stances, notes = self._values(draft, "positions"), self._values(draft, "position_notes")
        wanted = {key: one.stance for key, one in now.items()}
        if stances is not None:
            wanted = {key: stance.lower() for key, stance in stances.items()}
        for stance in wanted.values():
            check_choice(stance, Position.Stance.values)
        if notes and not notes.keys() <= wanted.keys():
            raise CellRefused(_("There is a note on a question without a position."))
        before = sorted((key, one.stance, one.note) for key, one in now.items())
        for question, stance in wanted.items():
            self._read(draft, now.get(question), question, stance, (notes or {}).get(question, ""))
        self._remove(draft, [one for key, one in now.items() if key not in wanted])
        for column in draft.changed.keys() & set(self.columns):
            draft.changed[column] = before

    def _values(self, draft: Draft, column: str) -> dict[int, str] | None:
        """The text after the colon, by question."""
        items = draft.items(column)
        if items is None:
            return None
        values = {}
        for item in items:
            question, colon, value = item.partition(":")
            if not colon:
                raise CellRefused(_("Enter the id of a question, a colon and the value."))
            values[self._registers.of(Question).find(question.strip())] = tidy(value)
        return values

    def _read(self, draft: Draft, now: Position | None, question: int, stance: str, note: str) -> None:
        check_text(note, None)
        if now is None:
            if not note:
                raise CellRefused(_("A position needs a note that gives the reason."))
            position = Position(statement=draft.record, question_id=question, stance=stance, note=note)
            draft.added.append(position)
            draft.changed["positions"] = None
            return
        if stance != now.stance:
            draft.changed["positions"] = None
        if note and note != tidy(now.note):
            draft.changed["position_notes"] = None
        elif stance == now.stance:
            return
        now.stance, now.note = stance, note if note and note != tidy(now.note) else now.note
        draft.altered.append(now)

    @staticmethod
    def _remove(draft: Draft, positions: Iterable[Any]) -> None:
        for position in positions:
            draft.removed.append(position)
            draft.changed["positions"] = None
