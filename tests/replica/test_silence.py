"""A database that hangs, or is locked, takes readers neither the kept pages nor an answer in time."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg

from tests.crash.watching import descendants
from tests.replica.cluster import Cluster
from tests.replica.conftest import World
from tests.replica.site import Browser
from tests.waiting import until


@contextmanager
def hanging(cluster: Cluster) -> Iterator[None]:
    """The primary accepts connections, as the kernel does, and answers nothing."""
    master = cluster.primary.get_postmaster_info().pid
    processes = [master, *descendants(master)]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


def test_a_database_that_hangs_is_told_in_time_and_kept_pages_are_shown(world: World, cluster: Cluster) -> None:
    reader = Browser(world.east)
    kept = reader.read("/statements/?kind=quotation")
    with hanging(cluster):
        started = time.monotonic()
        answer = reader.get("/readyz")
        assert answer.status == 503
        assert answer.text.startswith("The database")
        assert time.monotonic() - started < 5  # a query is given up after six seconds, connecting after two
        assert reader.read("/statements/?kind=quotation") == kept
        refused = reader.get("/statements/?kind=quotation&q=unheard")
        assert refused.status == 503
        assert "The database does not answer" in refused.text
        assert reader.read("/healthz") == "ok\n"
    assert until(lambda: reader.get("/readyz").status == 200)
    assert until(lambda: reader.get("/statements/?kind=quotation&q=unheard").status == 200)


def test_readers_wait_for_a_lock_for_two_seconds_only(world: World, cluster: Cluster) -> None:
    reader = Browser(world.east)
    with psycopg.connect(cluster.primary.get_uri()) as blocking:
        blocking.execute("LOCK TABLE articles_change IN ACCESS EXCLUSIVE MODE")
        answer = reader.get("/statements.json?q=locked")
        assert answer.status == 503
        assert reader.get("/readyz").status == 503
        blocking.rollback()
    assert until(lambda: reader.get("/statements.json?q=locked").status == 200)


def test_the_desk_waits_longer_than_readers(world: World, cluster: Cluster) -> None:
    editor = Browser(world.east).log_in()
    waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with psycopg.connect(cluster.primary.get_uri()) as blocking:
        blocking.execute("LOCK TABLE articles_outlet IN ACCESS EXCLUSIVE MODE")
        with ThreadPoolExecutor(1) as meanwhile:
            answer = meanwhile.submit(editor.get, "/admin/articles/outlet/")
            assert until(lambda: cluster.read(waiting) > 0)
            time.sleep(3)  # longer than a reader waits
            blocking.rollback()
            assert answer.result().status == 200
