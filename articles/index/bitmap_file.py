"""All bitmaps in one file in the folder of the index: written once, read on demand.

First comes each set of keys as it is serialized, then a directory that says where each set lies and how many keys it
has. The file ends as the engine's files do, so that checksums.py verifies it, too. Processes map it into memory, which
they share; in memory of their own they keep only the sets that they have been asked for.
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

from articles.index.bitmaps import Bitmaps, Column, Keys
from articles.index.checksums import BITMAPS, CHUNK, MAGIC, TAIL
from articles.index.errors import engine_errors

START = struct.Struct("<Q")  # where the directory begins: the last eight bytes before the ending

Directory = dict[str, dict[str, dict[str, tuple[int, int, int]]]]  # noun -> field -> value -> place, size, keys


def file_in(folder: Path, number: int) -> Path:
    return folder / f"{number}{BITMAPS}"


def write(folder: Path, number: int, bitmaps: Bitmaps) -> None:
    """The file is complete and on disk when this returns. All older files but the last are removed."""
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
            places = directory.setdefault(noun, {})[name] = {}
            for value, count in column.counts.items():
                data = column.keys(value).serialize()
                places[value] = stream.tell(), len(data), count
                stream.write(data)
    return directory


def read(folder: Path, number: int) -> Bitmaps:
    """Reads a file that has been verified. Raises OSError where there is none."""
    with file_in(folder, number).open("rb") as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    length, _ = TAIL.unpack(data[-TAIL.size :])
    end = len(data) - TAIL.size - length - START.size
    [start] = START.unpack(data[end : end + START.size])
    directory: Directory = marshal.loads(data[start:end])  # noqa: S302 -- written above, and its checksum is right
    return Bitmaps(
        {
            noun: {
                name: Column({value: count for value, (_, _, count) in places.items()}, _Stored(data, places))
                for name, places in columns.items()
            }
            for noun, columns in directory.items()
        }
    )


class _Stored(Mapping[str, Keys]):
    """The sets of one column, each read when it is first asked for. Raises Damaged where a set cannot be read."""

    def __init__(self, data: mmap.mmap, places: Mapping[str, tuple[int, int, int]]) -> None:
        self._data = data
        self._places = places
        self._read: dict[str, Keys] = {}

    def __getitem__(self, value: str) -> Keys:
        if value not in self._read:
            place, size, _ = self._places[value]
            with engine_errors():
                self._read[value] = Keys.deserialize(self._data[place : place + size])
        return self._read[value]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
