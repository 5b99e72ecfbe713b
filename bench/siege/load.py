"""Readers without and with everything that may burden a site at once."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench.siege import clients
from bench.siege.attackers import attacked
from bench.siege.clients import Tally

READERS = 2
READER_PAUSE, WATCH_PAUSE = 0.1, 0.2  # seconds
LEAD = 2.0  # seconds of the attack before the first reader


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
            work.enter_context(attacked(port, load.exports, load.logins))
            time.sleep(min(LEAD, seconds / 4))
        readers = [clients.reader(port, load.readers) for _ in range(READERS)]
        work.enter_context(clients.at_work(*readers, pause=READER_PAUSE))
        work.enter_context(clients.at_work(clients.watcher(port, load.health), pause=WATCH_PAUSE))
        time.sleep(seconds)
    return load
