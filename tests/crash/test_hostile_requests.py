"""Whatever bytes arrive, no answer is a failure of the site. `make siege` sends many more, through nginx."""

from __future__ import annotations

from urllib.parse import urlsplit

from bench.siege.hostile import attack_at_once
from tests.crash.watching import Readers


def test_generated_requests_never_make_the_site_fail(readers: Readers) -> None:
    port = urlsplit(readers.site.address).port
    assert port
    answers = attack_at_once(port, 600, seed=11, address=lambda: "127.0.0.1")
    assert answers.faults == []
    assert {200, 400, 404, 405} <= set(answers.statuses)
    readers.await_truth()
