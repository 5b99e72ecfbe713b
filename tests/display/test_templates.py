"""What holds for every template: its texts are messages, and it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import nodes

from articles.display.environment import PageEnvironment

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(str(file.relative_to(FOLDER)) for file in FOLDER.rglob("*.html"))
COMPONENTS = [name for name in TEMPLATES if name.startswith("components/")]

# The same in every language: names, and examples of what may be typed into the search.
NAMES = {"Parley", "BibTeX", "RIS", "CSL-JSON", "JSON"}
EXAMPLES = {"ceasefire Aleppo", '"Assad has to go"', "Vienna -Iran", "Zarif"}
KEYS = {"j", "k"}
READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}
TRANSLATING = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


class Texts(HTMLParser):
    """All that a reader sees or hears of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.found.append(data.strip(" –\n"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in READ_ALOUD]


def parsed(template: str) -> nodes.Template:
    return PageEnvironment().parse((FOLDER / template).read_text())


def iter_nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    """All nodes but messages and what is only compared."""
    if isinstance(node, nodes.Compare):
        return
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATING:
        for keyword in node.kwargs:
            yield from iter_nodes(keyword.value)
        return
    yield node
    for child in node.iter_child_nodes():
        yield from iter_nodes(child)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_text_is_a_message(template: str) -> None:
    page = "".join(node.data for node in iter_nodes(parsed(template)) if isinstance(node, nodes.TemplateData))
    texts = {text for text in Texts(page).found if re.search("[A-Za-z]", text)}
    assert texts <= NAMES | EXAMPLES | KEYS


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_text_is_handed_over_untranslated(template: str) -> None:
    """Addresses, names of views, files and attributes have no space in them and begin with a small letter."""
    handed = {node.value for node in iter_nodes(parsed(template)) if isinstance(node, nodes.Const)}
    assert not {text for text in handed if isinstance(text, str) and re.search("^[A-Z]|[A-Za-z] ", text)}


@pytest.mark.parametrize("template", TEMPLATES)
def test_lines_are_not_too_long_to_be_read(template: str) -> None:
    assert [line for line in (FOLDER / template).read_text().splitlines() if len(line) > 160] == []


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_begins_with_what_it_takes(component: str) -> None:
    comment = re.match(r"{#.*?#}", (FOLDER / component).read_text(), re.S)
    assert comment
    assert re.search(r"\b[Tt]akes?\b", comment[0])
