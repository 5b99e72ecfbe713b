"""Other servers with the same statements, which answer the same requests on the same core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.archive import bench_folder
from bench.statement_table import STATEMENTS, StatementTable, all_names, open_read_only, topic_names
from bench.times import Times
from bench.workload import ListRequest

REQUESTS = 20  # of each class
CLASS_SECONDS = 60  # after which no further request of a class is sent

PeerRequests = Mapping[str, Sequence[tuple[ListRequest, int]]]  # the requests of each class with their right totals


@dataclass
class Peer:
    name: str
    version: str = ""
    times: dict[str, Times] = field(default_factory=dict)  # of each class
    right_totals: int = 0
    totals: int = 0  # number of totals compared
    not_measured: str = ""  # the reason in a sentence, if it was not measured
    reference: Times = field(default_factory=Times)  # of the requests that machines are compared by


@dataclass(frozen=True)
class Row:
    """A statement as a peer stores it: the values of each facet, the day, and the text that is searched."""

    id: int
    facets: dict[str, list[str]]
    said_on: str
    words: str
    names: str
    descriptions: str


def peer_program(name: str) -> Path:
    """A program in the peers' own virtual environment."""
    return bench_folder() / "venv" / "bin" / name


def facet_names(table: StatementTable, *, multiple: bool) -> list[str]:
    """The facets with several values, or those with at most one value for each statement."""
    return [name for name, facet in table.facets.items() if facet.multiple == multiple]


def iter_rows(database: Path, table: StatementTable) -> Iterator[Row]:
    """The statements of the database, the newest first. `table` holds the same statements in the same order."""
    with closing(open_read_only(database)) as connection:
        topics = topic_names(connection)
        people, venues = all_names(connection, "person"), all_names(connection, "venue")
        for row, s in enumerate(connection.execute(STATEMENTS)):
            names = (people.get(s["speaker_id"]), s["body"], s["role"], s["attribution"])
            descriptions = (s["paraphrase"], s["context"], venues.get(s["venue_id"]), s["round"])
            yield Row(
                id=s["id"],
                facets=table.values_of(row),
                said_on=s["said_on"] or "",
                words=s["words"],
                names=" \n ".join(filter(None, names)),
                descriptions=" \n ".join(filter(None, [*descriptions, *topics.get(s["id"], ())])),
            )
