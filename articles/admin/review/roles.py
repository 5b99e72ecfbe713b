"""The role that the speaker of a proposal held that day."""

from __future__ import annotations

import datetime

from articles.admin.roles_of_speaker import roles_of
from articles.intake.deciding.values import Values
from articles.intake.proposing.published import day_published
from articles.models import Proposal


def role_that_day(proposal: Proposal, speaker: int | None, values: Values) -> int | None:
    """The key of the only role that the person held that day; None if there is none or several.

    Without a day said, the day of the article counts.
    """
    said = values.get("said_on", proposal.said_on)
    day = datetime.date.fromisoformat(said) if isinstance(said, str) else said
    if day is None and (published := day_published(proposal.source)):
        day = published.value.day
    roles = roles_of(str(speaker), day)
    found = list((roles.held_on(day) if day else roles)[:2])
    return found[0].pk if len(found) == 1 else None


def with_role(proposal: Proposal, values: Values) -> Values:
    """A new speaker has another role: the only one held that day, if there is one."""
    speaker = values.get("speaker", proposal.speaker_id)
    if speaker != proposal.speaker_id and values.get("role", proposal.role_id) == proposal.role_id:
        values = {**values, "role": role_that_day(proposal, speaker, values)}
    return values
