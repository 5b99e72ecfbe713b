"""The keys of the records that hold each value, and how two states of them differ.

Primary keys are below 2**32: bitmaps of such keys need half the memory and half the time of those of longer ones.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyroaring import BitMap as Keys

from articles.index.documents import IndexedRecord
from articles.index.schema import NOUN

# noun -> field -> value -> keys
Holders = Mapping[str, Mapping[str, Mapping[str, Keys]]]

NO_KEYS = Keys()


def holders_of(records: Iterable[IndexedRecord]) -> Holders:
    """The keys of these records by noun, field and value."""
    keys: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for record in records:
        fields = keys[record.noun]
        fields[NOUN][record.noun].append(record.pk)
        for name, value in record.values.items():
            for each in value if isinstance(value, list) else [value]:
                if each:
                    fields[name][each].append(record.pk)
    return {
        noun: {name: {value: Keys(pks) for value, pks in values.items()} for name, values in fields.items()}
        for noun, fields in keys.items()
    }


def difference(one: Holders, other: Holders) -> Holders:
    """The keys to flip to turn `one` into `other`. Flipping them equals flipping `one` and then `other`."""
    return {
        noun: {
            name: _flipped(one.get(noun, {}).get(name, {}), other.get(noun, {}).get(name, {}))
            for name in {**one.get(noun, {}), **other.get(noun, {})}
        }
        for noun in {**one, **other}
    }


def _flipped(values: Mapping[str, Keys], flips: Mapping[str, Keys]) -> dict[str, Keys]:
    flipped = dict(values)
    for value, keys in flips.items():
        if left := flipped.get(value, NO_KEYS) ^ keys:
            flipped[value] = left
        else:
            flipped.pop(value, None)
    return flipped


def to_bytes(holders: Holders) -> bytes:
    return marshal.dumps(
        {
            noun: {
                name: {value: keys.serialize() for value, keys in values.items()}
                for name, values in columns.items()
                if values
            }
            for noun, columns in holders.items()
        }
    )


def from_bytes(data: bytes) -> Holders:
    plain = marshal.loads(data)  # noqa: S302 -- written above, checksum verified
    return {
        noun: {
            name: {value: Keys.deserialize(keys) for value, keys in values.items()} for name, values in columns.items()
        }
        for noun, columns in plain.items()
    }
