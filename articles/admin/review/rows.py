"""The proposals as the list of a review shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from articles.models import Proposal

State = Proposal.State
CONFIDENCES = (95, 90, 80, 70)
SHORT = 2  # words
SIGNS = {State.UNDECIDED: "○", State.ACCEPTED: "✓", State.REJECTED: "✕", State.LATER: "…"}
STATE_LABELS = {
    State.UNDECIDED: gettext_lazy("suggested"),
    State.ACCEPTED: gettext_lazy("accepted"),
    State.REJECTED: gettext_lazy("rejected"),
    State.LATER: gettext_lazy("later"),
}


@dataclass(frozen=True)
class Row:
    """A proposal in the list."""

    number: int
    proposal: Proposal
    is_present: bool
    text: str  # its words, our paraphrase, or what the source says

    @property
    def sign(self) -> str:
        return SIGNS[State(self.proposal.state)]

    @property
    def label(self) -> str:
        return str(STATE_LABELS[State(self.proposal.state)])

    @property
    def percent(self) -> int:
        return round(self.proposal.confidence * 100)

    @property
    def speaker(self) -> str:
        return str(self.proposal.speaker or self.proposal.organisation or self.proposal.attribution)


def short_of(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The undecided quotations of one or two words."""
    return [one for one in proposals if one.state == State.UNDECIDED and 0 < len(one.words.split()) <= SHORT]
