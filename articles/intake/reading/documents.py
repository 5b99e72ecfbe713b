"""What reading finds. `articles/intake/child.py` receives it as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

MOST_BLOCKS = 20_000
MOST_CHARACTERS = 1_500_000
LONGEST_VALUE = 500
MOST_VALUES = 5  # of one fact


class Refused(Exception):
    """The material cannot be read. `reason` is one of the names in `articles/intake/reasons.py`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Block:
    """`kind` is one of those of `articles.models.source.Block`. `is_aside`: in a menu, a foot, a form."""

    kind: str
    text: str
    is_story: bool = True
    is_aside: bool = False


@dataclass
class Facts:
    """For each name a list of values with where they were found. The first found is the most trustworthy."""

    found: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def add(self, name: str, value: str | None, where: str) -> None:
        value = " ".join((value or "").split())[:LONGEST_VALUE]
        known = self.found.setdefault(name, [])
        if value and len(known) < MOST_VALUES and {"value": value, "where": where} not in known:
            known.append({"value": value, "where": where})

    def first(self, name: str) -> str:
        return self.found[name][0]["value"] if self.found.get(name) else ""


@dataclass
class Document:
    blocks: list[Block]
    facts: Facts

    def as_json(self) -> dict[str, Any]:
        """Raises Refused if there is no text, or too much."""
        if not any(block.text for block in self.blocks):
            raise Refused("no-text")
        if len(self.blocks) > MOST_BLOCKS or sum(len(block.text) for block in self.blocks) > MOST_CHARACTERS:
            raise Refused("too-long")
        blocks = [{"kind": one.kind, "text": one.text, "story": one.is_story} for one in self.blocks]
        facts = {name: values for name, values in self.facts.found.items() if values}
        return {"kind": "document", "blocks": blocks, "facts": facts}


@dataclass(frozen=True)
class Part:
    """A page of a web archive (`page` in Base64), or an entry of a feed, whose page is yet to be handed in."""

    name: str
    address: str
    page: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"kind": "part", **asdict(self)}
