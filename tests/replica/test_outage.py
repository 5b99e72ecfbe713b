"""A replica may fail at any moment, and may come back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg

from tests.replica.cluster import Cluster
from tests.replica.conftest import World
from tests.replica.site import Browser
from tests.waiting import until

RENAME = "UPDATE articles_person SET name = %s WHERE slug = 'john-kerry'"
# What Parley's workers have open at the standby.
READERS = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"


def test_a_standby_that_stops_does_not_take_the_site_down_and_is_read_again_when_it_is_back(
    world: World, cluster: Cluster, reader: Browser
) -> None:
    cluster.stop(cluster.standby)
    try:
        pages = [f"/statements.json?q=Assad+-{number}" for number in range(16)]  # of which none has been kept
        with ThreadPoolExecutor(8) as crowd:
            answers = list(crowd.map(Browser(world.replicated).get, pages))
        assert {answer.status for answer in answers} == {200}
        assert reader.get("/readyz").status == 200
        cluster.write(RENAME, "Kerry of the outage")
        assert reader.total("q=outage") > 0
        assert "The replica does not answer" in world.replicated.log.read_text()
    finally:
        cluster.start(cluster.standby)

    def is_read() -> bool:
        assert reader.total("q=outage") > 0
        return bool(cluster.ask_standby(f"SELECT COUNT(*) {READERS}"))

    assert until(is_read)


def test_a_page_whose_query_the_standby_gives_up_is_read_from_the_primary(
    world: World, cluster: Cluster, reader: Browser
) -> None:
    waiting = f"{READERS} AND wait_event_type = 'Lock'"
    with psycopg.connect(cluster.primary.get_uri()) as blocking:
        blocking.execute("LOCK TABLE articles_statement IN ACCESS EXCLUSIVE MODE")
        blocking.execute("SELECT pg_log_standby_snapshot()")  # makes the lock known to the standby at once
        with cluster.standby_held_back():
            blocking.rollback()  # the primary is free again, the standby does not know it
            with ThreadPoolExecutor(1) as meanwhile:
                answer = meanwhile.submit(reader.get, "/statements.json?kind=quotation&sort=published")
                assert until(lambda: cluster.ask_standby(f"SELECT COUNT(*) {waiting}") > 0)
                cluster.ask_standby(f"SELECT pg_terminate_backend(pid) {waiting}")
                assert answer.result().status == 200
    assert "read from the primary" in world.replicated.log.read_text()


def test_readers_go_on_reading_while_the_primary_is_down(world: World, cluster: Cluster, reader: Browser) -> None:
    cluster.catch_up()
    everything = reader.total("")
    cluster.stop(cluster.primary)
    try:
        assert reader.total("sort=oldest") == everything
        assert reader.get("/people/john-kerry.json").status == 200
    finally:
        cluster.start(cluster.primary)
    cluster.write(RENAME, "Kerry of the next day")
    cluster.catch_up()
    assert reader.total("q=next+day") > 0
