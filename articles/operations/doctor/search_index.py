from __future__ import annotations

from collections.abc import Iterator

from articles import nouns
from articles.index import Standing, standing
from articles.operations.doctor.findings import Finding, attention, well

WELL = {
    Standing.UP_TO_DATE: "The search index has all changes of the database.",
    Standing.BEHIND: "The search index takes in the latest changes at the next request of a reader.",
}
ATTENTION = {
    Standing.MISSING: "There is no search index of this version: run manage.py build_index.",
    Standing.DAMAGED: "The search index cannot be read, and the next request rebuilds it. Look for errors of the disk.",
    Standing.OF_ANOTHER_DATABASE: (
        "The search index belongs to another database or to a later state of this one, as after restoring a backup. "
        "The next request rebuilds it, or manage.py build_index does."
    ),
}


def examine() -> Iterator[Finding]:
    found = standing(nouns.CATALOGUE, nouns.index_storage())
    yield well(WELL[found]) if found in WELL else attention(ATTENTION[found])
