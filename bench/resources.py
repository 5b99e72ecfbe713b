"""What a command needs: `python -m bench.resources COMMAND…` prints its seconds and its largest memory as JSON.

The system counts the memory of whoever starts a process as its own. This process is small, whoever has started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main() -> int:
    start = time.monotonic()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)  # noqa: S603
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    sys.stdout.write(json.dumps({"seconds": time.monotonic() - start, "mebibytes": usage.ru_maxrss / 1024}))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
