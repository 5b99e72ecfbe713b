"""Reads JSON Lines (https://jsonlines.org/): an object on each line, whose names are the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, TextIO

from django.utils.translation import gettext as _

from articles.exchange.tables.delimited import iter_lines
from articles.exchange.tables.header import read_header
from articles.exchange.tables.rows import Cell, Row, Unreadable


def read_json_lines(text: TextIO) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The columns of the first object, and all rows. Further objects may have other columns. Raises TableRefused."""
    rows = (_row(number, line) for number, line in enumerate(iter_lines(text), start=1) if line.strip())
    first = next(rows, Row(1, {}))
    return read_header(list(first.cells)), chain([first], rows)


def _row(number: int, line: str) -> Row:
    try:
        values = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return Row(number, {}, _("The line is not valid JSON."))
    if not isinstance(values, dict):
        return Row(number, {}, _("The line is not a JSON object."))
    return Row(number, {name: _cell(value) for name, value in values.items()})


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list) and all(isinstance(item, (str, int)) for item in value):
        return [str(item) for item in value]
    return Unreadable(_("The value is neither a text nor a number nor a list of texts."))
