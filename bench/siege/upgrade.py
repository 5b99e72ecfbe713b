"""An upgrade to a release with another index, and back, under readers: nobody's request fails."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.siege import clients
from bench.siege.clients import Tally
from bench.siege.proxy import proxied
from bench.siege.release import ROOT, Release, copy_with_another_index, kept_socket

READERS, PAUSE = 10, 0.2  # 50 requests a second
SETTLED = 5.0  # seconds of reading before, between and after


@dataclass
class Upgrade:
    readers: Tally = field(default_factory=Tally)
    prepared: float = 0.0  # seconds, while the release before was serving
    switched: float = 0.0  # seconds in which readers waited for the next release
    back: float = 0.0  # the same, for the release before


def measure(environment: Mapping[str, str]) -> Upgrade:
    """`environment` is that of the site, without a port: both releases are reached by one socket."""
    upgrade = Upgrade()
    with (
        kept_socket() as listening,
        TemporaryDirectory(prefix="parley-release-") as folder,
        TemporaryDirectory(prefix="parley-nginx-") as nginx,
    ):
        present, following = (Release(root, environment, listening) for root in (ROOT, Path(folder)))
        copy_with_another_index(following.folder)
        present.prepare()
        present.start()
        try:
            with proxied(Path(nginx), present.port) as port:
                readers = [clients.reader(port, upgrade.readers) for _ in range(READERS)]
                with clients.at_work(*readers, pause=PAUSE):
                    time.sleep(SETTLED)
                    upgrade.prepared = _seconds(following.prepare)
                    upgrade.switched = _seconds(present.stop, following.prepare, following.start)
                    time.sleep(SETTLED)
                    upgrade.back = _seconds(following.stop, present.prepare, present.start)
                    time.sleep(SETTLED)
        finally:
            present.stop()
            following.stop()
    return upgrade


def _seconds(*steps: Callable[[], None]) -> float:
    started = time.monotonic()
    for step in steps:
        step()
    return time.monotonic() - started
