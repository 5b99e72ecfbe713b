"""The desk on a tablet: nothing is cut off, and nothing lies over the headline."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PAGES = ("", "articles/article/", "articles/article/1/change/", "articles/person/1/change/", "articles/round/1/change/")

# What ends beyond the window, unless it can be scrolled to.
CUT_OFF = """
[...document.querySelectorAll("#container *")].filter((element) => {
    const isScroller = (one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    const scrolls = (one) => one && (isScroller(one) || scrolls(one.parentElement));
    const shape = element.getBoundingClientRect();
    return shape.width > 1 && shape.right > innerWidth + 1 && !scrolls(element.parentElement);
}).map((element) => `${element.tagName}.${element.className}`)
"""


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off_at_800_pixels(desk: Page, address: str) -> None:
    desk.set_viewport_size({"width": 800, "height": 1100})
    desk.goto(f"/admin/{address}")
    assert desk.evaluate(CUT_OFF) == []


def test_the_link_to_the_history_does_not_lie_over_the_headline(desk: Page) -> None:
    desk.set_viewport_size({"width": 800, "height": 1100})
    desk.goto("/admin/articles/article/1/change/")
    headline, link = desk.locator("#content h2").first.bounding_box(), desk.locator(".historylink").bounding_box()
    assert headline is not None
    assert link is not None
    assert link["y"] >= headline["y"] + headline["height"]
