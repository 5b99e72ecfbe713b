from __future__ import annotations

from collections.abc import Iterator

from django.db import DEFAULT_DB_ALIAS, Error, connections

from articles.operations.doctor.findings import Finding, attention, well

REPLICA = "replica"
MOST_BYTES = 16 * 1024 * 1024  # one file of the write-ahead log
MOST_SECONDS = 30

# The age of the last transaction grows while nobody writes, so it counts only where something is missing.
LAG = """
    SELECT pg_is_in_recovery(), pg_wal_lsn_diff(%s::pg_lsn, pg_last_wal_replay_lsn()),
           COALESCE(EXTRACT(EPOCH FROM now() - pg_last_xact_replay_timestamp()), 0)
"""


def examine() -> Iterator[Finding]:
    """How far the replica is behind, if there is one."""
    if REPLICA not in connections.settings:
        return
    with connections[DEFAULT_DB_ALIAS].cursor() as primary:
        primary.execute("SELECT pg_current_wal_lsn()::text")
        (written,) = primary.fetchone()
    try:
        with connections[REPLICA].cursor() as standby:
            standby.execute(LAG, [written])
            is_standby, lag, seconds = standby.fetchone()
    except Error as error:
        yield attention(
            f"The replica does not answer ({str(error).splitlines()[0]}), so the primary serves all readers: "
            "start it, or correct DATABASE_REPLICA_URL."
        )
        return
    if not is_standby:
        yield attention(
            "DATABASE_REPLICA_URL names a server that is no standby: what readers see there is never updated. "
            "If it was promoted, set DATABASE_URL to it and remove DATABASE_REPLICA_URL."
        )
    elif lag > MOST_BYTES or (lag > 0 and seconds > MOST_SECONDS):
        yield attention(
            f"The replica is {int(lag):,} bytes and up to {int(seconds):,} seconds behind: look for a long query or a "
            "slow disk or network there."
        )
    else:
        yield well(f"The replica is {max(int(lag), 0):,} bytes behind.")
