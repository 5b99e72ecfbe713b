"""Stores all bitmaps in one file in the folder of the index. The file is written once and read on demand.

The serialized sets of keys come first. A directory with the offset, the size and the number of keys of each set
follows. The file ends like the engine's files, so checksums.py verifies it as well. Processes map the file into shared
memory. Each process keeps its own copy only of the sets that it has used.
"""

from __future__ import annotations

import json
import marshal
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from articles.index.bitmaps import Bitmaps, Column
from articles.index.checksums import BITMAPS, CHUNK, MAGIC, TAIL
from articles.index.errors import engine_errors
from articles.index.holders import Keys

START = struct.Struct("<Q")  # the offset of the directory: the last eight bytes before the checksum

Directory = dict[str, dict[str, dict[str, tuple[int, int, int]]]]  # noun -> field -> value -> offset, size, count


def file_in(folder: Path, number: int) -> Path:
    return folder / f"{number}{BITMAPS}"


def write(folder: Path, number: int, bitmaps: Bitmaps) -> None:
    """Returns when the file is complete and on disk. Removes older files except the previous one."""
    file = file_in(folder, number)
    unfinished = file.with_suffix(".unfinished")
    with unfinished.open("wb") as stream:
        crc, directory = 0, _write_keys(stream, bitmaps)
        start = stream.tell()
        stream.write(marshal.dumps(directory) + START.pack(start))
        stream.flush()
        with unfinished.open("rb") as written:
            while chunk := written.read(CHUNK):
                crc = zlib.crc32(chunk, crc)
        ending = json.dumps({"crc": crc}).encode()
        stream.write(ending + TAIL.pack(len(ending), MAGIC))
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(file)
    for other in folder.glob(f"*{BITMAPS}"):
        if other not in (file, file_in(folder, number - 1)):
            other.unlink()


def _write_keys(stream: BinaryIO, bitmaps: Bitmaps) -> Directory:
    directory: Directory = {}
    for noun, columns in bitmaps.columns.items():
        for name, column in columns.items():
            entries = directory.setdefault(noun, {})[name] = {}
            for value, count in column.counts.items():
                data = column.keys(value).serialize()
                entries[value] = stream.tell(), len(data), count
                stream.write(data)
    return directory


def read(folder: Path, number: int) -> Bitmaps:
    """Reads a file that has been verified. Raises OSError if it does not exist."""
    with file_in(folder, number).open("rb") as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    length, _ = TAIL.unpack(data[-TAIL.size :])
    end = len(data) - TAIL.size - length - START.size
    [start] = START.unpack(data[end : end + START.size])
    directory: Directory = marshal.loads(data[start:end])  # noqa: S302 -- written above, checksum verified
    return Bitmaps(
        {
            noun: {
                name: Column({value: count for value, (_, _, count) in entries.items()}, _Stored(data, entries))
                for name, entries in columns.items()
            }
            for noun, columns in directory.items()
        }
    )


class _Stored(Mapping[str, Keys]):
    """The sets of one column. Each is read when it is first used. Raises Damaged if a set cannot be read."""

    def __init__(self, data: mmap.mmap, entries: Mapping[str, tuple[int, int, int]]) -> None:
        self._data = data
        self._entries = entries
        self._read: dict[str, Keys] = {}

    def __getitem__(self, value: str) -> Keys:
        if value not in self._read:
            offset, size, _ = self._entries[value]
            with engine_errors():
                self._read[value] = Keys.deserialize(self._data[offset : offset + size])
        return self._read[value]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
