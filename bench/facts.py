"""All published statements of an archive in memory, read from its database without the site's models and index.

What the site answers is checked against a plain count over these. Only the analyzer is the site's own: which words are
forms of one another is a decision, not a result.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from articles.index.analysis import ANALYZER

FACETS = ("speaker", "party", "topic", "kind", "medium", "venue", "round", "outlet", "year")
NONE = -1

# Newest first, as the list of statements is; those without a date come last.
STATEMENTS = """
    SELECT s.id, s.uid, s.said_on, s.kind, s.medium, s.words, s.paraphrase, s.context, s.attribution,
           speaker.slug AS speaker, venue.slug AS venue, round.slug AS round, outlet.slug AS outlet,
           party.slug AS party, s.speaker_id, s.venue_id, body.name AS body, role.title AS office,
           round.name AS round_name
      FROM articles_statement s
      JOIN articles_article article ON article.id = s.article_id AND article.status = 'published'
      JOIN articles_outlet outlet ON outlet.id = article.outlet_id
      LEFT JOIN articles_person speaker ON speaker.id = s.speaker_id
      LEFT JOIN articles_venue venue ON venue.id = s.venue_id
      LEFT JOIN articles_round round ON round.id = s.round_id
      LEFT JOIN articles_role role ON role.id = s.role_id
      LEFT JOIN articles_organisation body ON body.id = s.organisation_id
      LEFT JOIN articles_party party ON party.id = COALESCE(role.party_id, body.party_id, s.party_id)
     ORDER BY s.said_on IS NULL, s.said_on DESC, s.id DESC
"""


class Facts:
    """Row 0 is the statement said last. `codes[facet][row]` is the place of its value in `values[facet]`, or NONE.

    A statement has several topics: `codes["topic"]` is a flat list, and `topic_rows` says whose each is.
    """

    def __init__(self, database: Path) -> None:
        self.uids: list[str] = []
        self.values: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        self.codes = {facet: array("i") for facet in FACETS}
        self.topic_rows = array("i")
        self.postings: dict[str, array[int]] = defaultdict(lambda: array("i"))  # term -> rows
        self.spelled: set[str] = set()  # words as they stand in quotations
        self._terms: dict[str, frozenset[str]] = {}  # of names, which occur again and again
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        self._read(connection)
        connection.close()

    def __len__(self) -> int:
        return len(self.uids)

    def values_of(self, row: int) -> dict[str, list[str]]:
        """Facet -> the values that the statement has."""
        found = {}
        for facet in FACETS:
            places = range(row, row + 1)
            if facet == "topic":
                places = range(bisect_left(self.topic_rows, row), bisect_right(self.topic_rows, row))
            codes = {self.codes[facet][place] for place in places} - {NONE}
            found[facet] = [value for value, code in self.values[facet].items() if code in codes]
        return {facet: values for facet, values in found.items() if values}

    def _read(self, connection: sqlite3.Connection) -> None:
        topics = topics_of(connection)
        people, venues = names_of(connection, "person"), names_of(connection, "venue")
        for row, s in enumerate(connection.execute(STATEMENTS)):
            self.uids.append(s["uid"])
            year = s["said_on"][:4] if s["said_on"] else None
            for facet in FACETS:
                if facet != "topic":
                    self.codes[facet].append(self._code(facet, year if facet == "year" else s[facet]))
            terms = set(ANALYZER.analyze(" \n ".join((s["words"], s["paraphrase"], s["context"], s["attribution"]))))
            self.spelled.update(s["words"].lower().split())
            names = [people.get(s["speaker_id"]), venues.get(s["venue_id"]), s["body"], s["office"], s["round_name"]]
            for slug, name in topics.get(s["id"], ()):
                self.codes["topic"].append(self._code("topic", slug))
                self.topic_rows.append(row)
                names.append(name)
            for term in terms.union(*map(self._terms_of, filter(None, names))):
                self.postings[term].append(row)

    def _code(self, facet: str, value: str | None) -> int:
        values = self.values[facet]
        return values.setdefault(value, len(values)) if value else NONE

    def _terms_of(self, name: str) -> frozenset[str]:
        if name not in self._terms:
            self._terms[name] = frozenset(ANALYZER.analyze(name))
        return self._terms[name]


def selector(rows: Iterable[int], length: int) -> bytes:
    """One byte per statement: 1 for those in `rows`."""
    chosen = bytearray(length)
    for row in rows:
        chosen[row] = 1
    return bytes(chosen)


def both(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "little") & int.from_bytes(other, "little")).to_bytes(len(one), "little")


def iter_chosen(chosen: bytes) -> Iterator[int]:
    """The rows that a selector chooses, in order."""
    row = chosen.find(1)
    while row >= 0:
        yield row
        row = chosen.find(1, row + 1)


def topics_of(connection: sqlite3.Connection) -> dict[int, list[tuple[str, str]]]:
    """Statement -> slug and name of each of its topics."""
    named = {pk: (slug, name) for pk, slug, name in connection.execute("SELECT id, slug, name FROM articles_topic")}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for statement, topic in connection.execute("SELECT statement_id, topic_id FROM articles_statement_topics"):
        found[statement].append(named[topic])
    return found


def names_of(connection: sqlite3.Connection, noun: str) -> dict[int, str]:
    """Every name of each person or venue."""
    found: dict[int, list[str]] = defaultdict(list)
    queries = (f"SELECT id, name FROM articles_{noun}", f"SELECT {noun}_id, name FROM articles_{noun}name")  # noqa: S608
    for query in queries:
        for pk, name in connection.execute(query):
            found[pk].append(name)
    return {pk: " \n ".join(names) for pk, names in found.items()}
