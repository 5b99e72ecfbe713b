"""A stretch that an editor marks in a source: as offsets, or as words that are to be found."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.models import Proposal, Source, Statement
from articles.models.proposal import BY_HAND

LONGEST = 5_000  # characters
OPENING, CLOSING = "“‘„«‹\"'「", "”’“»›\"'」"
PUNCTUATION = ".,!?…;"


class NotFound(ValueError):
    """The words do not stand in the source, or the offsets are none of its text. The message says so to the editor."""


def find_stretch(source: Source, words: str) -> tuple[int, int]:
    """Where the words stand first, whatever spaces are between them. Raises NotFound."""
    text = source.text
    parts = words.split()
    start = -1
    while parts:
        start = text.find(parts[0], start + 1)
        if start < 0:
            break
        if (end := _end_of(parts, text, start)) is not None:
            return start, end
    raise NotFound(_("These words do not stand in the source. Copy them from its text."))


def _end_of(parts: list[str], text: str, start: int) -> int | None:
    at = start
    for part in parts:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(part, at):
            return None
        at += len(part)
    return at


def add_stretch(source: Source, start: int, end: int) -> Proposal:
    """A proposal of this stretch, undecided. Spaces and marks around it are left out."""
    text = source.text
    if not 0 <= start < end <= len(text) or end - start > LONGEST:
        raise NotFound(_("Select a passage of the source, of at most %(most)s characters.") % {"most": LONGEST})
    start, end = _trim(text, start, end)
    if start >= end:
        raise NotFound(_("There are no words in this passage."))
    kind = _kind(text, start, end)
    return Proposal.objects.create(
        source=source,
        order=source.proposals.count() + 1,
        content=[[start, end]],
        kind=kind,
        rule=BY_HAND,
        confidence=1,
        words="" if kind == Statement.Kind.PARAPHRASE else " ".join(text[start:end].split()),
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in OPENING):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in CLOSING):
        end -= 1
    return start, end


def _kind(text: str, start: int, end: int) -> str:
    """What stands in marks is a quotation if it is a sentence, else a partial one. All else is a paraphrase."""
    if not (start and text[start - 1] in OPENING and text[end : end + 1] in tuple(CLOSING)):
        return Statement.Kind.PARAPHRASE
    is_sentence = text[start].isupper() and text[end - 1] in PUNCTUATION
    return Statement.Kind.QUOTATION if is_sentence else Statement.Kind.PARTIAL
