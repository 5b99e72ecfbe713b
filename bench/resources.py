"""What a command needs: `python -m bench.resources COMMAND…` prints its seconds and its largest memory as JSON.

Its memory is what it has allocated. Mapped files, such as the database, are memory that the system takes back at will.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

SAMPLE = 0.02  # seconds between two looks at the memory
MEBIBYTE = 2**20


def main() -> int:
    start, largest = time.monotonic(), 0.0
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL) as process:  # noqa: S603
        while process.poll() is None:
            largest = max(largest, own_memory(process.pid))
            time.sleep(SAMPLE)
    sys.stdout.write(json.dumps({"seconds": time.monotonic() - start, "mebibytes": largest / MEBIBYTE}))
    return process.returncode


def own_memory(pid: int) -> int:
    """The bytes that the process holds in memory, without those of files. 0 when it has ended."""
    pages = Path(f"/proc/{pid}/statm").read_text().split()  # of a process that has ended, all are 0
    resident, shared = int(pages[1]), int(pages[2])
    return (resident - shared) * os.sysconf("SC_PAGESIZE")


if __name__ == "__main__":
    sys.exit(main())
