"""The table of quotations in docs/performance.md."""

from __future__ import annotations

from bench import quotations


def test_the_texts_that_are_held_out_are_measured() -> None:
    lines = quotations.measure().splitlines()
    measured = {line.split(" | ")[0].strip("| ") for line in lines if line.startswith("| ")}
    assert {"quoted stretches", "quoted stretches with speaker", "quotation", "partial", "paraphrase"} <= measured
    assert lines[-1].endswith("articles a second on one core.")
