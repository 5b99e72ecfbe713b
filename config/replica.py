"""The database router for a read replica. articles/middleware/replica.py decides where a request may read."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.db import DEFAULT_DB_ALIAS as PRIMARY
from django.db import Error, connections
from django.db.models import Model
from simple_history.models import HistoricalChanges

from articles.middleware.replica import REPLICA, UNDECIDED, reads_from

logger = logging.getLogger(__name__)

RETRY_AFTER = 5  # seconds until a replica that failed is tried again
_retry_at = 0.0


class Router:
    """Reads of the app's models go where the request reads. Sessions, accounts, logins and history use the primary."""

    def db_for_read(self, model: type[Model], behind: str = "", **hints: Any) -> str:
        """`behind` names a database that is older than the search index. The request then reads from the primary."""
        if model._meta.app_label != "articles" or issubclass(model, HistoricalChanges):
            return PRIMARY
        if behind:
            reads_from.set(PRIMARY)
        if reads_from.get() == UNDECIDED:
            reads_from.set(REPLICA if _replica_answers() else PRIMARY)
        return reads_from.get()

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return PRIMARY

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return True  # both hold the same rows

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == PRIMARY


def _replica_answers() -> bool:
    """Opens the connection or checks an open one, as the first query would do anyway."""
    global _retry_at
    if time.monotonic() < _retry_at:
        return False
    try:
        with connections[REPLICA].cursor():
            return True
    except Error as error:
        _retry_at = time.monotonic() + RETRY_AFTER
        logger.warning("The replica does not answer; readers read from the primary: %s", error)
        return False
