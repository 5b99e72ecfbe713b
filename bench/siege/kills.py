"""Workers are killed while readers read and an editor edits. No edit that was committed is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Count

from articles.models import Article, Statement
from bench.siege import clients
from bench.siege.clients import Tally
from bench.siege.site import Site

READER_PAUSE = 0.06  # nginx lets one address ask twenty times a second


@dataclass
class Kills:
    number: int = 0
    edits: int = 0
    lost: int = 0
    wrong_counts: int = 0  # speakers whose number of statements on the page is not that of a count by hand
    readers: Tally = field(default_factory=Tally)


class Editor:
    """Each edit moves a statement from one speaker to another, and writes its number into the statement's context."""

    def __init__(self) -> None:
        self.committed = 0
        self.statements = list(
            Statement.objects.filter(article__status=Article.Status.PUBLISHED, speaker__isnull=False)
            .order_by("pk")
            .values_list("pk", "speaker_id")[:50]
        )

    def edit(self) -> None:
        number = self.committed + 1
        (one, _), (_, speaker) = self.statements[number % 50], self.statements[number * 7 % 50]
        Statement.objects.filter(pk=one).update(speaker=speaker, role=None, context=f"Edit {number}.")
        self.committed = number

    def lost(self) -> int:
        """How many statements do not have the last edit that was made of them."""
        edits = range(max(1, self.committed - 49), self.committed + 1)
        last = {self.statements[number % 50][0]: f"Edit {number}." for number in edits}
        found = dict(Statement.objects.filter(pk__in=last).values_list("pk", "context"))
        return sum(found[pk] != context for pk, context in last.items())


def kill_workers(site: Site, number: int, seed: int) -> Kills:
    chance, kills, editor = random.Random(seed), Kills(), Editor()  # noqa: S311
    readers = [clients.reader(site.port, kills.readers) for _ in range(2)]
    with clients.at_work(*readers, pause=READER_PAUSE), clients.at_work(editor.edit, pause=0.05):
        for _ in range(number):
            time.sleep(chance.uniform(0.1, 0.7))
            if workers := _children(site.master):
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(workers), signal.SIGKILL)
                kills.number += 1
    kills.edits, kills.lost = editor.committed, editor.lost()
    kills.wrong_counts = _differences(site.port)
    return kills


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _differences(port: int) -> int:
    published = Statement.objects.filter(article__status=Article.Status.PUBLISHED, speaker__isnull=False)
    counted = Counter(dict(published.order_by().values_list("speaker__slug").annotate(Count("pk"))))
    return sum(counted[slug] != number for slug, number in clients.shown_by_speaker(port).items() if slug in counted)
