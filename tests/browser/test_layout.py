"""Every page fits: on a phone, enlarged, on paper, from right to left."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from articles.nouns import STATEMENT
from tests.browser.pages import iter_pages, unfold
from tests.browser.served import Site
from tests.browser.visits import Visits

PHONE: dict[str, Any] = {"width": 360, "height": 740, "has_touch": True}

TOUCHED = (
    ".masthead a, .facets summary, .facets a:not(.past-filters), .facets button, .chips a, .paging a, .row-choices a,"
    " .listing-tools a, .listing-jump a, .statement-when a, .topics a, .statement-links a, .uncertain > summary,"
    " .columns-choice a, .summary > summary, .summary a"
)
TOO_SMALL = """
all => all
  .filter(one => one.getClientRects().length)
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width < 24 || box.height < 24)
  .map(([one, box]) => `${one.textContent.trim().slice(0, 40)} (${box.width.toFixed(1)} x ${box.height.toFixed(1)})`)
"""
CUT_OFF = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className)"

ALL_COLUMNS = "&".join(f"column={column.name}" for column in STATEMENT.table)


def test_no_page_scrolls_sideways_on_a_phone_or_enlarged_to_200_percent(site: Site, visits: Visits) -> None:
    """Enlarged, a window of 640 pixels leaves a page 320 of its own."""
    page = visits.open("/", **PHONE, device_scale_factor=2)
    too_wide = {}
    for address in iter_pages(page, site):
        unfold(page)
        for room in (360, 320):
            page.set_viewport_size({"width": room, "height": 480})
            wide = page.evaluate("document.scrollingElement.scrollWidth")
            if wide > room:
                too_wide[address] = wide
    assert not too_wide


@pytest.mark.parametrize(
    "address",
    ["/", "/statements/?speaker=john-kerry", "/articles/?year=2015", "/people/", "/statements/facets/speaker/"],
)
def test_what_is_touched_is_large_enough_for_a_finger(visits: Visits, address: str) -> None:
    page = visits.open(address, **PHONE)
    unfold(page)
    assert page.locator(TOUCHED).evaluate_all(TOO_SMALL) == []


def test_the_lists_of_the_site_are_one_line_on_a_phone_and_each_is_reached(visits: Visits) -> None:
    page = visits.open("/statements/", **PHONE)
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    assert links.count() == 8
    assert len(set(links.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)"))) == 1
    links.last.focus()
    expect(links.last).to_be_in_viewport(ratio=1)


def test_on_paper_there_is_what_was_said_and_its_source_but_no_controls(visits: Visits) -> None:
    page = visits.open("/statements/?speaker=john-kerry&venue=geneva")
    page.emulate_media(media="print")
    for control in (".masthead-nav", ".masthead-search", ".search-form", ".facets", ".sorts", ".downloads"):
        expect(page.locator(control)).not_to_be_visible()
    assert page.get_by_role("article").count() == 5
    for statement in page.get_by_role("article").all():
        expect(statement.locator(".words, .paraphrase").first).to_be_visible()
    printed = page.get_by_role("link", name="Open at the words").first
    assert "http" in printed.evaluate("link => getComputedStyle(link, '::after').content")


# The width that A4 leaves between margins of a centimetre, in CSS pixels: upright, and on its side.
UPRIGHT, ON_ITS_SIDE = 718, 1047


@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("/statements/?view=table", UPRIGHT),
        (f"/statements/?view=table&{ALL_COLUMNS}", ON_ITS_SIDE),
        ("/statements/timeline/?by=party", UPRIGHT),
        ("/positions/assad-gives-up-power/", UPRIGHT),
        ("/compare/?person=john-kerry&person=philip-hammond", UPRIGHT),
        ("/people/john-kerry/", UPRIGHT),
        ("/network/", UPRIGHT),
    ],
)
def test_on_paper_nothing_is_cut_off_and_nothing_is_pressed(visits: Visits, address: str, width: int) -> None:
    page = visits.open(address, width=width, height=1000)
    page.emulate_media(media="print")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.locator(".table-scroll, .timeline-scroll").evaluate_all(CUT_OFF) == []
    assert page.locator("button:visible").count() == 0


@pytest.mark.parametrize(("query", "is_wide"), [("", False), (ALL_COLUMNS, True)])
def test_a_table_of_many_columns_lies_on_its_side(visits: Visits, query: str, is_wide: bool) -> None:
    printed = visits.open(f"/statements/?view=table&{query}").pdf(prefer_css_page_size=True, format="A4")
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {float(width) > float(height) for width, height in sheets} == {is_wide}


def test_arabic_names_run_from_right_to_left_and_say_their_language(visits: Visits) -> None:
    page = visits.open("/people/bashar-al-assad/")
    line = page.locator(".names-line")
    name = line.get_by_text("بشار الأسد", exact=True)
    expect(name).to_be_visible()
    assert name.evaluate("one => [one.closest('[lang]').lang, getComputedStyle(one).direction]") == ["ar", "rtl"]
    expect(page.locator("html")).to_have_attribute("lang", "en-gb")
    russian = line.get_by_text("Башар аль-Асад", exact=True)
    assert russian.evaluate("one => [one.closest('[lang]').lang, getComputedStyle(one).direction]") == ["ru", "ltr"]


def test_arabic_typed_into_a_search_box_runs_from_right_to_left(visits: Visits) -> None:
    page = visits.open("/")
    box = page.get_by_role("searchbox")
    box.fill("بشار الأسد")
    assert box.evaluate("one => getComputedStyle(one).direction") == "rtl"
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    expect(page.get_by_role("main").get_by_role("link", name="Bashar al-Assad").first).to_be_visible()


def test_venues_are_found_on_a_map_that_has_a_text_for_every_point(visits: Visits) -> None:
    page = visits.open("/venues/")
    page.get_by_role("main").locator("svg").get_by_role("link", name=re.compile("Geneva")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Geneva")
