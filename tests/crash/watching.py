"""Readers who do not go away whatever happens, and who count."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path
from typing import Any

from articles.index import MISSING
from tests.crash.archive import STATEMENTS, Archive
from tests.replica.site import Answer, Browser, Site
from tests.waiting import until

_numbers = count()


@dataclass
class Told:
    """What readers were told: how often which status, and whatever must not have been said."""

    statuses: Counter[int] = field(default_factory=Counter)
    cut_off: int = 0  # connections that ended without an answer: that of a worker which was killed meanwhile
    faults: list[str] = field(default_factory=list)


class Readers:
    def __init__(self, site: Site, archive: Archive) -> None:
        self.site, self.archive = site, archive

    def get(self, path: str, query: str = "", q: str = "") -> Answer:
        """A page that nobody has asked for before, so that none is kept."""
        return Browser(self.site).get(f"{path}?{query}&q={q}+-n{next(_numbers)}")

    def are_told_the_truth(self) -> bool:
        """At a quiet moment: 200, and exactly the counts of the database."""
        with suppress(OSError, HTTPException):
            answer = self.get("/statements.json")
            if answer.status == 200:
                return speakers_in(answer) == dict(self.archive.by_speaker()[: len(speakers_in(answer))])
        return False

    def await_truth(self) -> None:
        assert until(self.are_told_the_truth), self.site.log.read_text()[-6000:]
        assert all(self.are_told_the_truth() for _ in range(4))  # by whichever worker

    @contextmanager
    def at_work(self, edits: bool = True) -> Iterator[Told]:
        """Two readers, and an editor beside them, for as long as the block lasts."""
        told, end = Told(), threading.Event()

        def read() -> None:
            while not end.is_set():
                self._read(told)
                time.sleep(0.01)

        def write() -> None:
            while not end.wait(0.05):
                self.archive.edit()

        people = [threading.Thread(target=work) for work in ([read, read, write] if edits else [read, read])]
        for person in people:
            person.start()
        try:
            yield told
        finally:
            end.set()
            for person in people:
                person.join()
        assert told.faults == []
        assert set(told.statuses) <= {200, 503}, told

    def _read(self, told: Told) -> None:
        """Whatever the moment: an answer is of one state of the record, in which the two have as many as ever."""
        one, other, both = self.archive.one, self.archive.other, self.archive.of_both
        try:
            answer = self.get("/statements.json", f"speaker={one}&speaker={other}")
        except (OSError, HTTPException):
            told.cut_off += 1
            return
        told.statuses[answer.status] += 1
        if answer.status == 200:
            counts = speakers_in(answer)
            if json.loads(answer.text)["total"] != both or counts[one] + counts[other] != both:
                told.faults.append(answer.text)
        elif answer.status != 503 or "The search index is being built" not in answer.text:
            told.faults.append(f"{answer.status} {answer.text}")


def speakers_in(answer: Answer) -> dict[str, int]:
    page: Any = json.loads(answer.text)
    assert page["total"] <= STATEMENTS
    (speakers,) = (facet["values"] for facet in page["facets"] if facet["name"] == "speaker")
    return {value["value"]: value["count"] for value in speakers if not value["value"].startswith(MISSING)}


def descendants(pid: int, named: str = "") -> list[int]:
    """Processes that it has started, and those that these have, with a word in their command."""
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += [int(child)] if named in command(child) else []
        for children in Path(f"/proc/{child}/task").glob("*/children"):
            with suppress(OSError):  # the thread has ended
                found += [int(pid) for pid in children.read_text().split() if named in command(pid)]
    return found


def command(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
