"""Looks at everything that an operator should look at, and says what to do in a sentence each.

Each file looks at one thing. A function yields findings; nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import Error

from articles.database_failure import advice
from articles.operations.doctor import backups, database, disk, files, replica, search_index, settings
from articles.operations.doctor.findings import Finding, attention

__all__ = ["Finding", "examine_installation"]

EXAMINATIONS: dict[str, Callable[[], Iterator[Finding]]] = {
    "settings": settings.examine,
    "files": files.examine,
    "disk": disk.examine,
    "database": database.examine,
    "replica": replica.examine,
    "search index": search_index.examine,
    "backups": backups.examine,
}


def examine_installation() -> Iterator[tuple[str, Finding]]:
    """What was looked at, and what was found there. An examination that cannot be made is a finding, too."""
    for subject, examine in EXAMINATIONS.items():
        try:
            for finding in examine():
                yield subject, finding
        except Error as error:
            yield subject, attention(advice(error))
        except OSError as error:
            yield subject, attention(f"{error.filename or 'A file'} cannot be read: {error.strerror}.")
