"""Addresses that are the same on every page become part of its template."""

from __future__ import annotations

import pytest
from jinja2 import nodes

from articles.display import addresses
from articles.display.environment import PageEnvironment

PAGES = PageEnvironment()


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("<a href=\"{{ url('about') }}\">", '<a href="/about/">'),
        ("{% set address = url('about') %}{{ address }}", "/about/"),
        ("{% for address in [url('about'), url('home')] %}{{ address }}{% endfor %}", "/about//"),
        ("{% trans address=url('about') %}See {{ address }}{% endtrans %}", "See /about/"),
        ("{{ url('person_detail', slug) }}", "/people/a-b/"),
    ],
)
def test_a_page_has_the_address(source: str, page: str) -> None:
    assert PAGES.from_string(source).render(slug="a-b") == page


def test_only_calls_with_constants_are_evaluated_early() -> None:
    called = []
    evaluator = addresses.AddressEvaluator({"url": lambda *names: called.append(names) or "/x/"})
    template = evaluator.visit(PAGES.parse("{{ url('home') }}{{ url(name) }}{{ other('home') }}"))
    assert called == [("home",)]
    assert len(list(template.find_all(nodes.Call))) == 2
