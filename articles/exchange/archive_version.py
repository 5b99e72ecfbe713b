"""The version of the archive, as every export says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles.index import Version
from articles.models import Precision
from articles.models.base import spell_date
from articles.spelling import spell_number

# The last columns of every CSV file: CSV has no place for what is said once of the whole file.
ARCHIVE_COLUMNS = ("archive_version", "archive_date")


def with_version(rows: Iterable[Sequence[Any]], version: Version) -> Iterator[list[Any]]:
    """The rows with the values of ARCHIVE_COLUMNS."""
    values = [str(version.number), version.day.isoformat() if version.day else ""]
    return ([*row, *values] for row in rows)


def version_record(version: Version) -> dict[str, Any]:
    """The version as data: `{"version": 2423, "date": "2026-11-28"}`."""
    return {"version": version.number, "date": version.day.isoformat() if version.day else None}


def spell_version(version: Version) -> str:
    """For example "Version 2,423 of the archive, 28 November 2026"."""
    words = {"number": spell_number(version.number), "day": spell_date(version.day, Precision.DAY)}
    return _("Version %(number)s of the archive, %(day)s") % words
