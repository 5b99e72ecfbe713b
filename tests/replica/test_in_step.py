"""Several machines over one PostgreSQL, each with an index of its own."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from tests.replica.cluster import Cluster
from tests.replica.conftest import Topic, World
from tests.replica.site import Browser

RENAME = "UPDATE articles_person SET name = %s WHERE slug = %s"


def indexes(*logs: Path) -> set[str]:
    return {current(log.with_suffix("")).name for log in logs}


def current(index: Path) -> Path:
    """The folder of the index that readers get their results from."""
    return index / next(index.glob("CURRENT-*")).read_text()


def test_what_an_editor_does_on_one_machine_is_found_on_both_at_the_next_request(world: World, topic: Topic) -> None:
    here, there = Browser(world.east).log_in(), Browser(world.west)
    for name in ("The price of bread", "The price of salt"):
        word = name.split()[-1]
        assert here.total(f"q={word}") == there.total(f"q={word}") == 0
        topic.rename(here, name)
        assert there.total(f"q={word}") == here.total(f"q={word}") > 0
    assert there.total("q=bread") == here.total("q=bread") == 0
    assert len(indexes(world.east.log, world.west.log)) == 2


def test_what_is_written_past_all_machines_is_found_on_both_at_the_next_request(world: World, cluster: Cluster) -> None:
    here, there = Browser(world.east), Browser(world.west)
    cluster.write(RENAME, "Kerry the Tall", "john-kerry")
    assert here.total("q=tall") == there.total("q=tall") > 0


@pytest.mark.parametrize("name", ["east", "replicated"])
def test_a_transaction_that_commits_after_later_ones_is_found(world: World, cluster: Cluster, name: str) -> None:
    """ "replicated": on the standby that its index follows."""
    browser = Browser(getattr(world, name))
    with psycopg.connect(cluster.primary.get_uri()) as early:
        early.execute(RENAME, [f"Early of {name}", "john-kerry"])
        for number in range(3):
            cluster.write(RENAME, f"Late{number} of {name}", "sergei-lavrov")
            cluster.catch_up()
            assert browser.total(f'q="Late{number} of {name}"') > 0
        assert browser.total(f'q="Early of {name}"') == 0
    cluster.catch_up()
    assert browser.total(f'q="Early of {name}"') > 0
    assert browser.total(f'q="Late2 of {name}"') > 0


def test_the_index_is_left_alone_while_nothing_new_has_been_committed(world: World, cluster: Cluster) -> None:
    """A transaction that stays open must not make each reader take in again what came after it."""
    browser, index = Browser(world.replicated), world.replicated.log.with_suffix("")
    with psycopg.connect(cluster.primary.get_uri()) as early:
        early.execute(RENAME, ["Open for long", "john-kerry"])
        cluster.write(RENAME, "Quickly done", "sergei-lavrov")
        cluster.catch_up()
        assert browser.total('q="Quickly done"') > 0
        state = (current(index) / "meta.json").read_text()
        for _ in range(5):
            assert browser.total('q="Quickly done"') > 0
        assert (current(index) / "meta.json").read_text() == state
        early.rollback()
