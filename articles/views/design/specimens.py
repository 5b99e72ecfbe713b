"""Components as they are on the pages, made ready to stand beside each other on one page.

Their identifiers are numbered, so that none clashes with another one's. Their links and forms lead back to where they
stand, because what they are about does not exist. Headings stand below those of the page. htmx does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, meta

from articles.nouns.declarations import Text
from articles.views.design.exhibits import Exhibit, Group, State

FIRST_LEVEL = 4  # of the headings of a component

_HTMX = re.compile(r'\shx-[a-z]+="[^"]*"')
_IDENTIFIERS = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby|aria-controls|data-copies)=")([^"]+)')
_LINKS = re.compile(r'(<a\b[^>]*?\shref="|<form\b[^>]*?\saction=")[^"]*')
_LANDMARKS = re.compile(r'(<(?:nav|form|section|div)\b[^>]*?\saria-label="[^"]*)')
_HEADINGS = re.compile(r"<h([1-6])\b")


@dataclass(frozen=True)
class Specimen:
    """A component in one of its states. `number` names it on the page."""

    number: int
    label: Text
    html: SafeString


@dataclass(frozen=True)
class Shown:
    """A component with its states. `parts` are the components that it contains."""

    component: str
    parts: Sequence[str]
    specimens: Sequence[Specimen]


@dataclass(frozen=True)
class ShownGroup:
    heading: Text
    components: Sequence[Shown]


class SampleRequest(HttpRequest):
    """For components that show their own address: it is one that is for examples (RFC 2606)."""

    path = "/"

    def get_host(self) -> str:
        return "example.org"


def shown(groups: Sequence[Group]) -> list[ShownGroup]:
    numbers = count(1)
    return [ShownGroup(group.heading, [_shown(each, numbers) for each in group.exhibits]) for group in groups]


def _shown(exhibit: Exhibit, numbers: Iterator[int]) -> Shown:
    specimens = []
    for state in exhibit.states:
        number = next(numbers)
        html = exhibit.within.format(_rendered(exhibit, state))
        # The templates escape what they show, and what is changed here are attributes that they write.
        specimens.append(Specimen(number, state.label, mark_safe(detached(html, number))))  # noqa: S308
    return Shown(exhibit.component, parts_of(*exhibit.templates), specimens)


def _rendered(exhibit: Exhibit, state: State) -> str:
    if exhibit.macro:
        return macro(exhibit.component, exhibit.macro)(**state.values)
    values = {"request": SampleRequest(), **state.values}
    return "".join(get_template(each).render(values) for each in exhibit.templates)


def macro(component: str, name: str) -> Any:
    """A macro of a component, in the active language."""
    template: Any = get_template(f"components/{component}.html")
    return getattr(template.template.module, name)


def detached(html: str, number: int) -> str:
    """The component without what ties it to a page of its own."""

    def numbered(found: re.Match[str]) -> str:
        names = [f"{name}-{number}" for name in found[2].split()]
        if "labelledby" in found[1]:
            names.append(f"sample-{number}")  # parts of the same name have different ones in different samples
        return found[1] + " ".join(names)

    deeper = FIRST_LEVEL - min(map(int, _HEADINGS.findall(html)), default=FIRST_LEVEL)
    html = _HTMX.sub("", html)
    html = _LINKS.sub(rf"\g<1>#sample-{number}", html)
    html = _LANDMARKS.sub(rf"\g<1>, {number}", html)
    html = _IDENTIFIERS.sub(numbered, html)
    return _HEADINGS.sub(lambda found: f'{found[0]} aria-level="{int(found[1]) + deeper}"', html)


def parts_of(template: str, *others: str) -> list[str]:
    """The components that the template of a component contains, those of its parts included, and the others."""
    engine: Any = get_template(template)
    environment: Environment = engine.template.environment
    found = set(others)
    waiting = [template, *others]
    while waiting:
        for name in _referenced(environment, waiting.pop()) - found:
            found.add(name)
            waiting.append(name)
    return sorted(name.removeprefix("components/").removesuffix(".html") for name in found - {template})


@cache
def _referenced(environment: Environment, template: str) -> set[str]:
    """The components that it names. A name that is put together at run time stands for all that it may become."""
    loader: Any = environment.loader
    source, _name, _is_current = loader.get_source(environment, template)
    names = set(meta.find_referenced_templates(environment.parse(source)))
    if None in names:
        families = ("components/rows/", "components/tables/")
        names |= {name for name in environment.list_templates() if name.startswith(families)}
    return {name for name in names if name}
