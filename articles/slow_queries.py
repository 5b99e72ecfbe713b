"""Logs queries of a request that take long, without what was asked: only the SQL, whose values are placeholders."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created

from articles import metrics
from articles.middleware.request_id import request_id

logger = logging.getLogger(__name__)

LONGEST = 1_000  # characters of SQL
_TEXT = re.compile(r"'(?:[^']|'')*'")


def connect() -> None:
    """Watches every connection that is opened from now on."""
    connection_created.connect(_watch)


def _watch(connection: Any, **signal: Any) -> None:
    if settings.SLOW_QUERY_MS and watch_query not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch_query)


def watch_query(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    started = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        milliseconds = (time.perf_counter() - started) * 1000
        if milliseconds > settings.SLOW_QUERY_MS and request_id.get():  # commands take as long as they need
            metrics.slow_queries.inc()
            logger.warning("A query took %d ms: %s", milliseconds, _TEXT.sub("'…'", sql)[:LONGEST])
