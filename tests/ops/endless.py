"""A site with one short page and one that never ends. Clients have a second to read each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

from config import worker

worker.SEND_SECONDS = 1.0


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return repeat(bytes(64 * 1024)) if environ["PATH_INFO"] == "/endless" else [b"short\n"]
