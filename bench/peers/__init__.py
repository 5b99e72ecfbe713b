"""Other servers over the same statements, asked the same questions on the same core."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.archive import folder_of_bench
from bench.facts import STATEMENTS, names_of, topics_of
from bench.times import Times

LIMIT = 60  # seconds for the questions of one class
REQUESTS = 20


@dataclass
class Peer:
    name: str
    version: str = ""
    times: dict[str, Times] = field(default_factory=dict)
    right: int = 0  # totals that agree with the count by hand, of so many
    asked: int = 0
    missing: str = ""  # why it was not measured


@dataclass(frozen=True)
class Row:
    """A statement as a peer stores it: facets as slugs, and the three texts that are searched."""

    id: int
    facets: dict[str, str]  # all but the topics
    topics: list[str]
    said: str
    words: str
    names: str
    about: str


def tool(name: str) -> Path:
    """A program of the peers' own Python environment."""
    return folder_of_bench() / "venv" / "bin" / name


def iter_rows(database: Path) -> Iterator[Row]:
    """The newest first."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        topics = topics_of(connection)
        people, venues = names_of(connection, "person"), names_of(connection, "venue")
        for s in connection.execute(STATEMENTS):
            facets = {
                name: s[name] or "" for name in ("speaker", "party", "kind", "medium", "venue", "round", "outlet")
            }
            names = (people.get(s["speaker_id"]), s["body"], s["office"], s["attribution"])
            called = [name for _, name in topics.get(s["id"], ())]
            about = (s["paraphrase"], s["context"], venues.get(s["venue_id"]), s["round_name"], *called)
            yield Row(
                id=s["id"],
                facets={**facets, "year": (s["said_on"] or "")[:4]},
                topics=[slug for slug, _ in topics.get(s["id"], ())],
                said=s["said_on"] or "",
                words=s["words"],
                names=" \n ".join(filter(None, names)),
                about=" \n ".join(filter(None, about)),
            )
