from __future__ import annotations

from articles.models.person import Person, Role


def _facts(role: Role) -> tuple[object, ...]:
    """What makes two roles of one person the same office for the same time."""
    start = (role.started, role.started_precision if role.started else "")
    end = (role.ended, role.ended_precision if role.ended else "")
    return (role.title.casefold().strip(), role.organisation_id, role.party_id, start, end)


def equal_roles(kept: Person, merged: Person) -> list[tuple[Role, Role]]:
    """The roles of `merged` of which `kept` has the same, each with that one."""
    known = {_facts(role): role for role in kept.roles.all()}
    return [(role, known[_facts(role)]) for role in merged.roles.all() if _facts(role) in known]
