"""What the page says of the present proposal: its sentence, who may say it, and why it is proposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.intake.proposing.rules import label_of
from articles.models import Proposal, Source

AROUND = 120  # characters of the source beside a paraphrase
MOST_CANDIDATES = 9  # each is chosen by a digit
OPEN = (Proposal.State.UNDECIDED, Proposal.State.LATER)


@dataclass(frozen=True)
class Candidate:
    """A person who may have said it. `is_known` says whether the record has them."""

    digit: int
    name: str
    why: str
    is_known: bool
    is_chosen: bool


def candidates_of(proposal: Proposal) -> list[Candidate]:
    speaker = proposal.speaker_id
    return [
        Candidate(
            digit=digit,
            name=one["name"],
            why=label_of(one.get("why", "")),
            is_known=bool(one["person"]),
            is_chosen=speaker is not None and one["person"] == speaker,
        )
        for digit, one in enumerate(proposal.candidates[:MOST_CANDIDATES], start=1)
    ]


def sentence_around(source: Source, proposal: Proposal) -> str:
    """What the source says around the proposal, beside which a paraphrase is written: its block, if that is short."""
    spans, text = proposal.content, source.text
    if not spans:
        return ""
    start, end = spans[0][0], spans[-1][1]
    block = next((one for one in source.block_list() if one.start <= start <= one.start + len(one.text)), None)
    if block and len(block.text) <= 4 * AROUND:
        return text[block.start : max(end, block.start + len(block.text))]
    return text[max(start - AROUND, 0) : end + AROUND]


def reasons_of(proposal: Proposal) -> list[dict[str, Any]]:
    """By which rule each field was found, and how sure that is."""
    fields = Proposal._meta.get_fields()
    names = {field.name: field.verbose_name for field in fields if hasattr(field, "verbose_name")}
    return [
        {"field": names[name], "rule": label_of(one.get("rule", "")), "percent": round(100 * one["confidence"])}
        for name, one in proposal.reasons.items()
        if name in names and isinstance(one, dict) and "confidence" in one
    ]


def same_mentions(proposal: Proposal, proposals: Iterable[Proposal], text: str) -> list[Proposal]:
    """Others that are not decided, whose speaker is named in the same words, and is not that of this one."""
    mention = _mention(proposal, text)
    if not proposal.speaker_id or not mention:
        return []
    return [
        one
        for one in proposals
        if one != proposal
        and one.state in OPEN
        and one.speaker_id != proposal.speaker_id
        and _mention(one, text) == mention
    ]


def _mention(proposal: Proposal, text: str) -> str:
    """How the text names the speaker, without regard to case and spaces; "" if it does not."""
    start, end = proposal.mention or (0, 0)
    return " ".join(text[start:end].split()).casefold()
