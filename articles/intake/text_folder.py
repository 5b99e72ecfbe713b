"""The texts of articles of the record in a folder, with a file sources.json that says which is which.

It is a list of objects with `file`, a name in the folder, and `url`, the source address of the article.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

INDEX = "sources.json"


class Unreadable(Exception):
    """Its text is a sentence for whoever gave the file or the folder."""


def read_folder(folder: Path) -> Iterator[tuple[str, str]]:
    """Addresses and texts. Raises Unreadable."""
    index = folder / INDEX
    try:
        files = [(str(entry["url"]), folder / entry["file"]) for entry in json.loads(read_text(index))]
    except (ValueError, KeyError, TypeError):
        raise Unreadable(f"{index} must be a list of objects with “file” and “url”, in JSON.") from None
    for url, file in files:
        yield url, read_text(file)


def read_text(file: Path) -> str:
    """Raises Unreadable."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise Unreadable(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Unreadable(f"{file} cannot be read: it is not in UTF-8.") from None
