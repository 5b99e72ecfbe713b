"""Whatever a page places is escaped, and nothing is escaped twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import ChainableUndefined, Environment
from markupsafe import Markup, escape

from articles.display.environment import PageEnvironment

PAGES = PageEnvironment()
PLACED = [
    "{{ x }}",
    '<a href="{{ x }}">{{ x }}</a>',
    "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
    "{% set y %}{{ x }}{% endset %}{{ y }}",
    "{% filter upper %}{{ x }}{% endfilter %}",
    "{% for y in [x] %}{{ y ~ y }}{{ y|e }}{{ y|safe }}{% endfor %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}{% autoescape on %}{{ x }}{% endautoescape %}",
]


@pytest.mark.parametrize("template", PLACED)
@given(text=st.text(alphabet="&<>\"'aé “"))
def test_a_text_is_placed_as_jinja_places_it(template: str, text: str) -> None:
    plain = Environment(autoescape=True)
    for x in (text, Markup(text)):
        assert PAGES.from_string(template).render(x=x) == plain.from_string(template).render(x=x)


@pytest.mark.parametrize("x", [None, 1_000, 2.5, True, ["<", "'"], {"&": 1}, object])
def test_so_is_what_is_no_text(x: Any) -> None:
    assert PAGES.from_string("{{ x }}").render(x=x) == escape(x)


@pytest.mark.parametrize(
    "path", ["x", "x.real", "d.a", "d.a.b", "d.items", "d.a.nothing", "nothing.a", "s.upper()", "d.a.b.real"]
)
def test_an_attribute_or_item_is_the_one_that_jinja_finds(path: str) -> None:
    values = {"x": 3, "d": {"a": {"b": 1 < 2}, "items": 4}, "s": "<"}
    plain = Environment(autoescape=True, undefined=ChainableUndefined)
    for template in ("{{ %s }}", "{%% if %s %%}yes{%% endif %%}", "{%% set y = %s %%}{{ y }}"):
        source = template % path
        assert PAGES.from_string(source).render(values) == plain.from_string(source).render(values)


def test_what_is_missing_is_nothing() -> None:
    assert PAGES.from_string("{{ nothing.at.all }}").render() == ""


def test_a_script_in_a_value_is_text() -> None:
    page = PAGES.from_string('<p title="{{ x }}">{{ x }}</p>').render(x="\"><script>alert('x')</script>")
    assert page.count("<") == page.count(">") == 2
    assert page.count('"') == 2
