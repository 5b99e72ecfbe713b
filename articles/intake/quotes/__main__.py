"""Print the statements of the text on standard input, one JSON object a line."""

from __future__ import annotations

import json
import sys

from articles.intake.quotes.statements import statements


def main() -> None:
    text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    for statement in statements(text):
        sys.stdout.write(json.dumps(statement.as_json(), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
