"""Sends batches of SphinxQL and times them. Run by itself in the peers' environment, which has PyMySQL.

On standard input: class -> batches, as JSON; on standard output: class -> their times and totals.
"""

import json
import sys
import time

import pymysql
from pymysql.constants import CLIENT


def connect(port: int) -> pymysql.Connection:
    deadline = time.monotonic() + 60
    while True:
        try:
            return pymysql.connect(
                host="127.0.0.1", port=port, charset="utf8", client_flag=CLIENT.MULTI_STATEMENTS, autocommit=None
            )
        except pymysql.err.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def ask(connection: pymysql.Connection, batch: str) -> list:
    """Every result of the batch."""
    with connection.cursor() as cursor:
        cursor.execute(batch)
        results = [cursor.fetchall()]
        while cursor.nextset():
            results.append(cursor.fetchall())
    return results


def total_of(results: list) -> int:
    """As `SHOW META` tells it."""
    return next(int(row[1]) for rows in results for row in rows if row[0] == "total_found")


def main(port: int, limit: float) -> None:
    connection = connect(port)
    ask(connection, "SELECT id FROM statements LIMIT 1")
    found = {}
    for name, batches in json.load(sys.stdin).items():
        times, totals = [], []
        deadline = time.monotonic() + limit
        for batch in batches:
            start = time.perf_counter()
            results = ask(connection, batch)
            times.append(1000 * (time.perf_counter() - start))
            totals.append(total_of(results))
            if time.monotonic() > deadline:
                break
        found[name] = {"times": times, "totals": totals}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
