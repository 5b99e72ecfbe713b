"""Sends batches of SphinxQL and times them. It runs in the peers' virtual environment, which has PyMySQL.

Standard input has the batches of each class as JSON. Standard output gets the times and totals of each class.
"""

import json
import sys
import time
from typing import Any

import pymysql
from pymysql.constants import CLIENT

START_SECONDS = 60  # that the server may take until it accepts connections


def connect(port: int) -> Any:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return pymysql.connect(
                host="127.0.0.1", port=port, charset="utf8", client_flag=CLIENT.MULTI_STATEMENTS, autocommit=None
            )
        except pymysql.err.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def execute(connection: Any, batch: str) -> list[Any]:
    """The rows of every query in the batch."""
    with connection.cursor() as cursor:
        cursor.execute(batch)
        results = [cursor.fetchall()]
        while cursor.nextset():
            results.append(cursor.fetchall())
    return results


def total_of(results: list[Any]) -> int:
    """The total from the result of `SHOW META`."""
    return next(int(row[1]) for rows in results for row in rows if row[0] == "total_found")


def main(port: int, class_seconds: float) -> None:
    connection = connect(port)
    execute(connection, "SELECT id FROM statements LIMIT 1")
    answers = {}
    for name, batches in json.load(sys.stdin).items():
        times, totals = [], []
        deadline = time.monotonic() + class_seconds
        for batch in batches:
            start = time.perf_counter()
            results = execute(connection, batch)
            times.append(1000 * (time.perf_counter() - start))
            totals.append(total_of(results))
            if time.monotonic() > deadline:
                break
        answers[name] = {"times": times, "totals": totals}
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
