"""Links that open a source at the quoted words.

Text fragments, https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[prefix-,]start[,end][,-suffix]`. Browsers
that do not know them open the page at its top.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

# A fragment names the first and last words of a passage that is longer than both together.
EDGE_WORDS = 5

_PLAIN = re.compile(r"[a-zA-Z0-9_.~ ]*")


def text_fragment(exact: str, prefix: str = "", suffix: str = "") -> str:
    """The fragment directive for a passage, without "#"; "" where there is nothing to find."""
    words = exact.split()
    if not words:
        return ""
    if len(words) > 2 * EDGE_WORDS:
        passage = f"{_encode(words[:EDGE_WORDS])},{_encode(words[-EDGE_WORDS:])}"
    else:
        passage = _encode(words)
    before = f"{_encode(prefix.split())}-," if prefix.strip() else ""
    after = f",-{_encode(suffix.split())}" if suffix.strip() else ""
    return f":~:text={before}{passage}{after}"


def _encode(words: list[str]) -> str:
    """Percent-encoded, dashes included, because "-" and "," are the directive's own syntax."""
    text = " ".join(words)
    if _PLAIN.fullmatch(text):  # most are, and a list has hundreds
        return text.replace(" ", "%20")
    return quote(text, safe="").replace("-", "%2D")


def at_words(url: str, exact: str, prefix: str = "", suffix: str = "") -> str:
    """The address of a page, opened at the words; the plain address where there are none to find."""
    fragment = text_fragment(exact, prefix, suffix)
    return f"{urldefrag(url).url}#{fragment}" if fragment else url
