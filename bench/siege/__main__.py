"""Besieges Parley and writes docs/reliability-figures.md: `make siege SECONDS_EACH=60 KILLS=1000 REQUESTS=1000000`."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django

from bench.archive import prepare
from bench.siege import continuous_copy, failover, hostile, upgrade
from bench.siege.clients import new_address
from bench.siege.proxy import nginx_program
from bench.siege.site import besieged, copy_archive, production_environment


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60, help="of each run of readers")
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--requests", type=int, default=1_000_000, help="generated ones")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # an exit stops the servers that are running
    load_before = os.getloadavg()[0]
    say("Preparing the archive")
    archive = prepare(options.statements, options.seed)
    with TemporaryDirectory(prefix="parley-siege-") as name:
        folder = Path(name) / "site"
        copy_archive(archive, folder)
        environment = production_environment(folder)
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", **environment}
        django.setup()

        from bench.siege import kills, load, page  # they import models, which need Django to be set up

        with besieged(folder) as site:
            say("Readers alone")
            load.measure(site.port, min(3, options.seconds), burdened=False)  # warms up
            calm = load.measure(site.port, options.seconds, burdened=False)
            say("Readers under attack")
            burdened = load.measure(site.port, options.seconds, burdened=True)
            say("Workers are killed")
            killed = kills.kill_workers(site, options.kills, options.seed)
            say("Generated requests")
            answers = hostile.attack_at_once(site.port, options.requests, options.seed, new_address)
        say("An upgrade, and back")
        upgraded = upgrade.measure(environment)
        say("A machine is lost")
        recovered = continuous_copy.measure(
            os.environ["LITESTREAM"], folder / "parley.sqlite3", environment, options.seconds
        )
    say("A primary dies")
    taken_over = failover.measure(options.seconds / 3, options.seed)
    version = subprocess.run([nginx_program(), "-v"], capture_output=True, text=True, check=True).stderr  # noqa: S603
    page.write(
        page.Siege(
            archive.statements,
            options.seconds,
            load_before,
            version.split(": ")[-1].strip(),
            calm,
            burdened,
            killed,
            answers,
            upgraded,
            taken_over,
            recovered,
        )
    )
    for request in answers.faults[:20]:
        say(f"Answered with 5xx: {request[:300]!r}")
    say(f"Written: {page.PAGE}")
    return 0


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
