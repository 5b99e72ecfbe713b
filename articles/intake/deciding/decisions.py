"""Decisions about proposals: each is stored at once, with what stood before, so that it can be undone."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from articles.intake.deciding.values import Values, values_of
from articles.models import Decision, Proposal, Source
from articles.models.proposal import ProposalQuerySet
from articles.models.stored_values import write_values

Action = Decision.Action

STATES = {
    Action.ACCEPT: Proposal.State.ACCEPTED,
    Action.REJECT: Proposal.State.REJECTED,
    Action.LATER: Proposal.State.LATER,
}


class DecidedMeanwhile(Exception):
    """Somebody else decided about the proposal since it was shown. `decision` is what they decided last."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(str(decision))
        self.decision = decision


class DraftMade(Exception):
    """An article has been made of the source: its proposals are decided for good."""


def new_batch() -> str:
    """Names decisions that are made, and undone, together."""
    return secrets.token_hex(8)


def with_last_decision(proposals: ProposalQuerySet) -> ProposalQuerySet:
    """Adds `last_decision`, the number of the latest decision about each; None if there is none."""
    return proposals.annotate(last_decision=Max("decisions"))


def in_text_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """In the order in which the text has them, whoever found them."""
    return sorted(
        proposals, key=lambda one: (min((start for start, _end in one.content), default=0), one.order, one.pk)
    )


def lock(source: Source) -> Source:
    """Makes other decisions about the source wait until the transaction ends. Raises DraftMade."""
    locked = Source.objects.select_for_update().get(pk=source.pk)
    if locked.article_id is not None:
        raise DraftMade
    return locked


def decide(
    proposal: Proposal, action: str, editor: Any, values: Values, *, seen: int | None = None, batch: str = ""
) -> Decision | None:
    """Stores values and, by the action, a state. Returns None if nothing changes. Call `lock` first.

    `seen` is the number of the decision that the editor saw as the last one; 0 if there was none. With it,
    DecidedMeanwhile is raised if another editor has decided since.
    """
    if seen is not None:
        _refuse_if_decided(proposal, editor, seen)
    new = dict(values)
    if action in STATES:
        new["state"] = STATES[Action(action)].value
    before = values_of(proposal, new)
    changed = [name for name in new if new[name] != before[name]]
    if not changed:
        return None
    write_values(proposal, {name: new[name] for name in changed})
    return Decision.objects.create(
        proposal=proposal,
        action=action,
        before={name: before[name] for name in changed},
        after={name: new[name] for name in changed},
        made_by=editor,
        batch=batch,
    )


def _refuse_if_decided(proposal: Proposal, editor: Any, seen: int) -> None:
    """An editor's own decisions, in another window, are no conflict with what they decide now."""
    others = Decision.objects.filter(proposal=proposal, pk__gt=seen).exclude(made_by=editor)
    latest = others.select_related("made_by", "proposal").last()
    if latest is not None:
        raise DecidedMeanwhile(latest)


def last_of(source: Source, editor: Any) -> list[Decision]:
    """The editor's latest decision that stands, with those made together with it."""
    mine = Decision.objects.filter(proposal__source=source, made_by=editor, undone=False).exclude(action=Action.UNDO)
    latest = mine.last()
    if latest is None:
        return []
    together = mine.filter(batch=latest.batch) if latest.batch else mine.filter(pk=latest.pk)
    return list(together.select_related("proposal"))


@transaction.atomic
def undo(source: Source, editor: Any) -> list[Proposal]:
    """Undoes the editor's latest decisions. Returns their proposals; none if there is nothing to undo.

    Raises DecidedMeanwhile if somebody has changed one of the same values since.
    """
    lock(source)
    decisions = last_of(source, editor)
    for decision in decisions:
        if values_of(decision.proposal, decision.after) != decision.after:
            later = Decision.objects.filter(proposal=decision.proposal_id, pk__gt=decision.pk)
            raise DecidedMeanwhile(later.select_related("made_by", "proposal").latest("pk"))
    batch = new_batch()
    for decision in decisions:
        _put_back(decision, editor, batch)
    return [decision.proposal for decision in decisions]


def _put_back(decision: Decision, editor: Any, batch: str) -> None:
    write_values(decision.proposal, decision.before)
    Decision.objects.filter(pk=decision.pk).update(undone=True)
    Decision.objects.create(
        proposal=decision.proposal,
        action=Action.UNDO,
        before=decision.after,
        after=decision.before,
        made_by=editor,
        batch=batch,
    )


@transaction.atomic
def decide_many(proposals: Iterable[Proposal], action: str, editor: Any, values: Values | None = None) -> int:
    """Decides about several proposals of one source at once. Returns how many changed."""
    several: Sequence[Proposal] = list(proposals)
    if several:
        lock(several[0].source)
    batch = new_batch()
    made = [decide(one, action, editor, values or {}, batch=batch) for one in several]
    return sum(one is not None for one in made)
