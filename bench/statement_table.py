"""All published statements of an archive in memory, read from its database and not from the site's index.

The site's answers are checked against a plain count over this table. Only the text analysis is the site's own: which
words count as forms of each other is a decision, not a result.
"""

from __future__ import annotations

import copy
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from articles import nouns
from articles.index.analysis import ANALYZER
from bench.facet_values import FacetValues, read_facet

# The newest first, as in the list of statements; statements without a date come last.
STATEMENTS = """
    SELECT s.id, s.uid, s.said_on, s.said_precision, s.words, s.paraphrase, s.context, s.attribution,
           s.speaker_id, s.venue_id,
           body.name AS body, role.title AS role, round.name AS round
      FROM articles_statement s
      JOIN articles_article article ON article.id = s.article_id AND article.status = 'published'
      LEFT JOIN articles_round round ON round.id = s.round_id
      LEFT JOIN articles_role role ON role.id = s.role_id
      LEFT JOIN articles_organisation body ON body.id = s.organisation_id
     ORDER BY s.said_on IS NULL, s.said_on DESC, s.article_id DESC, s."order", s.id
"""


class StatementTable:
    """Row 0 is the statement said last.

    `spans` are the first and the last day on which each was said, "" if no day is known. `facets` has the values of
    each facet, `postings` the rows whose text contains a term, in order.
    """

    def __init__(self, database: Path) -> None:
        self.uids: list[str] = []
        self.spans: list[tuple[str, str]] = []
        self.postings: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self.quoted_words: set[str] = set()  # lower-case words of the quotations, not analyzed
        with closing(open_read_only(database)) as connection:
            self.facets: dict[str, FacetValues] = {
                name: read_facet(connection, field) for name, field in nouns.STATEMENT.facets.items()
            }
            self._read_text(connection)

    def __len__(self) -> int:
        return len(self.uids)

    def values_of(self, row: int) -> dict[str, list[str]]:
        """The values of one statement by facet. Facets without a value are left out."""
        return {name: found for name, facet in self.facets.items() if (found := facet.of(row))}

    def with_facets(self, names: Sequence[str]) -> StatementTable:
        """The same statements with only these facets."""
        table = copy.copy(self)
        table.facets = {name: self.facets[name] for name in names}
        return table

    def _read_text(self, connection: sqlite3.Connection) -> None:
        topics = topic_names(connection)
        people, venues = all_names(connection, "person"), all_names(connection, "venue")
        analyze_name = lru_cache(None)(lambda name: frozenset(ANALYZER.analyze(name)))  # names recur all the time
        for row, s in enumerate(connection.execute(STATEMENTS)):
            self.uids.append(s["uid"])
            self.spans.append(span(s["said_on"] or "", s["said_precision"]))
            self.quoted_words.update(s["words"].lower().split())
            terms = set(ANALYZER.analyze(" \n ".join((s["words"], s["paraphrase"], s["context"], s["attribution"]))))
            names = [people.get(s["speaker_id"]), venues.get(s["venue_id"]), s["body"], s["role"], s["round"]]
            for term in terms.union(*map(analyze_name, filter(None, [*names, *topics.get(s["id"], ())]))):
                self.postings[term].append(row)


@lru_cache(maxsize=10_000)
def span(day: str, precision: str) -> tuple[str, str]:
    """The first and the last day of a date. No month has a day after its 31st."""
    ends = {"month": f"{day[:7]}-31", "year": f"{day[:4]}-12-31"}
    return day, ends.get(precision, day) if day else ""


def open_read_only(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def selection(rows: Iterable[int], length: int) -> bytes:
    """One byte for each statement: 1 if its row is among `rows`, else 0."""
    selected = bytearray(length)
    for row in rows:
        selected[row] = 1
    return bytes(selected)


def rest(selected: bytes) -> bytes:
    """All other statements."""
    return selected.translate(bytes([1, 0, *range(2, 256)]))


def intersection(one: bytes, other: bytes) -> bytes:
    """The statements that are in both selections."""
    return (int.from_bytes(one, "little") & int.from_bytes(other, "little")).to_bytes(len(one), "little")


def topic_names(connection: sqlite3.Connection) -> dict[int, list[str]]:
    """The names of the topics of each statement, by the statement's primary key."""
    names = dict(tuple(row) for row in connection.execute("SELECT id, name FROM articles_topic"))
    found: dict[int, list[str]] = defaultdict(list)
    for statement, topic in connection.execute("SELECT statement_id, topic_id FROM articles_statement_topics"):
        found[statement].append(names[topic])
    return found


def all_names(connection: sqlite3.Connection, noun: str) -> dict[int, str]:
    """All names of each person or venue in one text, by primary key."""
    found: dict[int, list[str]] = defaultdict(list)
    queries = (f"SELECT id, name FROM articles_{noun}", f"SELECT {noun}_id, name FROM articles_{noun}name")  # noqa: S608
    for query in queries:
        for pk, name in connection.execute(query):
            found[pk].append(name)
    return {pk: " \n ".join(names) for pk, names in found.items()}
