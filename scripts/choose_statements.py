"""Chooses statements of the archive to be checked against their sources by somebody who did not code them.

    python scripts/choose_statements.py --number 20 --seed 2

prints the same statements for the same seed, as long as none is added to the archive or taken from it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

ARCHIVE = Path(__file__).resolve().parent.parent / "fixtures" / "archive"


def choose(number: int, seed: int) -> list[tuple[str, str]]:
    """The uid of each statement chosen, with the slug of its article."""
    statements = sorted(
        (record["fields"]["uid"], record["fields"]["article"][0])
        for file in ARCHIVE.glob("*.json")
        for record in json.loads(file.read_text())
        if record["model"] == "articles.statement"
    )
    return random.Random(seed).sample(statements, number)  # noqa: S311 - no secret


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=20)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    for uid, article in choose(options.number, options.seed):
        print(uid, article)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
