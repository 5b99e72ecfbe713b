"""The lists of words.txt: sections in brackets, words between blanks, comments after a number sign."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).parent / "words.txt"


def word_lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = lists.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(line.split())
    return {name: frozenset(words) for name, words in lists.items()}


WORDS = word_lists()
