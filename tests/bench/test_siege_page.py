"""docs/reliability-figures.md says what was measured, also where that is unpleasant."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace

from bench.siege.clients import Tally
from bench.siege.continuous_copy import Recovery
from bench.siege.failover import Failover
from bench.siege.hostile import Answers
from bench.siege.kills import Kills
from bench.siege.load import Load
from bench.siege.page import Siege, text
from bench.siege.upgrade import Upgrade
from bench.times import Times


def tally(milliseconds: float, **statuses: int) -> Tally:
    return Tally(Counter({int(name[1:]): number for name, number in statuses.items()}), Times([milliseconds]))


SIEGE = Siege(
    statements=10_000,
    seconds=60,
    load_before=0.1,
    nginx="nginx/1.26",
    calm=Load(tally(10), tally(5)),
    burdened=Load(tally(200, s200=7), tally(50, s200=3), tally(1, s200=2, s429=40), tally(1, s429=9)),
    kills=Kills(number=1_000, edits=4_321),
    hostile=Answers(Counter({400: 999_999, 0: 1}), slowest=0.5),
    upgrade=Upgrade(tally(4_200, s200=900), prepared=80, switched=4.2, back=4.4),
    failover=Failover(tally(2_500, s200=480), edits=245, promoted=0.1, writable=2.6),
    recovery=Recovery(first_copy=12, edits=1_150, lost=90, lost_seconds=4.5, restored=6, ready=230),
)


def test_figures_stand_beside_their_aims_and_those_of_an_unburdened_run() -> None:
    page = text(SIEGE)
    assert "| readers' pages | 10 (10) | 200 (200) | 20.0 | 250 | reached |" in page
    assert "| `/healthz` | 5.0 (5.0) | 50 (50) | 10.0 | 100 | reached |" in page
    assert "| exports | 200: 2, 429: 40 |" in page
    assert "Answers with 5xx, or connections without an answer: 0." in page
    assert "1,000,000 requests of all methods" in page
    assert "200: 900. Failed: 0. The longest wait was\n4.2 seconds." in page
    assert "An edit was saved at the desk 2.6 seconds after the\npromotion" in page
    assert "| lost: edits of the last | 4 s (90 edits) | 5 min | reached |" in page
    assert "| new index built, readers answered | 230 s | 15 min | reached |" in page
    assert "busy" not in page


def test_what_failed_is_said() -> None:
    failed = Load(tally(900, s200=7, s503=2, s0=1), tally(300, s200=3))
    late = replace(SIEGE.recovery, ready=1_000, differing_tables=1)
    page = text(replace(SIEGE, burdened=failed, kills=Kills(number=1, edits=5, lost=2), recovery=late))
    assert page.count("**not reached**") == 4
    assert "connections without an answer: 3." in page
    assert "2 lost" in page


def test_figures_of_a_busy_machine_are_marked_as_such() -> None:
    assert "The machine was busy with other work" in text(replace(SIEGE, load_before=3.0 * (os.cpu_count() or 1)))
