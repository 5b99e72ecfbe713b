"""Measures how far two independent codings of the same statements agree, and writes docs/reliability.md.

coverage/reliability/round-1 to round-3 each hold two codings, first.jsonl and second.jsonl: one article a line, with
its `url` and its `units`. A later round may hold only the variables that were coded again. What stands on the page
from the heading `BY_HAND` on is written by hand and kept. Run it as `make reliability`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "coverage" / "reliability"
REPORT = ROOT / "docs" / "reliability.md"
BY_HAND = "## Checks by hand"

INTRODUCTION = """# Reliability of the coding

`make reliability` writes the figures from the codings in `coverage/reliability/`.

Statements were coded a second time from the [codebook](codebook.md), the text and a summary that identifies each
statement, without knowledge of the first coding. Agreement is the share of equal values. Alpha is Krippendorff's:
nominal, and with Jaccard's distance for sets (topics, stances). The summary often gives the speaker away, and sometimes
the place, so agreement on these two is easier. The kind is not compared, because every statement of the archive is a
paraphrase.
"""

ROUNDS = {
    "round-1": """## Round 1

{statements} statements of {articles} articles, all variables. The second coder took days from the text alone, the first
also from other reports of the same occasion, as the codebook allowed without saying when. This explains most of the
disagreement about the day said.
""",
    "round-2": """## Round 2

{statements} statements of {articles} other articles, drawn at random in groups that report one event. Only the day said
was coded, by the [steps](codebook.md#the-day-said) that the codebook had got meanwhile. The first coding is the archive
as it stood before the steps were written. The second coder, who also wrote the steps, had the codebook, the list of
rounds, the beginnings of the texts and the entry of each article without its statements' days. That coder had also read
a list of the notes on days in the archive, without their statements, and left out two articles whose days were in it or
known otherwise. Where the two codings differed, the archive was corrected if it did not follow the steps.
""",
    "round-3": """## Round 3

{statements} statements of {articles} articles, drawn at random after every statement of the archive had been read for
every question: half of them with a position, half without one but with topics of the questions. The second coder had
the codebook and, of each statement, the day, the speaker, the paraphrase and the context, without the archive. A
position that only the first coder saw was dropped from the archive.
""",
}

HEADING = """| variable | agreement | alpha | target | |
| --- | --- | --- | --- | --- |"""

Distance = Callable[[Any, Any], float]


def nominal(one: Any, other: Any) -> float:
    return float(one != other)


def jaccard(one: Any, other: Any) -> float:
    """Between two sets: 0 where they are equal, 1 where they share nothing."""
    union = set(one) | set(other)
    return 1 - len(set(one) & set(other)) / len(union) if union else 0.0


def day_said(unit: dict[str, Any]) -> str:
    """The date as far as it is known: "2016-05-17", "2016-05", "2016" or ""."""
    return (unit["said_on"] or "")[: {"month": 7, "year": 4}.get(unit["said_precision"], 10)]


# Variable -> how it is read from a unit, the distance between two of its values, and the least alpha (None: no target).
VARIABLES: dict[str, tuple[Callable[[dict[str, Any]], Any], Distance, float | None]] = {
    "speaker": (lambda unit: unit["speaker"], nominal, 0.9),
    "day said": (day_said, nominal, 0.9),
    "party": (lambda unit: unit["party"], nominal, 0.8),
    "round": (lambda unit: unit["round"], nominal, 0.8),
    "topics": (lambda unit: frozenset(unit["topics"]), jaccard, 0.67),
    "stances": (lambda unit: frozenset(map(tuple, unit["positions"])), jaccard, 0.67),
    "channel": (lambda unit: unit["channel"], nominal, None),
    "medium": (lambda unit: unit["medium"], nominal, None),
    "venue": (lambda unit: unit["venue"], nominal, None),
    "precision of the day": (lambda unit: unit["said_precision"], nominal, None),
}


def krippendorff_alpha(pairs: Sequence[tuple[Any, Any]], distance: Distance) -> float:
    """Krippendorff's alpha for two coders and no missing values: 1 is perfect agreement, 0 that of chance.

    Observed over expected disagreement; the latter is that of all pairs of values of both coders together.
    https://en.wikipedia.org/wiki/Krippendorff%27s_alpha
    """
    observed = sum(distance(one, other) for one, other in pairs) / len(pairs)
    values = [value for pair in pairs for value in pair]
    number = len(values)
    expected = sum(distance(one, other) for one, other in combinations(values, 2)) / (number * (number - 1) / 2)
    return 1 - observed / expected if expected else 1.0


def read(file: Path) -> dict[tuple[str, int], dict[str, Any]]:
    articles = [json.loads(line) for line in file.read_text().splitlines()]
    return {(article["url"], unit["order"]): unit for article in articles for unit in article["units"]}


def measure(first: Path, second: Path, words: str) -> str:
    """The figures of one round, for the variables that both of its codings hold."""
    one, other = read(first), read(second)
    shared = sorted(one.keys() & other.keys())
    lines = [words.format(statements=len(shared), articles=len({url for url, _order in shared})), HEADING]
    for name, (value, distance, target) in VARIABLES.items():
        try:
            pairs = [(value(one[key]), value(other[key])) for key in shared]
        except KeyError:  # not coded in this round
            continue
        alpha = krippendorff_alpha(pairs, distance)
        share = sum(1 - distance(*pair) for pair in pairs) / len(pairs)
        verdict = "" if target is None else "reached" if alpha >= target else "**not reached**"
        lines.append(f"| {name} | {share:.0%} | {alpha:.2f} | {'' if target is None else target} | {verdict} |")
    return "\n".join(lines) + "\n"


def report(written: str) -> str:
    """The page anew; of the page as `written`, only what was written by hand is kept."""
    parts = [INTRODUCTION]
    for name, words in ROUNDS.items():
        parts.append(measure(FOLDER / name / "first.jsonl", FOLDER / name / "second.jsonl", words))
    _figures, heading, by_hand = written.partition(BY_HAND)
    return "\n".join([*parts, heading + by_hand] if heading else parts)


def main() -> int:
    text = report(REPORT.read_text())
    REPORT.write_text(text)
    print(text)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
