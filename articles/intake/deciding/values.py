"""The values of a proposal as JSON holds them: what a decision keeps of before and after."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from articles.models import Proposal
from articles.models.stored_values import stored_value

# What becomes of the statement, in the order in which a page shows it.
FIELDS = (
    "kind",
    "words",
    "paraphrase",
    "speaker",
    "role",
    "organisation",
    "party",
    "attribution",
    "said_on",
    "said_precision",
    "venue",
    "round",
    "topics",
    "medium",
    "channel",
    "utterance",
)
# All that a decision can change.
KEPT = ("state", *FIELDS)

Values = dict[str, Any]


def values_of(proposal: Proposal, names: Iterable[str] = KEPT) -> Values:
    return {name: _plain(proposal, name) for name in names}


def _plain(proposal: Proposal, name: str) -> Any:
    value = stored_value(proposal, name)
    return value.isoformat() if isinstance(value, datetime.date) else value


def plain_form_values(cleaned: dict[str, Any]) -> Values:
    """The same of the cleaned values of a form."""
    plain: Values = {}
    for name in FIELDS:
        if name not in cleaned:
            continue
        value, field = cleaned[name], Proposal._meta.get_field(name)
        if field.many_to_many:
            plain[name] = sorted(one.pk for one in value)
        elif field.is_relation:
            plain[name] = value.pk if value else None
        else:
            plain[name] = value.isoformat() if isinstance(value, datetime.date) else value
    return plain
