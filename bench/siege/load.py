"""Readers without and with everything that may burden a site at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection

from bench.siege import clients
from bench.siege.clients import Tally

READERS, STALLED, EXPORTS, LOGINS = 2, 50, 20, 100  # the last is a number a second
READER_PAUSE, WATCH_PAUSE, INTRUDERS = 0.1, 0.2, 10
FORK = get_context("fork")


@dataclass
class Load:
    readers: Tally = field(default_factory=Tally)
    health: Tally = field(default_factory=Tally)
    exports: Tally = field(default_factory=Tally)
    logins: Tally = field(default_factory=Tally)

    @property
    def failures(self) -> int:
        return sum(tally.failures for tally in (self.readers, self.health, self.exports, self.logins))


def measure(port: int, seconds: float, *, burdened: bool) -> Load:
    load = Load()
    with ExitStack() as work:
        if burdened:
            work.enter_context(attacked(port, load))
            time.sleep(min(2.0, seconds / 4))
        readers = [clients.reader(port, load.readers) for _ in range(READERS)]
        work.enter_context(clients.at_work(*readers, pause=READER_PAUSE))
        work.enter_context(clients.at_work(clients.watcher(port, load.health), pause=WATCH_PAUSE))
        time.sleep(seconds)
    return load


@contextmanager
def attacked(port: int, load: Load) -> Iterator[None]:
    """By another process: its threads must not keep those waiting that measure. It enters what it was answered."""
    ours, theirs = FORK.Pipe()
    attackers = FORK.Process(target=_attack, args=(port, theirs))
    attackers.start()
    try:
        yield
    finally:
        ours.send("end")
        load.exports, load.logins = ours.recv()
        attackers.join()


def _attack(port: int, end: Connection) -> None:
    clients.become_attackers()
    exports, logins = Tally(), Tally()
    with ExitStack() as work:
        work.enter_context(clients.stalled(port, STALLED))
        exporters = [clients.exporter(port, exports) for _ in range(EXPORTS)]
        work.enter_context(clients.at_work(*exporters, pause=0.5))
        intruders = [clients.intruder(port, logins) for _ in range(INTRUDERS)]
        work.enter_context(clients.at_work(*intruders, pause=INTRUDERS / LOGINS))
        end.recv()
    end.send((exports, logins))
