"""What readers come for, done as they do it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.listing import choose, facet
from tests.browser.served import Site
from tests.browser.visits import Visits


@pytest.mark.parametrize("javascript", [True, False])
def test_what_kerry_said_of_assads_departure_in_september_2015_is_four_clicks_from_home(
    visits: Visits, javascript: bool
) -> None:
    page = visits.open("/", java_script_enabled=javascript)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Statements").click()
    choose(page, "speaker", "John Kerry")
    choose(page, "topic", "Assad's future")
    choose(page, "year", "2015")
    card = page.get_by_role("article").filter(has_text="has to go,").first
    expect(card).to_contain_text("John Kerry")
    expect(card).to_contain_text("Secretary of State")
    expect(page.locator(".run").filter(has=card).locator(".run-day")).to_contain_text("19 September 2015")
    expect(card).to_be_visible()
    expect(page).to_have_title(re.compile("John Kerry.*Assad's future.*2015"))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_misspelt_name_finds_what_was_meant(visits: Visits, javascript: bool) -> None:
    page = visits.open("/statements/?q=Lavrof&topic=participation", java_script_enabled=javascript)
    offered = page.get_by_role("list", name="Did you mean").get_by_role("listitem")
    number = offered.locator(".suggestion-total").inner_text()
    offered.get_by_role("link", name="Lavrov").click()
    expect(page.get_by_role("heading", name=number)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/statements/\?q=Lavrov&topic=participation$"))


def test_statements_made_in_geneva_by_people_who_are_not_american_are_chosen_and_taken_as_csv(
    site: Site, home: Page, tmp_path: Path
) -> None:
    home.get_by_role("navigation", name="Main").get_by_role("link", name="Statements").click()
    choose(home, "venue", "Geneva")
    for party in facet(home, "party").locator(".facet-label").all_inner_texts():
        if party != "United States":
            choose(home, "party", party)

    wanted = {
        row["id"]
        for row in site.records("/statements.csv")
        if row["venue"] == "Geneva" and row["speaker"] and row["party"] != "United States"
    }
    assert len(wanted) == 7
    expect(home.locator(".statement")).to_have_count(len(wanted))
    assert set(home.locator(".statement").evaluate_all("all => all.map(one => one.id.slice(10))")) == wanted

    with home.expect_download() as downloading:
        home.get_by_role("link", name="CSV of this list").click()
    name = downloading.value.suggested_filename
    assert re.fullmatch(r"statements-[-a-z]+-geneva-20\d\d-\d\d-\d\d\.csv", name)
    downloading.value.save_as(tmp_path / "statements.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "statements.csv").read_text(encoding="utf-8-sig"))))
    assert {row["id"] for row in rows} == wanted
    assert {row["speaker"] for row in rows} == {"Staffan de Mistura", "Mohammad Javad Zarif"}


def test_the_source_opens_at_the_words(visits: Visits) -> None:
    words = "For the last year and a half we have said Assad has to go"
    page = visits.open("/statements/?speaker=john-kerry&topic=assads-future")
    link = page.get_by_role("article").filter(has_text=words).get_by_role("link", name="Open at the words")
    source = urlsplit(link.get_attribute("href") or "")
    assert source.hostname == "news.vice.com"
    directive = source.fragment.removeprefix(":~:text=")
    first, last = (unquote(part) for part in directive.split(","))

    filler = "<p>Something else.</p>" * 200
    said = f"<p id=words>“{first}, and so on, {last}” he said.</p>"
    paper = f"<!DOCTYPE html><meta charset=utf-8><title>VICE</title>{filler}{said}{filler}"
    page.context.route("https://news.vice.com/**", lambda route: route.fulfill(body=paper, content_type="text/html"))
    link.click()
    expect(page).to_have_title("VICE")
    expect(page.locator("#words")).to_be_in_viewport()
    # The one way off the site is the one that the reader asked for.
    assert {urlsplit(address).hostname for address in visits.outside} == {"news.vice.com"}
    visits.outside.clear()


def test_a_quotation_and_its_citation_are_copied_by_a_button(visits: Visits) -> None:
    page = visits.open("/statements/?speaker=john-kerry&topic=assads-future&kind=quotation")
    page.get_by_role("link", name="Permalink").first.click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for name, opening in (("quotation", "“"), ("citation", "John Kerry (")):
        button = page.get_by_role("button", name=f"Copy the {name}")
        button.click()
        expect(page.get_by_role("button", name="Copied", exact=True)).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(f"#{name}").input_value()
        assert copied.startswith(opening)
        expect(button).to_be_visible()
    page.context.clear_permissions()


def test_without_script_a_quotation_is_selected_in_a_field_and_no_button_is_dead(visits: Visits) -> None:
    page = visits.open("/statements/?speaker=john-kerry", java_script_enabled=False)
    page.get_by_role("link", name="Permalink").first.click()
    expect(page.get_by_role("textbox", name="Citation")).to_be_editable(editable=False)
    expect(page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)


def test_one_search_looks_through_every_noun(home: Page) -> None:
    home.get_by_role("searchbox").fill("Aleppo")
    home.get_by_role("searchbox").press("Enter")
    expect(home).to_have_url(re.compile(r"/search/\?q=Aleppo$"))
    for heading in ("Statements", "Venues"):
        expect(home.get_by_role("heading", name=heading)).to_be_visible()
    home.get_by_role("link", name="Aleppo", exact=True).first.click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Aleppo")


def test_a_statement_tells_its_article_and_how_to_cite_it(visits: Visits) -> None:
    page = visits.open("/statements/?q=barrel bombing")
    page.get_by_role("link", name="Permalink to this statement by Staffan de Mistura").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Staffan de Mistura"))
    expect(page.get_by_role("link", name="Geneva").first).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="BibTeX").click()
    assert downloading.value.suggested_filename.endswith(".bib")
