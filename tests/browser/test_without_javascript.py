"""The lists do all they can do where scripts are off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.listing import chips, choose, leave_out, total, value
from tests.browser.visits import Visits


@pytest.fixture
def statements(visits: Visits) -> Page:
    return visits.open("/statements/", java_script_enabled=False)


def test_a_list_is_searched_and_what_was_chosen_before_is_kept(statements: Page) -> None:
    choose(statements, "speaker", "John Kerry")
    statements.get_by_label("Words in these statements").fill("Assad")
    statements.get_by_role("search", name="This list").get_by_role("button", name="Search").click()
    expect(statements).to_have_url(re.compile(r"speaker=john-kerry.*q=Assad|q=Assad.*speaker=john-kerry"))
    expect(statements.locator("mark").first).to_have_text(re.compile("Assad"))
    expect(statements.locator(".statement-speaker").filter(has_not_text="John Kerry")).to_have_count(0)
    expect(chips(statements)).to_have_count(2)


def test_days_bound_a_list(statements: Page) -> None:
    statements.get_by_label("Said from").fill("2015-09-01")
    statements.get_by_label("to", exact=True).fill("2015-09-30")
    statements.get_by_role("search", name="This list").get_by_role("button", name="Search").click()
    expect(statements).to_have_url(re.compile("to=2015-09-30$"))
    expect(statements.locator(".run-day time").first).to_be_visible()
    said = statements.locator(".run-day time").evaluate_all("all => all.map(one => one.dateTime)")
    assert said
    assert all(day[:7] in ("2015-09", "2015") for day in said)  # a year is a span that has these days


def test_a_bar_narrows_a_list_to_its_year(statements: Page) -> None:
    bar = statements.get_by_role("navigation", name="Year said").get_by_role("link", name=re.compile(r"^2015\b"))
    promised = bar.inner_text().split(", ")[1].split()[0]
    bar.click()
    expect(statements).to_have_url(re.compile(r"/statements/\?year=2015$"))
    expect(total(statements)).to_have_text(re.compile(rf"^\s*{promised} statements?\b"))


def test_the_form_of_a_facet_leaves_a_value_out(statements: Page) -> None:
    choose(statements, "speaker", "John Kerry")
    leave_out(statements, "topic", "Assad's future")
    expect(statements).to_have_url(re.compile(r"\?speaker=john-kerry&topic=-assads-future$"))
    expect(chips(statements).filter(has_text="not Assad's future")).to_have_count(1)
    expect(statements.locator(".listing-rows .topics").filter(has_text="Assad's future")).to_have_count(0)
    chips(statements).filter(has_text="not Assad's future").click()
    expect(statements).to_have_url(re.compile(r"\?speaker=john-kerry$"))


def test_a_value_is_chosen_and_let_go_by_the_same_link(statements: Page) -> None:
    choose(statements, "topic", "Assad's future")
    choose(statements, "topic", "Refugees and displaced persons")
    expect(statements).to_have_url(re.compile(r"\?topic=assads-future&topic=refugees$"))
    value(statements, "topic", "Assad's future").click()
    expect(statements).to_have_url(re.compile(r"\?topic=refugees$"))


def test_the_count_beside_a_value_is_what_choosing_it_shows(statements: Page) -> None:
    for name, label in (("speaker", "John Kerry"), ("venue", "London"), ("kind", "Paraphrase")):
        promised = value(statements, name, label).locator(".facet-count").inner_text().split()[0]
        choose(statements, name, label)
        expect(total(statements)).to_have_text(re.compile(rf"^\s*{promised} statements?\b"))


def test_chips_take_one_choice_away_or_all(statements: Page) -> None:
    choose(statements, "speaker", "John Kerry")
    choose(statements, "venue", "London")
    chips(statements).filter(has_text="John Kerry").click()
    expect(statements).to_have_url(re.compile(r"/statements/\?venue=london$"))
    statements.get_by_role("link", name="Clear all").click()
    expect(statements).to_have_url(re.compile(r"/statements/\??$"))
    expect(chips(statements)).to_have_count(0)


def test_a_list_is_sorted(statements: Page) -> None:
    order = statements.get_by_role("navigation", name="Sort order")
    days = []
    for link in order.get_by_role("link").all():
        link.click()
        expect(link).to_have_attribute("aria-current", "true")
        days.append(statements.locator(".run-day time, .statement-when time").first.get_attribute("datetime"))
    assert len(set(days)) > 1


def test_pages_lead_through_all_statements_and_back(statements: Page) -> None:
    seen: list[str] = []
    while True:
        seen += statements.locator(".statement").evaluate_all("all => all.map(one => one.id)")
        following = statements.get_by_role("link", name="Next page")
        if not following.count():
            break
        with statements.expect_navigation():
            following.click()
    promised = int(total(statements).inner_text().split()[0])
    assert len(seen) == len(set(seen)) == promised
    statements.get_by_role("link", name="Previous page").click()
    statements.get_by_role("navigation", name="Pages").get_by_role("link", name="Page 1", exact=True).click()
    assert statements.locator(".statement").first.get_attribute("id") == seen[0]


def test_a_long_facet_is_searched_on_a_page_of_its_own_and_leads_back(statements: Page) -> None:
    choose(statements, "speaker", "John Kerry")
    statements.get_by_role("link", name="More in “Topic”").click()
    expect(statements.get_by_role("heading", level=1)).to_have_text("Topic")
    statements.get_by_label("Find in “Topic”").fill("conduct")
    statements.get_by_role("button", name="Find").click()
    statements.locator(".facet-values").get_by_role("link", name=re.compile("^Conduct of the talks")).click()
    expect(chips(statements)).to_have_text([re.compile("John Kerry"), re.compile("Conduct of the talks")])
    expect(total(statements)).to_have_text(re.compile("1 statement$"))


def test_a_long_facet_is_searched_from_the_list_itself(statements: Page) -> None:
    statements.get_by_label("Find in “Topic”").fill("refugees")
    statements.get_by_role("button", name="Find in “Topic”").click()
    values = statements.locator(".facet-values").get_by_role("link")
    expect(values).to_have_text([re.compile(r"^Refugees and displaced persons"), re.compile("^Leave out")])


def test_on_a_phone_the_facets_are_unfolded_and_used(visits: Visits) -> None:
    page = visits.open("/statements/", width=360, height=740, java_script_enabled=False)
    expect(value(page, "speaker", "John Kerry")).not_to_be_visible()
    page.locator(".listing-filters").click()
    page.locator("#facet-speaker > summary").click()
    value(page, "speaker", "John Kerry").click()
    expect(page).to_have_url(re.compile("speaker=john-kerry"))
    expect(page.locator(".listing-filters")).to_have_text("Filters 1 chosen")
    expect(page.locator(".listing-show").first).to_have_text(re.compile(r"^Show \d+ statements$"))
    expect(chips(page)).to_be_visible()


def test_a_day_that_is_none_is_refused_with_a_sentence_and_no_rows(visits: Visits) -> None:
    page = visits.open("/statements/?from=2015-02-30&speaker=john-kerry", java_script_enabled=False)
    expect(page.get_by_role("alert")).to_contain_text("From:")
    expect(page.locator(".statement")).to_have_count(0)
    expect(page.get_by_label("Said from")).to_have_attribute("aria-invalid", "true")


def test_people_and_venues_are_found_by_any_of_their_names(visits: Visits) -> None:
    page = visits.open("/people/", java_script_enabled=False)
    page.get_by_label("Find people by any name").fill("بشار الأسد")
    page.get_by_role("search", name="This list").get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="Bashar al-Assad", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bashar al-Assad")
