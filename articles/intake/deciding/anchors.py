"""The words by which a browser finds a statement in its source (articles/models/anchor.py)."""

from __future__ import annotations

import re

from articles.models import Proposal
from articles.models.statement import Statement

WORDS_AROUND = 3
LONGEST_AROUND = 64  # characters, as the model allows

Anchor = tuple[str, str, str]  # exact, prefix, suffix


def anchor_of(proposal: Proposal, text: str) -> Anchor:
    """Of a quotation its words, of a paraphrase its attribution as printed; with what is around them if they recur.

    `exact` is empty where the words of the statement are what is to be found, and where nothing is.
    """
    start, end = _passage(proposal, text)
    exact = text[start:end]
    if not exact.strip():
        return "", "", ""
    prefix = suffix = ""
    if _recurs(exact, text):
        prefix, suffix = _before(text[:start]), _after(text[end:])
    return "" if exact == proposal.words else exact, prefix, suffix


def _passage(proposal: Proposal, text: str) -> tuple[int, int]:
    if proposal.kind == Statement.Kind.PARAPHRASE:
        return _attribution(proposal, text)
    start, end = next(iter(proposal.content), (0, 0))
    found = text.find(proposal.words, start) if proposal.words else -1
    return (found, found + len(proposal.words)) if start <= found <= end else (start, end)


def _attribution(proposal: Proposal, text: str) -> tuple[int, int]:
    """The attribution that is nearest to the statement, else the mention of the speaker."""
    near = min((start for start, _end in proposal.content), default=0)
    if proposal.attribution:
        found = [match.start() for match in re.finditer(re.escape(proposal.attribution), text)]
        if found:
            start = min(found, key=lambda at: abs(at - near))
            return start, start + len(proposal.attribution)
    start, end = proposal.mention or (0, 0)
    return start, end


def _recurs(exact: str, text: str) -> bool:
    """A browser compares whole words, without regard to case."""
    return len(re.findall(rf"(?<!\w){re.escape(exact)}(?!\w)", text, re.IGNORECASE)) > 1


def _before(text: str) -> str:
    words: list[str] = []
    for word in reversed(text.split()[-WORDS_AROUND:]):
        if len(" ".join([word, *words])) > LONGEST_AROUND:
            break
        words.insert(0, word)
    return " ".join(words)


def _after(text: str) -> str:
    words: list[str] = []
    for word in text[: 10 * LONGEST_AROUND].split()[:WORDS_AROUND]:
        if len(" ".join([*words, word])) > LONGEST_AROUND:
            break
        words.append(word)
    return " ".join(words)
