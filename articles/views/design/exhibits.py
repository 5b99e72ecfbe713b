"""What the page shows: components by their templates, each in several states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.nouns.declarations import Text


@dataclass(frozen=True)
class State:
    """`values` are what the template of the component takes."""

    label: Text
    values: Mapping[str, Any] = field(default_factory=dict)


def states_of(name: str, *values: tuple[Text, Any]) -> list[State]:
    """A state for each value that a component takes by this name."""
    return [State(label, {name: value}) for label, value in values]


@dataclass(frozen=True)
class Exhibit:
    """A component is the name of its template, with the `macro` in it that is to be called, if it has one.

    `within` is the element that pages put around it, as a format string. `beside` is a component that it refers to,
    which follows it in each state.
    """

    component: str
    states: Sequence[State]
    macro: str = ""
    within: str = "{}"
    beside: str = ""

    @property
    def templates(self) -> list[str]:
        return [f"components/{name}.html" for name in (self.component, self.beside) if name]


@dataclass(frozen=True)
class Group:
    heading: Text
    exhibits: Sequence[Exhibit]
