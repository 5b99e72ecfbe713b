"""One of several ways to sort or to show a list."""

from __future__ import annotations

from typing import NamedTuple


class Option(NamedTuple):
    """`query` is the query string of the list in this way."""

    value: str
    label: str
    selected: bool
    query: str
