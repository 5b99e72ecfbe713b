"""The site is restarted behind a socket that stays open, as deploy/systemd keeps it: readers wait, none is refused."""

from __future__ import annotations

from bench.siege import clients
from bench.siege.clients import Tally
from bench.siege.release import ROOT, Release, kept_socket
from tests.crash.watching import Readers
from tests.waiting import until


def test_a_restart_loses_no_request(readers: Readers) -> None:
    answers = Tally()
    with kept_socket() as listening:
        release = Release(ROOT, readers.site.environment, listening)
        release.start()
        try:
            visitors = [clients.reader(release.port, answers) for _ in range(4)]
            with clients.at_work(*visitors, pause=0.1):
                assert until(lambda: answers.statuses[200] > 8)
                release.stop()
                before = answers.statuses[200]
                release.start()
                assert until(lambda: answers.statuses[200] > before + 8)
        finally:
            release.stop()
    assert set(answers.statuses) == {200}
