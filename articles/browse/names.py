"""The other names of a person or venue: a few in one line, and all of them, folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models.base import Name

IN_LINE = 4


@dataclass(frozen=True)
class OtherNames:
    """`folded` are all names, or none if the line already says everything about them."""

    line: list[Name]
    folded: list[Name]


def other_names(names: Iterable[Name]) -> OtherNames:
    """The line begins with one form in each script and language. A name with a note is a variant or a misprint."""
    every = list(names)
    usual = sorted(every, key=lambda name: bool(name.note))
    by_language: dict[tuple[str, str], Name] = {}
    for name in usual:
        by_language.setdefault((name.script, name.language), name)
    first = [*by_language.values()]
    line = [*first, *(name for name in usual if name not in first)][:IN_LINE]
    return OtherNames(line, every if len(every) > len(line) or any(name.note for name in line) else [])
