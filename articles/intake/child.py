"""Has material read in a process of its own, which knows nothing of this one, and ends it when it takes too much.

The process gets no environment, so no key and no password of the database; `reading/confinement.py` says what else it
has not. Whatever it does, this process receives lines of JSON up to a limit, or ReadingFailed.
"""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

READER = Path(__file__).parent / "reading" / "__main__.py"
MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    processor_seconds: int
    seconds: float  # until it is killed, however little it did
    output: int  # bytes


OF_DOCUMENTS = Limits(processor_seconds=10, seconds=60.0, output=16 * MIB)
OF_ARCHIVES = Limits(processor_seconds=60, seconds=240.0, output=256 * MIB)


class ReadingFailed(Exception):
    """`reason` is a name in `reasons.py`. If `is_final`, another try would fail as well."""

    def __init__(self, reason: str, *, is_final: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_final = is_final


def limits_for(format_: str) -> Limits:
    return OF_ARCHIVES if format_ == "warc" else OF_DOCUMENTS


def read(material: IO[bytes], *, format_: str, address: str, propose_story: bool) -> Iterator[dict[str, Any]]:
    """Yields the documents and parts, and at last how it ended. `material` is an open file. Raises ReadingFailed."""
    limits = limits_for(format_)
    arguments = [format_, address, str(limits.processor_seconds), "story" if propose_story else ""]
    process = subprocess.Popen(  # noqa: S603 -- the address is an argument of our own program, and never a command
        [sys.executable, "-I", str(READER), *arguments],
        stdin=material,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )
    killer = threading.Timer(limits.seconds, process.kill)
    killer.start()
    try:
        yield from _lines(process, limits)
    finally:
        killer.cancel()
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _lines(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[dict[str, Any]]:
    assert process.stdout is not None  # noqa: S101 -- it is a pipe
    left = limits.output
    while line := process.stdout.readline(left + 1):
        left -= len(line)
        if left < 0:
            raise ReadingFailed("too-long", is_final=True)
        if not line.endswith(b"\n"):
            break
        found = json.loads(line)
        if found["kind"] == "refused":
            raise ReadingFailed(found["reason"], is_final=True)
        yield found
        if found["kind"] == "end":
            return
    status = process.wait()
    raise ReadingFailed("too-slow" if status == -signal.SIGXCPU else "died", is_final=False)


def page_of(part: dict[str, Any]) -> bytes:
    """The bytes of a page of a web archive; b"" for an entry of a feed, whose page is yet to be handed in."""
    return base64.b64decode(part["page"])
