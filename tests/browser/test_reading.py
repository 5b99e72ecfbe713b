"""How much of a list is seen at once, on a screen and on paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.listing import total
from tests.browser.visits import Visits

WHOLE = """
() => [...document.querySelectorAll(".statement")].map(one => one.getBoundingClientRect())
  .filter(box => box.top >= 0 && box.bottom <= innerHeight).length
"""
SHORT = """
() => [...document.querySelectorAll(".statement")]
  .filter(one => one.querySelector(".words, .paraphrase").textContent.trim().length < 120)
  .map(one => one.getBoundingClientRect().height)
"""


@pytest.mark.parametrize(("width", "height", "whole"), [(1280, 800, 3), (360, 800, 1)])
def test_the_first_screen_shows_whole_statements(visits: Visits, width: int, height: int, whole: int) -> None:
    page = visits.open("/statements/?kind=paraphrase", width=width, height=height)
    assert page.evaluate(WHOLE) >= whole


@pytest.mark.parametrize(
    "query",
    ["", "?speaker=john-kerry", "?topic=ceasefire", "?party=russia", "?year=2015", "?sort=published"],
)
def test_a_phone_shows_the_first_statement_whole_whatever_is_chosen(visits: Visits, query: str) -> None:
    assert visits.open(f"/statements/{query}", width=360, height=800).evaluate(WHOLE) >= 1


def test_what_a_list_says_in_short_is_seen_on_a_wide_screen_and_unfolded_on_a_phone(visits: Visits) -> None:
    said = re.compile(r"^\d+ statements \(.*\), most often by John Kerry")
    wide = visits.open("/statements/")
    expect(wide.locator(".summary-sentence")).to_have_text(said)
    expect(wide.locator(".summary-sentence")).to_be_visible()
    bar = wide.locator("#short-speaker-john-kerry")
    number = bar.locator(".summary-count").inner_text()
    bar.click()
    expect(total(wide)).to_have_text(re.compile(rf"^\s*{number} statements\b"))

    phone = visits.open("/statements/", width=360, height=800, java_script_enabled=False)
    expect(phone.locator(".summary-sentence")).not_to_be_visible()
    phone.locator(".summary > summary").click()
    expect(phone.locator(".summary-sentence")).to_be_visible()
    phone.locator("#short-speaker-john-kerry").click()
    expect(phone).to_have_url(re.compile(r"\?speaker=john-kerry$"))


def test_nine_of_ten_short_statements_are_short(visits: Visits) -> None:
    heights = visits.open("/statements/").evaluate(SHORT)
    assert heights
    assert len([height for height in heights if height < 132]) >= 0.9 * len(heights)


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4")))


@pytest.mark.parametrize("query", ["", "?q=Assad", "?speaker=john-kerry&sort=published"])
def test_a_page_of_25_statements_is_printed_on_five_sheets(visits: Visits, query: str) -> None:
    page = visits.open(f"/statements/{query}")
    expect(page.locator(".statement")).to_have_count(25)
    assert sheets(page) <= 5


def test_paper_shows_the_total_the_choices_and_the_reasons_for_doubts(visits: Visits) -> None:
    page = visits.open("/statements/?speaker=marie-harf&sort=oldest", width=794, height=1100)
    page.emulate_media(media="print")
    expect(total(page)).to_be_visible()
    expect(page.locator("a.chip")).to_be_visible()
    for doubt in page.locator(".uncertain dd").all():
        expect(doubt).to_be_visible()
    assert page.locator(".uncertain dd").count()


def expect_columns(page: Page, *names: str) -> None:
    expect(page.get_by_role("columnheader")).to_have_text([*names, "Links"])


@pytest.mark.parametrize("javascript", [True, False])
def test_a_list_is_shown_as_a_table_whose_columns_are_chosen(visits: Visits, javascript: bool) -> None:
    options: dict[str, Any] = {"java_script_enabled": javascript}
    page = visits.open("/statements/?speaker=john-kerry", **options)
    cards = page.locator(".statement").evaluate_all("all => all.map(one => one.id)")
    page.get_by_role("navigation", name="View").get_by_role("link", name="Table").click()
    expect(page).to_have_url(re.compile(r"\?speaker=john-kerry&view=table$"))
    expect(page.locator(".statement-row")).to_have_count(len(cards))
    assert page.locator(".statement-row").evaluate_all("all => all.map(one => one.id)") == cards
    expect_columns(page, "Day", "Speaker", "Words or paraphrase", "Place", "Outlet")

    page.locator(".columns-choice > summary").click()
    page.locator("#column-topics").click()
    expect(page).to_have_url(re.compile("column=topics"))
    expect_columns(page, "Day", "Speaker", "Words or paraphrase", "Topics", "Place", "Outlet")
    if not javascript:
        page.locator(".columns-choice > summary").click()
    page.locator("#column-topics").click()
    expect(page).to_have_url(re.compile(r"\?speaker=john-kerry&view=table$"))

    page.get_by_role("navigation", name="Rows on a page").get_by_role("link", name="50").click()
    expect(page.locator(".statement-row")).to_have_count(28)
    page.get_by_role("navigation", name="View").get_by_role("link", name="List").click()
    expect(page).to_have_url(re.compile(r"\?speaker=john-kerry&rows=50$"))
    expect(page.locator(".statement")).to_have_count(28)
