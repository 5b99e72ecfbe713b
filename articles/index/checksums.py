"""Whether the files of an index still are what the engine wrote.

The engine ends each of its files with a checksum, and never looks at it. A disk error, or a program that writes into
the folder, would give wrong counts without a word.
"""

from __future__ import annotations

import json
import struct
import time
import zlib
from pathlib import Path

CHUNK = 1 << 20
# An engine's file ends with: its checksum and the engine's version as JSON, the length of that, and this number.
MAGIC = 1337
TAIL = struct.Struct("<II")
BITMAPS = ".bitmaps"  # bitmap_file.py ends its files in the same way

# Seconds during which files that were looked at count as unchanged. A page asks several times.
LOOKED = 0.02

Mark = tuple[int, int, int]  # size, modified, inode


class Watch:
    """Knows which files have been found sound, and notices when one of them changes: all of them are written once."""

    def __init__(self) -> None:
        self._sound: dict[Path, Mark] = {}
        self._looked = 0.0

    def check(self, folder: Path) -> None:
        """Raises ValueError or OSError where a file that the index consists of is not as it was written.

        Only what has not been checked before is read as a whole.
        """
        sound = {}
        for file in _files_of(folder):
            sound[file] = _mark(file)
            if self._sound.get(file) != sound[file]:
                _verify(file)
        self._sound, self._looked = sound, time.monotonic()

    def nothing_touched(self) -> bool:
        """Whether the files that were last checked are still the same, as the file system tells."""
        now = time.monotonic()
        if now - self._looked < LOOKED:
            return True
        try:
            if any(_mark(file) != mark for file, mark in self._sound.items()):
                return False
        except OSError:
            return False
        self._looked = now
        return True


def _files_of(folder: Path) -> list[Path]:
    """Without those that no state of the index needs any more."""
    segments = json.loads((folder / "meta.json").read_bytes())["segments"]
    live = {}
    for segment in segments:
        deletes = segment["deletes"]
        live[segment["segment_id"].replace("-", "")] = f".{deletes['opstamp']}.del" if deletes else None
    return [
        file
        for file in folder.iterdir()
        if file.suffix == BITMAPS
        or ((name := file.name.split(".")[0]) in live and (file.suffix != ".del" or file.name == f"{name}{live[name]}"))
    ]


def _mark(file: Path) -> Mark:
    status = file.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _verify(file: Path) -> None:
    size = file.stat().st_size
    with file.open("rb") as stream:
        stream.seek(max(0, size - TAIL.size))
        length, magic = TAIL.unpack(stream.read().rjust(TAIL.size, b"\0"))
        body = size - TAIL.size - length
        if magic != MAGIC or body < 0:
            raise ValueError(f"{file.name} has been cut off or overwritten.")
        stream.seek(body)
        told = json.loads(stream.read(length))["crc"]
        stream.seek(0)
        found = 0
        while body > 0 and (chunk := stream.read(min(CHUNK, body))):
            found, body = zlib.crc32(chunk, found), body - len(chunk)
    if found != told:
        raise ValueError(f"{file.name} does not hold what was written into it.")
