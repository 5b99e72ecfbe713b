"""Stores all bitmaps in one file in the folder of the index. The file is written once and read on demand.

The serialized sets of keys come first. A directory follows, which says where the set of each value is and how many keys
it has. The file ends like the engine's files, so checksums.py verifies it as well. Processes map the file into shared
memory. Each process keeps its own copy only of the sets that it has used, and not of those that are read as fast again.
"""

from __future__ import annotations

import json
import marshal
import mmap
import os
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from articles.index.bitmaps import Bitmaps, Column
from articles.index.checksums import BITMAPS, CHUNK, MAGIC, TAIL
from articles.index.errors import Damaged
from articles.index.holders import Keys

START = struct.Struct("<Q")  # the offset of the directory: the last eight bytes before the checksum

# noun -> field -> the sorted values, the number of keys of each set, and the offset of each set and of the end of the
# last one. The numbers are arrays of NUMBERS as bytes: an object for each would need ten times the memory.
Directory = dict[str, dict[str, tuple[list[str], bytes, bytes]]]
NUMBERS = "Q"
SMALL = 64  # bytes of a set that is read again each time: an object in memory takes more than that


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
    shared: dict[str, str] = {}  # marshal writes an object once, so columns with the same values share them in memory
    return {
        noun: {name: _write_column(stream, column, shared) for name, column in columns.items()}
        for noun, columns in bitmaps.columns.items()
    }


def _write_column(stream: BinaryIO, column: Column, shared: dict[str, str]) -> tuple[list[str], bytes, bytes]:
    values, offsets = [shared.setdefault(value, value) for value in sorted(column.counts)], array(NUMBERS)
    for value in values:
        offsets.append(stream.tell())
        stream.write(column.keys(value).serialize())
    offsets.append(stream.tell())
    return values, array(NUMBERS, map(column.counts.__getitem__, values)).tobytes(), offsets.tobytes()


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
                name: Column(dict(zip(values, array(NUMBERS, counts), strict=True)), _Stored(data, values, offsets))
                for name, (values, counts, offsets) in columns.items()
            }
            for noun, columns in directory.items()
        }
    )


class _Stored(Mapping[str, Keys]):
    """The sets of one column. Each is read when it is first used. Raises Damaged if a set cannot be read."""

    def __init__(self, data: mmap.mmap, values: Sequence[str], offsets: bytes) -> None:
        self._data = data
        self._values = values
        self._offsets = array(NUMBERS, offsets)
        self._read: dict[str, Keys] = {}

    def __getitem__(self, value: str) -> Keys:
        if value in self._read:
            return self._read[value]
        number = bisect_left(self._values, value)
        if self._values[number : number + 1] != [value]:
            raise KeyError(value)
        start, end = self._offsets[number : number + 2]
        try:
            keys = Keys.deserialize(self._data[start:end])
        except ValueError as error:
            raise Damaged(str(error)) from error
        if end - start > SMALL:
            self._read[value] = keys
        return keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
