"""Measures all pages but the filtered list: detail pages, the other lists, the desk, deep pages, and the CSV export."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import repeat
from json import loads
from pathlib import Path
from urllib.parse import urlencode

from bench import desk, edits
from bench.archive import EDITOR, Archive
from bench.client import Client
from bench.edits import EditTimes
from bench.server import memory_of, parley
from bench.times import Times

REQUESTS = 15  # of each page
# An export that takes longer is stopped, but not before it has this many rows.
EXPORT_SECONDS = 120
EXPORT_ROWS = 100_000
MEMORY_INTERVAL = 200  # pieces of the export between two readings of the worker's memory

# The records with the most statements. Their pages are the most expensive.
LARGEST = {
    "person": "SELECT p.slug, COUNT(*) FROM articles_statement s JOIN articles_person p ON p.id = s.speaker_id",
    "venue": "SELECT v.slug, COUNT(*) FROM articles_statement s JOIN articles_venue v ON v.id = s.venue_id",
    "round": "SELECT r.slug, COUNT(*) FROM articles_statement s JOIN articles_round r ON r.id = s.round_id",
    "topic": "SELECT t.slug, COUNT(*) FROM articles_statement_topics s JOIN articles_topic t ON t.id = s.topic_id",
    "question": "SELECT q.slug, COUNT(*) FROM articles_position s JOIN articles_question q ON q.id = s.question_id",
    "utterance": "SELECT u.slug, COUNT(*) FROM articles_statement s JOIN articles_utterance u ON u.id = s.utterance_id",
    "article": "SELECT a.slug, COUNT(*) FROM articles_statement s JOIN articles_article a ON a.id = s.article_id",
}
# The pages of the desk that count or list what waits to be done.
WORK_LISTS = {
    "the desk: the first page, which counts the work lists": "/admin/",
    "the desk: statements without a topic": "/admin/articles/statement/?work=without-topic",
    "the desk: statements without a role": "/admin/articles/statement/?work=without-role",
    "the desk: statements with an uncertain date": "/admin/articles/statement/?work=uncertain-date",
    "the desk: partly coded articles": "/admin/articles/article/?work=partly-coded",
    "the desk: people whom no article names": "/admin/articles/person/?work=orphans",
}
DESK = {
    "the desk: statements": "/admin/articles/statement/",
    "the desk: statements, searched": "/admin/articles/statement/?q=ceasefire",
    "the desk: articles": "/admin/articles/article/",
    "the desk: people": "/admin/articles/person/",
    **WORK_LISTS,
}
ONE_QUESTION, BY_SPEAKER = "the question with most statements", "the question with most statements, by speaker"
ALL_QUESTIONS, COMPARED = "positions", "two people compared"
POSITIONS = (ONE_QUESTION, BY_SPEAKER, ALL_QUESTIONS, COMPARED)
LAST_PAGE = "the last page compared with page 1"
FOUND = "statements with a word"
# Searches that find nothing, so that other ones are offered.
NOTHING_FOUND = ("statements with a misspelt word", "statements with words that are nowhere together")


@dataclass
class OtherPages:
    public: dict[str, Times] = field(default_factory=dict)
    desk: dict[str, Times] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)  # the status of pages that did not answer 200
    first_page: Times = field(default_factory=Times)
    last_page: Times = field(default_factory=Times)
    last_page_number: int = 0
    edits: EditTimes = field(default_factory=EditTimes)
    export_rows: int = 0
    export_seconds: float = 0
    export_memory: tuple[float, float] = (0, 0)  # MiB written by the worker: before the export, and its maximum
    memory: dict[str, float] = field(default_factory=dict)  # MiB of the worker before the edits, see `memory_of`
    memory_after_edits: dict[str, float] = field(default_factory=dict)


def measure(archive: Archive, term: str) -> OtherPages:
    """`term` is a word to search for."""
    results = OtherPages()
    with parley(archive.folder) as (worker, client):
        for name, address in _addresses(archive.database, term).items():
            separator = "&" if "?" in address else "?"
            # No page knows this parameter. It keeps the server from answering with a cached page.
            uncached = (f"{address}{separator}reader={number}" for number in range(REQUESTS + 1))
            results.public[name] = _measure_page(client, uncached, results.failed, name)
        _measure_last_page(client, results)
        cookies = desk.log_in(client, EDITOR, archive.password)
        for name, address in DESK.items():
            repeated = repeat(address, REQUESTS + 1)
            results.desk[name] = _measure_page(client, repeated, results.failed, name, Cookie=cookies)
        _measure_export(client, worker, results)
        results.memory = memory_of(worker)
        results.edits = edits.measure(client, archive.database, cookies)
        results.memory_after_edits = memory_of(worker)
    return results


def _addresses(database: Path, term: str) -> dict[str, str]:
    with closing(sqlite3.connect(database)) as connection:
        largest = {
            noun: connection.execute(f"{query} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1").fetchone()
            for noun, query in LARGEST.items()
        }
        other = connection.execute(f"{LARGEST['person']} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1 OFFSET 1").fetchone()
        uid = connection.execute("SELECT MIN(uid) FROM articles_statement").fetchone()[0]
    slugs = {noun: row[0] if row else "none" for noun, row in largest.items()}
    person = f"a person with {largest['person'][1]:,} statements"
    return {
        "home": "/",
        person: f"/people/{slugs['person']}/",
        "an article": f"/articles/{slugs['article']}/",
        "a statement": f"/statements/{uid}/",
        "the venue with most statements": f"/venues/{slugs['venue']}/",
        "the round with most statements": f"/rounds/{slugs['round']}/",
        "the topic with most statements": f"/topics/{slugs['topic']}/",
        ONE_QUESTION: f"/positions/{slugs['question']}/",
        BY_SPEAKER: f"/positions/{slugs['question']}/speakers/",
        "the timeline of all statements": "/statements/timeline/",
        "the timeline of all statements, by party": "/statements/timeline/?by=party",
        "the timeline of a topic, by party": f"/statements/timeline/?topic={slugs['topic']}&by=party",
        "the timeline of statements with a word": f"/statements/timeline/?{urlencode({'q': term})}",
        "the timeline of all articles": "/articles/timeline/",
        "the map of all statements": "/statements/map/",
        "the map of all articles": "/articles/map/",
        COMPARED: f"/compare/?person={slugs['person']}&person={other[0] if other else 'none'}",
        "the remark with most reports": f"/utterances/{slugs['utterance']}/",
        "remarks that several outlets report": "/utterances/",
        "remarks that several outlets report, on a topic": f"/utterances/?topic={slugs['topic']}",
        "network": "/network/",
        "network of a topic": f"/network/?topic={slugs['topic']}",
        "network of a round": f"/network/?round={slugs['round']}",
        "network of rounds": "/network/?ties=rounds",
        "network of people and topics": "/network/?ties=topics",
        "network of agreement": "/network/?ties=subtract",
        "search across nouns": f"/search/?{urlencode({'q': term})}",
        FOUND: f"/statements/?{urlencode({'q': term})}",
        NOTHING_FOUND[0]: f"/statements/?{urlencode({'q': misspelt(term)})}",
        NOTHING_FOUND[1]: f"/statements/?{urlencode({'q': f'{term} {misspelt(term)} {term[::-1]}'})}",
        "articles": "/articles/",
        "people": "/people/",
        "venues": "/venues/",
        "rounds": "/rounds/",
        "topics": "/topics/",
        ALL_QUESTIONS: "/positions/",
        "all values of a facet": "/statements/facets/speaker/",
        "sitemap": "/sitemap.xml",
        "a part of the sitemap": "/sitemap-statements.xml",
    }


def misspelt(word: str) -> str:
    """The word without its third letter."""
    return word[:2] + word[3:]


def _measure_page(client: Client, addresses: Iterable[str], failed: dict[str, int], name: str, **headers: str) -> Times:
    """The times of all requests but the first."""
    times = Times()
    for number, address in enumerate(addresses):
        response = client.get(address, times if number else None, **headers)
        if response.status != 200:
            failed[name] = response.status
    return times


def _measure_last_page(client: Client, results: OtherPages) -> None:
    results.last_page_number = loads(client.get("/statements.json").body)["pages"]
    for number in range(REQUESTS):
        client.get(f"/statements/?reader={number}", results.first_page)
        address = f"/statements/?page={results.last_page_number}&reader={number}"
        response = client.get(address, results.last_page)
        if response.status != 200:
            results.failed[LAST_PAGE] = response.status


def _measure_export(client: Client, worker: int, results: OtherPages) -> None:
    """Reads the list as CSV, to its end if that is possible in time."""
    before = maximum = memory_of(worker)["own"]
    start = time.monotonic()
    rows, previous = -1, b""  # the header is not counted
    for number, piece in enumerate(client.stream("/statements.csv")):
        rows += (previous[-1:] + piece).count(b"\r\n")  # the end of a row may be split
        previous = piece
        if number % MEMORY_INTERVAL == 0:
            maximum = max(maximum, memory_of(worker)["own"])
        if rows >= EXPORT_ROWS and time.monotonic() - start > EXPORT_SECONDS:
            break
    results.export_rows, results.export_seconds = rows, time.monotonic() - start
    results.export_memory = before, maximum
