"""Checks that the files of an index are still what the engine wrote.

The engine ends each of its files with a checksum but never verifies it. A disk error, or another program that writes
into the folder, would lead to wrong counts without any error.
"""

from __future__ import annotations

import json
import struct
import time
import zlib
from pathlib import Path

CHUNK = 1 << 20
# The engine ends a file with its checksum and the engine's version as JSON, the length of the JSON, and this number.
MAGIC = 1337
TAIL = struct.Struct("<II")
BITMAPS = ".bitmaps"  # bitmap_file.py ends its files in the same way

# Seconds after a check during which files count as unchanged.
RECHECK_AFTER = 0.02

Status = tuple[int, int, int]  # size, modified, inode


class ChecksumVerifier:
    """Remembers which files have been verified, and notices when one changes. A finished file is never rewritten."""

    def __init__(self) -> None:
        self._verified: dict[Path, Status] = {}
        self._checked_at = 0.0

    def check(self, folder: Path) -> None:
        """Raises ValueError or OSError if a file of the index is not as it was written.

        Reads only files that have not been verified before.
        """
        verified = {}
        for file in _files_of(folder):
            verified[file] = _status(file)
            if self._verified.get(file) != verified[file]:
                _verify(file)
        self._verified, self._checked_at = verified, time.monotonic()

    def nothing_changed(self) -> bool:
        """Whether the verified files still have the same size, time of modification and inode."""
        now = time.monotonic()
        if now - self._checked_at < RECHECK_AFTER:
            return True
        try:
            if any(_status(file) != status for file, status in self._verified.items()):
                return False
        except OSError:
            return False
        self._checked_at = now
        return True


def _files_of(folder: Path) -> list[Path]:
    """The files with a checksum that the current commit uses."""
    live = {}
    try:
        for segment in json.loads((folder / "meta.json").read_bytes())["segments"]:
            deletes = segment["deletes"]
            live[segment["segment_id"].replace("-", "")] = f".{deletes['opstamp']}.del" if deletes else None
    except (KeyError, TypeError) as error:
        raise ValueError("meta.json does not list the segments of the index.") from error
    return [
        file
        for file in folder.iterdir()
        if file.suffix == BITMAPS
        or ((name := file.name.split(".")[0]) in live and (file.suffix != ".del" or file.name == f"{name}{live[name]}"))
    ]


def _status(file: Path) -> Status:
    status = file.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _verify(file: Path) -> None:
    size = file.stat().st_size
    with file.open("rb") as stream:
        stream.seek(max(0, size - TAIL.size))
        length, magic = TAIL.unpack(stream.read().rjust(TAIL.size, b"\0"))
        body = size - TAIL.size - length
        if magic != MAGIC or body < 0:
            raise ValueError(f"{file.name} has been truncated or overwritten.")
        stream.seek(body)
        try:
            expected = json.loads(stream.read(length))["crc"]
        except (KeyError, TypeError) as error:
            raise ValueError(f"{file.name} has no checksum.") from error
        stream.seek(0)
        found = 0
        while body > 0 and (chunk := stream.read(min(CHUNK, body))):
            found, body = zlib.crc32(chunk, found), body - len(chunk)
    if found != expected:
        raise ValueError(f"{file.name} does not match its checksum.")
