"""The review as an editor without script meets it: pages, and the buttons of their forms."""

from __future__ import annotations

from typing import Any

from django.test import Client

from articles.models import Proposal, Source


def address(source: Source) -> str:
    return f"/admin/articles/source/{source.pk}/review/"


def shown(client: Client, source: Source, proposal: Proposal | None = None) -> Any:
    return client.get(address(source), {"proposal": proposal.pk} if proposal else {})


def as_shown(response: Any) -> dict[str, Any]:
    """What the form of the present proposal would send, as the page shows it."""
    page = response.context["page"]
    values = {name: value for field in page.shown_form if (value := field.value()) is not None for name in [field.name]}
    return {**values, "proposal": page.present.pk, "seen": page.present.last_decision or 0}


def send(client: Client, source: Source, proposal: Proposal, action: str, **changes: Any) -> Any:
    """Opens the proposal, changes fields, and presses a button of the form."""
    values = as_shown(shown(client, source, proposal))
    return client.post(address(source), {**values, "action": action, **changes}, follow=True)


def said(response: Any) -> str:
    outcome = response.context.get("outcome")
    return outcome.said if outcome else " ".join(map(str, response.context["messages"]))


def states(source: Source) -> list[str]:
    return [one.state for one in source.proposals.order_by("pk")]


def present(response: Any) -> Any:
    return response.context["page"].present
