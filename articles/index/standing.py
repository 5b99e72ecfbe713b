"""How far the stored index has followed the database. Looks only: nothing is built or updated."""

from __future__ import annotations

from enum import Enum, auto

from articles.index.change_log import pending_since
from articles.index.checksums import ChecksumVerifier
from articles.index.errors import Damaged
from articles.index.opening import open_index
from articles.index.schema import Catalogue
from articles.index.storage import Storage


class Standing(Enum):
    UP_TO_DATE = auto()
    BEHIND = auto()
    MISSING = auto()  # or of another version of Parley
    DAMAGED = auto()
    OF_ANOTHER_DATABASE = auto()  # or of a later state of this one


def standing(catalogue: Catalogue, storage: Storage) -> Standing:
    stamp = storage.stamp()
    if stamp is None:
        return Standing.MISSING
    try:
        index = open_index(catalogue, storage, stamp, ChecksumVerifier())
    except Damaged:
        return Standing.DAMAGED
    pending = pending_since(index.position, at_most=0)
    if not pending.continues(index.position):
        return Standing.OF_ANOTHER_DATABASE
    return Standing.BEHIND if pending.changes else Standing.UP_TO_DATE
