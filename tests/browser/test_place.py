"""A list that changes under its reader keeps the place: on the screen, on the way back, on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.listing import chips, total, value
from tests.browser.visits import Visits

TOP = "one => one.getBoundingClientRect().top"
SCREENS: list[dict[str, Any]] = [{"width": 1280, "height": 800}, {"width": 360, "height": 740, "has_touch": True}]


def scroll_to_the_middle(page: Page, control: Locator) -> None:
    control.evaluate("one => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    assert page.evaluate("scrollY") > 200


def unfold_topics(page: Page) -> None:
    if page.locator(".listing-filters").is_visible():
        page.locator(".listing-filters").click()
        page.locator("#facet-topic > summary").click()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_value_that_is_chosen_stays_where_it_was_on_the_screen(visits: Visits, screen: dict[str, Any]) -> None:
    page = visits.open("/statements/", **screen)
    unfold_topics(page)
    refugees = value(page, "topic", "Refugees and displaced persons")
    scroll_to_the_middle(page, refugees)
    before = refugees.evaluate(TOP)
    refugees.click()
    expect(chips(page)).to_have_count(1)
    expect(refugees).to_be_focused()
    assert abs(refugees.evaluate(TOP) - before) < 3


@pytest.mark.parametrize("screen", SCREENS)
def test_the_way_back_leads_to_the_place_and_the_focus(visits: Visits, screen: dict[str, Any]) -> None:
    page = visits.open("/statements/", **screen)
    unfold_topics(page)
    refugees = value(page, "topic", "Refugees and displaced persons")
    scroll_to_the_middle(page, refugees)
    place = page.evaluate("scrollY")
    refugees.click()
    expect(chips(page)).to_have_count(1)
    page.go_back()
    expect(chips(page)).to_have_count(0)
    expect(refugees).to_be_focused()
    expect(refugees).to_be_in_viewport()
    page.wait_for_function("place => Math.abs(scrollY - place) < 3", arg=place)


def test_the_way_back_from_a_statement_leads_to_its_link(visits: Visits) -> None:
    page = visits.open("/statements/")
    link = page.get_by_role("link", name=re.compile("^Permalink")).nth(15)
    scroll_to_the_middle(page, link)
    place = page.evaluate("scrollY")
    link.click()
    expect(page).to_have_url(re.compile(r"/statements/\w{10}/$"))
    page.go_back()
    expect(link).to_be_focused()
    page.wait_for_function("place => Math.abs(scrollY - place) < 3", arg=place)


def test_another_order_chosen_deep_in_the_list_shows_its_first_rows(visits: Visits) -> None:
    page = visits.open("/statements/")
    page.evaluate("scrollTo(0, 1500)")
    page.locator("#sort-oldest").click()
    expect(page.locator("#sort-oldest")).to_have_attribute("aria-current", "true")
    expect(page.locator(".run-head").first).to_be_in_viewport()
    expect(page.locator("#sort-oldest")).to_be_focused()


def test_the_head_of_the_list_and_of_its_day_stay_in_view(visits: Visits) -> None:
    page = visits.open("/statements/?speaker=john-kerry")
    scroll_to_the_middle(page, page.locator(".run").nth(1).locator(".statement").nth(1))
    for part in (total(page), chips(page), page.locator("#sort-oldest"), page.get_by_role("link", name="CSV of this")):
        expect(part).to_be_in_viewport(ratio=1)
    heads = page.locator(".run-head").evaluate_all(f"all => all.map({TOP})")
    below = page.locator(".listing-bar").evaluate("bar => bar.getBoundingClientRect().bottom")
    assert any(abs(top - below) < 2 for top in heads)


def test_on_a_phone_the_first_touch_changes_the_number_in_view_and_is_announced(visits: Visits) -> None:
    page = visits.open("/statements/", **SCREENS[1])
    page.locator(".listing-filters").tap()
    page.locator("#facet-speaker > summary").tap()
    expect(page.locator(".facets > .past-filters")).to_be_in_viewport()
    value(page, "speaker", "Marie Harf").tap()
    shown = page.locator(".facets > .past-filters")
    expect(shown).to_have_text("Show 9 statements")
    expect(shown).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("status")).to_have_text("9 statements")
    shown.tap()
    expect(page.locator(".statement").first).to_be_in_viewport()
    expect(page.locator(".listing-filters")).to_have_text("Filters 1 chosen")
    expect(page.locator("#facets")).not_to_be_visible()
