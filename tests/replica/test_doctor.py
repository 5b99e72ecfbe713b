"""The doctor looks at the replica as well."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.replica.conftest import World
from tests.replica.site import ROOT, environment


def of_replica(world: World, replica: str) -> str:
    settings = {"DATABASE_URL": world.cluster.primary.get_uri(), "DATABASE_REPLICA_URL": replica}
    settings |= {"SEARCH_INDEX_DIR": str(world.east.log.with_suffix("")), "DATA_DIR": str(world.east.log.parent)}
    command = [sys.executable, "manage.py", "doctor"]
    ended = subprocess.run(command, cwd=ROOT, env=environment(settings), capture_output=True, text=True)
    return next(line for line in ended.stdout.splitlines() if "replica: " in line)


def test_a_replica_in_step_is_well_and_one_held_back_is_not(world: World) -> None:
    standby = world.cluster.standby.get_uri()
    world.cluster.catch_up()
    assert of_replica(world, standby).startswith("ok")
    with world.cluster.standby_held_back():
        for _ in range(2):
            world.cluster.write("SELECT pg_logical_emit_message(false, 'tests', repeat('x', 9000000))")
        assert "bytes and up to" in of_replica(world, standby)


@pytest.mark.parametrize("name", ["primary", "nothing"])
def test_a_replica_that_is_none_is_named(world: World, name: str) -> None:
    if name == "primary":
        assert "is no standby" in of_replica(world, world.cluster.primary.get_uri())
    else:
        assert "does not answer" in of_replica(world, "postgres://nobody@127.0.0.1:1/parley")
