"""Measures Parley at a size, checks its answers, and writes docs/performance.md: `make bench STATEMENTS=1000000`."""

from __future__ import annotations

import argparse
import os
import signal
import sys

import django

from bench.archive import prepare
from bench.performance_page import write_report
from bench.server import site_environment

SMALL = 10_000  # statements; every larger archive is compared with one of this size


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=SMALL)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--requests", type=int, default=60, help="of each class")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # an exit stops the servers that are running
    say("Preparing the archive")
    archive = prepare(options.statements, options.seed)
    small = None if archive.statements == SMALL else prepare(SMALL, options.seed)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", **site_environment(archive.folder)}
    django.setup()

    from bench import report, run  # they import models, which need Django to be set up

    results = run.run(archive, small, options.requests, say)
    if results.wrong:
        sys.stderr.write("\n".join(["These answers are wrong:", *results.wrong]) + "\n")
        return 1
    write_report(report.write(results))
    say("Written: docs/performance.md")
    return 0


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
