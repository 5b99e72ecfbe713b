"""The sketch of a text: hashes of its four-word shingles, by which texts that share sentences are found.

After Broder, "On the resemblance and containment of documents", 1997. Every second hash is kept, about 290 of an
article.
"""

from __future__ import annotations

import hashlib
import re

WORDS = 4
KEPT_OF = 2
LONGEST_SKETCH = 10_000
WORD = re.compile(r"\w+")


def sketch(text: str) -> set[int]:
    """Hashes as signed integers of 64 bits."""
    words = WORD.findall(text.lower())
    found = set()
    for start in range(len(words) - WORDS + 1):
        shingle = " ".join(words[start : start + WORDS]).encode("utf-8", "replace")
        number = int.from_bytes(hashlib.blake2b(shingle, digest_size=8).digest(), "big", signed=True)
        if number % KEPT_OF == 0:
            found.add(number)
            if len(found) == LONGEST_SKETCH:
                break
    return found
