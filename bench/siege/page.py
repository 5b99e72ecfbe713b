"""docs/reliability-figures.md: what `make siege` has measured."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bench.siege.attackers import EXPORTS, LOGINS, STALLED
from bench.siege.continuous_copy import Recovery
from bench.siege.failover import STATEMENTS, Failover
from bench.siege.hostile import Answers
from bench.siege.kills import Kills
from bench.siege.load import Load
from bench.siege.upgrade import PAUSE, READERS, Upgrade
from bench.times import Times, figure

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability-figures.md"
SLOWEST = 1.0  # seconds that a generated request may take
BUSY = 0.5  # processes waiting for each core before the run began


@dataclass(frozen=True)
class Siege:
    statements: int
    seconds: float
    load_before: float
    nginx: str
    calm: Load
    burdened: Load
    kills: Kills
    hostile: Answers
    upgrade: Upgrade
    failover: Failover
    recovery: Recovery


def write(siege: Siege) -> None:
    PAGE.write_text(text(siege))


def text(siege: Siege) -> str:
    calm, burdened, kills, hostile, upgrade = siege.calm, siege.burdened, siege.kills, siege.hostile, siege.upgrade
    cores = os.cpu_count() or 1
    busy = siege.load_before > BUSY * cores
    readers, health = burdened.readers.times, burdened.health.times
    lines = [
        "# Figures under attack",
        "",
        "Written by `make siege`, which puts a real nginx with the files of `deploy/nginx` in front of Parley with",
        "the settings of production, two workers, and SQLite. Readers ask for pages that nobody has kept. Readers,",
        f"attackers, proxy and server share {cores} cores; the attackers' process yields to the others.",
        "",
        f"{siege.nginx}, {siege.statements:,} statements, {siege.seconds:g} seconds for each run.",
        "",
    ]
    if busy:
        lines += [
            f"**The machine was busy with other work** (a load of {siege.load_before:.1f} before the run): these times",
            "do not say how quick Parley is. The statuses do. Measure again on a quiet machine.",
            "",
        ]
    lines += [
        "## Everything at once",
        "",
        f"{STALLED} clients that ask for a whole list and read nothing, {EXPORTS} that download it again and again,",
        f"and {LOGINS} logins a second with wrong passwords, each from another address. Times are in milliseconds.",
        "",
        "| what | alone: median (p95) | under attack: median (p95) | p95, ratio | aim for p95 | |",
        "| --- | --- | --- | --- | --- | --- |",
        _row("readers' pages", calm.readers.times, readers, 250),
        _row("`/healthz`", calm.health.times, health, 100),
        "",
        "| who | answers, by status |",
        "| --- | --- |",
        f"| readers | {_statuses(burdened.readers.statuses)} |",
        f"| exports | {_statuses(burdened.exports.statuses)} |",
        f"| logins | {_statuses(burdened.logins.statuses)} |",
        "",
        f"Answers with 5xx, or connections without an answer: {burdened.failures}.",
        "",
        "## Workers killed",
        "",
        f"{kills.number:,} times `kill -9` of a worker, under two readers and an editor: {kills.edits:,} edits",
        f"committed, {kills.lost} lost. Counts of speakers that differ from one by hand:",
        f"{kills.wrong_counts}.",
        f"Readers' answers, by status: {_statuses(kills.readers.statuses)}.",
        "",
        "## Generated requests",
        "",
        f"{hostile.number:,} requests of all methods, headers and bytes. Answers with 5xx: {len(hostile.faults)}.",
        f"The slowest took {figure(1000 * hostile.slowest)} ms; the aim is {1000 * SLOWEST:,.0f} ms:",
        f"{_verdict(hostile.slowest < SLOWEST)}. By status: {_statuses(hostile.statuses)}.",
        "",
        "Status 0 is a connection that was closed without an answer, as nginx does to what is no request. 501 and 505",
        "say that a coding or a version of HTTP is not supported, and are not counted as failures.",
        "",
        "## An upgrade, and back",
        "",
        f"Readers ask {READERS / PAUSE:g} times a second. A release with another version of the index is prepared",
        f"beside the running one (in {upgrade.prepared:.0f} seconds), takes its place behind the socket that stays",
        f"open ({upgrade.switched:.1f} seconds, in which requests wait), and gives way to it again",
        f"({upgrade.back:.1f} seconds). Answers by status:",
        f"{_statuses(upgrade.readers.statuses)}. Failed: {upgrade.readers.failures}. The longest wait was",
        f"{max(upgrade.readers.times.milliseconds) / 1000:.1f} seconds.",
        "",
        *_failover(siege.failover),
        *_recovery(siege.recovery),
    ]
    return "\n".join(lines)


def _failover(failover: Failover) -> list[str]:
    readers = failover.readers
    return [
        "## A primary that dies",
        "",
        f"PostgreSQL with a streaming standby that each commit waits for, {STATEMENTS:,} statements, two readers, and",
        f"an editor who has committed {failover.edits:,} edits when the primary is stopped at once. Readers are served",
        f"from the standby. It is promoted ({failover.promoted:.1f} seconds), and the site is started again with it",
        f"behind the socket that stays open. An edit was saved at the desk {failover.writable:.1f} seconds after the",
        f"promotion had begun; the aim is a minute: {_verdict(failover.writable < 60)}.",
        f"Edits lost: {failover.lost}. Counts of speakers that differ from one by hand: {failover.wrong_counts}.",
        f"Readers' answers, by status: {_statuses(readers.statuses)}. Failed: {readers.failures}. The longest took",
        f"{max(readers.times.milliseconds) / 1000:.1f} seconds.",
        "",
    ]


def _recovery(recovery: Recovery) -> list[str]:
    differing = recovery.differing_tables
    return [
        "## A machine that is lost",
        "",
        "SQLite, copied by Litestream with the file of `deploy/litestream` (first copy:",
        f"{recovery.first_copy:.0f} seconds), while an editor commits {recovery.edits:,} edits. Litestream is killed,",
        "and another machine goes on with the copy.",
        "",
        "| what | | aim | |",
        "| --- | --- | --- | --- |",
        f"| lost: edits of the last | {recovery.lost_seconds:.0f} s ({recovery.lost} edits) | 5 min |"
        f" {_verdict(recovery.lost_seconds < 300)} |",
        f"| database restored | {recovery.restored:.0f} s | | |",
        f"| new index built, readers answered | {recovery.ready:.0f} s | 15 min | {_verdict(recovery.ready < 900)} |",
        f"| tables with another number of rows | {differing} | 0 | {_verdict(not differing)} |",
        "",
    ]


def _row(name: str, alone: Times, under_attack: Times, aim: int) -> str:
    ratio = under_attack.p95 / alone.p95
    return f"| {name} | {alone} | {under_attack} | {ratio:.1f} | {aim} | {_verdict(under_attack.p95 < aim)} |"


def _verdict(is_reached: bool) -> str:
    return "reached" if is_reached else "**not reached**"


def _statuses(counted: dict[int, int]) -> str:
    return ", ".join(f"{status}: {number:,}" for status, number in sorted(counted.items())) or "none"
