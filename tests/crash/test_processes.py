"""Any process may be killed at any moment. Readers get the truth, or are told to come back; then all is well again.

A connection that the killed worker was just answering is cut off: that is the one thing a reader may notice.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time

from tests.crash.watching import Readers, descendants, kill
from tests.replica.site import ROOT, environment
from tests.waiting import until


def test_workers_that_are_killed_under_load_and_edits_are_replaced_and_tell_the_truth(readers: Readers) -> None:
    moments, master = random.Random(3), readers.site.process.pid
    with readers.at_work() as told:
        for _ in range(4):
            time.sleep(moments.uniform(0.1, 0.7))
            kill(moments.choice(descendants(master, "gunicorn")))
        assert until(lambda: told.statuses[200] > 20)
    assert told.cut_off <= 4 * 8
    readers.await_truth()


def test_a_build_that_is_killed_changes_nothing(readers: Readers) -> None:
    moments, index = random.Random(5), readers.site.log.with_suffix("")
    settings = environment({"DATABASE_URL": readers.archive.database, "SEARCH_INDEX_DIR": str(index)})
    with readers.at_work() as told:
        for _ in range(2):
            build = subprocess.Popen([sys.executable, "manage.py", "build_index"], cwd=ROOT, env=settings)
            assert until(lambda: len(list(index.glob("v*"))) > 1)
            time.sleep(moments.uniform(0, 0.1))
            build.kill()
            build.wait()
    assert set(told.statuses) == {200}
    readers.await_truth()


def test_a_change_of_all_articles_is_taken_in_although_who_does_it_is_killed(readers: Readers) -> None:
    master = readers.site.process.pid

    def at_it() -> list[int]:
        return descendants(master, "follow_index")

    def found() -> bool:
        answer = readers.get("/articles.json", q="flabbergasted")
        return answer.status == 200 and '"total": 600' in answer.text

    readers.archive.edit_all_articles("flabbergasted")
    with readers.at_work(edits=False) as told:
        assert until(lambda: bool(at_it()))
        kill(at_it()[0])
        assert until(found)
    assert set(told.statuses) == {200}  # from the index as it was before, then as it is now
    readers.await_truth()
