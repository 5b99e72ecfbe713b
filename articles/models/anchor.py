"""Links that open a source at the quoted words.

They use text fragments, https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[prefix-,]start[,end][,-suffix]`.
Browsers that do not support them open the page at its top.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

from django.db import models
from django.utils.translation import gettext_lazy as _

# A passage longer than twice this many words is given by its first and its last words.
EDGE_WORDS = 5

_PLAIN = re.compile(r"[a-zA-Z0-9_.~ ]*")


class Anchored(models.Model):
    """Has words by which a browser finds it in its source."""

    anchor_exact = models.TextField(
        _("anchor: exact"),
        blank=True,
        help_text=_(
            "The words to find in the source, if not those above; for a paraphrase, its attribution as printed."
        ),
    )
    anchor_prefix = models.CharField(
        _("anchor: prefix"),
        max_length=64,
        blank=True,
        help_text=_("A few words just before, where the words occur more than once."),
    )
    anchor_suffix = models.CharField(
        _("anchor: suffix"), max_length=64, blank=True, help_text=_("A few words just after, likewise.")
    )

    class Meta:
        abstract = True


def text_fragment(exact: str, prefix: str = "", suffix: str = "") -> str:
    """The fragment directive for a passage, without "#"; "" if `exact` has no words."""
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
    """Percent-encodes the words. Dashes are encoded too, because "-" and "," are part of the directive's syntax."""
    text = " ".join(words)
    if _PLAIN.fullmatch(text):  # faster, and a list has hundreds of such passages
        return text.replace(" ", "%20")
    return quote(text, safe="").replace("-", "%2D")


def at_words(url: str, exact: str, prefix: str = "", suffix: str = "") -> str:
    """The URL of a page, opened at the words; without a fragment if `exact` has no words."""
    fragment = text_fragment(exact, prefix, suffix)
    return f"{urldefrag(url).url}#{fragment}" if fragment else url
