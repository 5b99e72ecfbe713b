"""What a table is read as, whatever its format: rows of named cells, and the reasons why one of them is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

MOST_COLUMNS = 100
MIB = 1024 * 1024


class Limits(NamedTuple):
    """How large a table may be: its rows, None for any number; and the bytes of a workbook when it is unpacked."""

    rows: int | None = None
    unpacked: int = 100 * MIB


class TableRefused(Exception):
    """The table cannot be read at all. The message tells an editor why, in a sentence."""


class CellRefused(Exception):
    """A cell cannot be read. The message tells an editor why, in a sentence. `column` is "" if the caller knows it."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.column = column


class Unreadable(NamedTuple):
    """Stands for the value of a cell that no noun can read, such as a formula."""

    reason: str


Cell = str | list[str] | Unreadable  # a list only where the format has lists


class Row(NamedTuple):
    """A row as a spreadsheet numbers it: the header is row 1. A `refusal` is a reason that concerns the whole row."""

    number: int
    cells: dict[str, Cell]
    refusal: str = ""

    @property
    def text(self) -> str | None:
        """All cells at once, which takes less time than each of them; None if a cell is not a text."""
        cells: Iterable[Any] = self.cells.values()
        try:
            return "".join(cells)
        except TypeError:
            return None

    @property
    def characters(self) -> int:
        text = self.text
        return len(text) if text is not None else sum(len("".join(cell)) for cell in self.cells.values())


@dataclass(frozen=True)
class Table:
    """A table that is being read. `fraction` returns how much of it has been read, from 0 to 1, if that is known."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    fraction: Callable[[], float | None]
