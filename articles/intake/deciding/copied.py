"""Whether a paraphrase is ours: it takes at most six words in a row from its source (docs/codebook.md)."""

from __future__ import annotations

import re

MOST_WORDS = 6

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def copied_words(paraphrase: str, source: str) -> str:
    """The longest run of more than MOST_WORDS words that also stands in the source, as the paraphrase has it; or ""."""
    ours = _words(paraphrase)
    length = MOST_WORDS + 1
    theirs = _words(source)
    runs = {tuple(theirs[at : at + length]) for at in range(len(theirs) - length + 1)}
    starts = [tuple(ours[at : at + length]) in runs for at in range(len(ours) - length + 1)]
    best = (0, 0)
    for first, is_shared in enumerate(starts):
        if is_shared and (first == 0 or not starts[first - 1]):
            last = first
            while last + 1 < len(starts) and starts[last + 1]:
                last += 1
            best = max(best, (last - first + length, -first))
    if not best[0]:
        return ""
    found = list(_WORD.finditer(paraphrase))
    first = -best[1]
    return paraphrase[found[first].start() : found[first + best[0] - 1].end()]
