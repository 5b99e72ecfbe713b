"""Those who attack, in a process of their own, so that they do not slow down the clients whose answers are timed.

`python -m bench.siege.attackers PORT` works until its input ends, and then prints what it was answered, as JSON. It
yields to all other processes: attackers do not sit on the machine that they attack.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from bench.siege import clients
from bench.siege.clients import Tally

STALLED, EXPORTS, LOGINS = 50, 20, 100  # the last is a number a second
INTRUDERS = 10
EXPORT_PAUSE = 0.5  # seconds
READY = "ready\n"


@contextmanager
def attacked(port: int, exports: Tally, logins: Tally) -> Iterator[None]:
    """Attacks the site until the block ends, and enters the answers into the tallies. Their times are not known."""
    command = [sys.executable, "-m", "bench.siege.attackers", str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        if not process.stdout or process.stdout.readline() != READY:
            raise RuntimeError("The attackers did not start.")
        yield
        answered = json.loads(process.communicate()[0])
    for tally, statuses in ((exports, answered["exports"]), (logins, answered["logins"])):
        tally.statuses += Counter({int(status): number for status, number in statuses.items()})


def main() -> None:
    port = int(sys.argv[1])
    os.nice(10)
    exports, logins = Tally(), Tally()
    with ExitStack() as work:
        work.enter_context(clients.stalled(port, STALLED))
        exporters = [clients.exporter(port, exports) for _ in range(EXPORTS)]
        work.enter_context(clients.at_work(*exporters, pause=EXPORT_PAUSE))
        intruders = [clients.intruder(port, logins) for _ in range(INTRUDERS)]
        work.enter_context(clients.at_work(*intruders, pause=INTRUDERS / LOGINS))
        sys.stdout.write(READY)
        sys.stdout.flush()
        sys.stdin.read()
    sys.stdout.write(json.dumps({"exports": exports.statuses, "logins": logins.statuses}))


if __name__ == "__main__":
    main()
