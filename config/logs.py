"""Lines of the log: as text, or as JSON for a program that collects them. Each names its request."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from articles.middleware.request_id import request_id


class NamesRequest(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get() or "-"
        return True


class WithoutTraceback(logging.Filter):
    """For what strangers cause on purpose, such as a wrong Host header: one line, not one for each frame."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True


class JsonFormatter(logging.Formatter):
    """One object on each line: time, level, logger, request, message, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
