"""Measures every kind of page with Lighthouse and writes the scores into docs/performance.md. See lighthouse.sh.

Its argument is the program of Lighthouse. The environment names the site's data, Chromium (CHROME_PATH) and how often
a page is measured at most (RUNS).
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from bench.performance_page import write_lighthouse

PAGES = {
    "home, with the timeline": "/",
    "statements": "/statements/",
    "statements as a table": "/statements/?view=table",
    "statements, searched": "/statements/?q=ceasefire",
    "a statement": "",  # found in the list
    "timeline of the statements": "/statements/timeline/?by=party",
    "map of the statements": "/statements/map/",
    "values of a facet": "/statements/facets/speaker/",
    "articles": "/articles/",
    "an article": "/articles/kerry-to-lead-us-team-to-syria-peace-talks/",
    "people": "/people/",
    "a person": "/people/john-kerry/",
    "places": "/venues/",
    "a place": "/venues/geneva/",
    "rounds": "/rounds/",
    "a round": "/rounds/geneva-ii/",
    "topics": "/topics/",
    "a topic": "/topics/ceasefire/",
    "positions": "/positions/",
    "a question": "/positions/assad-gives-up-power/",
    "people compared": "/compare/?person=john-kerry&person=philip-hammond",
    "remarks": "/utterances/",
    "a remark": "/utterances/kerry-has-to-go-2015-09-19/",
    "network": "/network/",
    "search": "/search/",
    "about": "/about/",
    "changes": "/about/changes/",
    "codebook": "/about/codebook/",
    "keyboard": "/about/keyboard/",
    "design": "/about/design/",
    "report of an error": "/report/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROMIUM = "--headless --no-sandbox --disable-gpu --no-proxy-server"
START_SECONDS = 60
# Of a page below 100: other work on the machine lowers a score, and nothing raises it.
MOST_RUNS = int(os.environ.get("RUNS") or 3)

DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def serving() -> Iterator[str]:
    """Parley with its usual configuration. Yields its address without a slash at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
    server = subprocess.Popen(command, env={**os.environ, "PORT": port})  # noqa: S603
    try:
        address = f"http://127.0.0.1:{port}"
        _await(f"{address}/readyz")
        yield address
    finally:
        server.terminate()
        server.wait()


def _await(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), DIRECTLY.open(address, timeout=START_SECONDS):
            return
        time.sleep(0.2)
    sys.exit("Parley did not start.")


def report_of(program: str, address: str) -> dict[str, Any]:
    """What Lighthouse says of a page, on its emulated phone with a slow network and processor."""
    command = [program, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags={CHROMIUM}"]
    answer = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    if answer.returncode:
        sys.exit(f"Lighthouse could not measure {address}: {answer.stderr}")
    report: dict[str, Any] = json.loads(answer.stdout)
    return report


def best_report_of(program: str, address: str) -> dict[str, Any]:
    """The report with the best scores, of several runs if the first is not 100 throughout."""
    reports = []
    for _ in range(MOST_RUNS):
        reports.append(report_of(program, address))
        if min(scores_of(reports[-1])) == 100:
            break
    return max(reports, key=lambda report: sum(scores_of(report)))


def scores_of(report: dict[str, Any]) -> list[int]:
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


def faults_of(report: dict[str, Any]) -> list[str]:
    """What keeps a score below 100."""
    counted = {ref["id"] for name in CATEGORIES for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    audits = [report["audits"][name] for name in sorted(counted)]
    return [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]


def section(rows: list[tuple[str, list[int], str]], version: str) -> str:
    lines = [
        "Written by `make lighthouse`, which installs Lighthouse and measures each page as on a phone: its default, a",
        f"simulated slow processor and network. Lighthouse {version}, {os.cpu_count()} cores. Other work lowers the",
        f"first score: of up to RUNS={MOST_RUNS} measurements the best counts. The bytes are those of a first visit.",
        "",
        "| page | performance | accessibility | best practices | SEO | bytes |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [f"| {name} | {' | '.join(map(str, scores))} | {size} |" for name, scores, size in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    program, version, rows = sys.argv[1], "", []
    with serving() as address:
        with DIRECTLY.open(f"{address}/statements.json") as answer:
            statement = json.load(answer)["rows"][0]["url"]
        for name, path in PAGES.items():
            report = best_report_of(program, f"{address}{path}" if path else statement)
            version = report["lighthouseVersion"]
            size = f"{report['audits']['total-byte-weight']['numericValue']:,.0f}"
            rows.append((name, scores_of(report), size))
            faults = "" if min(rows[-1][1]) == 100 else f"  ({'; '.join(faults_of(report))})"
            sys.stdout.write(f"{name:<26}{' '.join(f'{score:4}' for score in rows[-1][1])}  {size:>9} bytes{faults}\n")
            sys.stdout.flush()
    write_lighthouse(section(rows, version))


if __name__ == "__main__":
    main()
