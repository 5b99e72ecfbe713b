"""What importing a table would do, or has done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from articles.exchange.tables.comparer import Comparer
from articles.exchange.tables.draft import Draft
from articles.nouns import Noun

MOST_REFUSED = 200  # refusals that a report keeps; it counts all
MOST_DOUBTS = 200  # warnings that it keeps
MOST_SHOWN = 100  # new and changed records that it keeps, of each


@dataclass(frozen=True)
class Refusal:
    """Why a cell is refused, in a sentence. `column` is "" if the reason concerns the whole row."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True)
class Entry:
    """A record that is new, or changed in these columns."""

    row: int
    label: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """What a check doubts in a record that is imported all the same, in a sentence."""

    row: int
    column: str
    sentence: str


@dataclass
class Report:
    """Numbers of rows, and examples of them. `stored` says whether the database has been changed, `is_outdated` that it
    was not, because somebody changed meanwhile what an earlier report showed."""

    noun: Noun
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    stored: bool = False
    is_outdated: bool = False
    warned: int = 0  # rows with doubts
    doubts: list[Doubt] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    new_entries: list[Entry] = field(default_factory=list)
    changed_entries: list[Entry] = field(default_factory=list)

    _seal: blake2b = field(default_factory=lambda: blake2b(digest_size=16), repr=False)

    @property
    def seal(self) -> str:
        """Differs if a row would do anything else to the record, or if what it changes says something else now."""
        return self._seal.hexdigest()

    @property
    def rows(self) -> int:
        return self.new + self.changed + self.same + self.refused

    def add(self, comparer: Comparer, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            number = draft.row.number
            if draft.is_new or draft.changed:
                stored = sorted((column, str(value)) for column, value in draft.changed.items())
                self._seal.update(repr((number, draft.is_new, draft.record.pk, stored)).encode())
            if draft.refusals:
                self.refused += 1
                if len(self.refusals) < MOST_REFUSED:
                    self.refusals += [Refusal(number, column, reason) for column, reason in draft.refusals]
            elif draft.is_new:
                self.new += 1
                if len(self.new_entries) < MOST_SHOWN:
                    self.new_entries.append(Entry(number, comparer.label(draft)))
            elif draft.changed:
                self.changed += 1
                if len(self.changed_entries) < MOST_SHOWN:
                    self.changed_entries.append(Entry(number, comparer.label(draft), tuple(draft.changed)))
            else:
                self.same += 1
            if draft.findings and not draft.refusals:
                self._add_doubts(comparer, draft)

    def _add_doubts(self, comparer: Comparer, draft: Draft) -> None:
        self.warned += 1
        if len(self.doubts) < MOST_DOUBTS:
            for finding in draft.findings:
                self.doubts.append(Doubt(draft.row.number, comparer.column_of(finding.check.field), finding.sentence))
