"""A run: everything that is measured, one thing after another, so that nothing disturbs anything else."""

from __future__ import annotations

import gc
import http.client
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench import alone, lists, pages
from bench.archive import Archive
from bench.bruteforce import BruteForce
from bench.facts import Facts
from bench.lists import Asked, Lists
from bench.pages import Pages
from bench.peers import REQUESTS, Peer, datasette, sphinx
from bench.questions import CLASSES, Question, Questions
from bench.server import READER_CORE
from bench.times import Times

WARM_UP = 25  # questions of each class, other ones


@dataclass
class Results:
    archive: Archive
    lists: Lists = field(default_factory=Lists)
    small: Lists | None = None  # the same at 10,000 statements
    alone: dict[str, Times] = field(default_factory=dict)
    floor: Times = field(default_factory=Times)
    pages: Pages = field(default_factory=Pages)
    peers: list[Peer] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def run(archive: Archive, small: Archive | None, requests: int, say: Callable[[str], None]) -> Results:
    os.sched_setaffinity(0, {READER_CORE})
    found = Results(archive)
    if small is not None:
        say("The six classes at 10,000 statements")
        facts = Facts(small.database)
        found.small = lists.ask(small.folder, *_drawn(facts, small.seed, requests))
        found.wrong = lists.differences(found.small, BruteForce(facts))
    say("Reading the archive for the count by hand")
    facts = Facts(archive.database)
    brute = BruteForce(facts)
    warm_up, asked = _drawn(facts, archive.seed, requests)
    gc.freeze()
    say("The six classes")
    found.lists = lists.ask(archive.folder, warm_up, asked)
    say("The index alone, and the page alone")
    found.alone = alone.measure(archive.folder, warm_up, asked)
    found.floor = lists.floor(archive.folder, requests)
    say("All other pages")
    found.pages = pages.ask(archive, asked[CLASSES[3]][0].q)
    say("Every answer, counted by hand")
    found.wrong += lists.differences(found.lists, brute)
    totals = {
        name: [(question, brute.total(question)) for question in questions[:REQUESTS]]
        for name, questions in asked.items()
    }
    for peer in (datasette, sphinx):
        say(f"Beside it: {peer.NAME}")
        found.peers.append(_measured(peer, archive, totals))
    return found


def _measured(peer: Any, archive: Archive, totals: dict[str, list[tuple[Question, int]]]) -> Peer:
    """A peer that fails is told of: all else has been measured by then."""
    try:
        return peer.measure(archive.database, totals)
    except (OSError, RuntimeError, http.client.HTTPException, subprocess.SubprocessError) as fault:
        return Peer(peer.NAME, missing=f"It could not be measured here ({type(fault).__name__}).")


def _drawn(facts: Facts, seed: int, requests: int) -> tuple[Asked, Asked]:
    """To warm up, and to be measured; what is in both is only measured."""
    asked = Questions(facts, seed).draw(requests)
    known = {question for questions in asked.values() for question in questions}
    warm_up = Questions(facts, seed + 1).draw(WARM_UP)
    return {name: [q for q in questions if q not in known] for name, questions in warm_up.items()}, asked
