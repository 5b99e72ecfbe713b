"""With scripts a list changes in place. Nothing is lost by that: address, history, focus, what is announced."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.listing import chips, choose, leave_out, total, value
from tests.browser.visits import Visits


@pytest.fixture
def statements(visits: Visits) -> Page:
    """The list, with a mark that a new page would not carry."""
    page = visits.open("/statements/")
    page.evaluate("window.sameDocument = true")
    return page


def is_still_the_same_document(page: Page) -> bool:
    return page.evaluate("window.sameDocument === true")


def test_a_choice_changes_the_list_in_place_and_the_address_with_it(statements: Page) -> None:
    everything = total(statements).inner_text()
    choose(statements, "speaker", "John Kerry")
    expect(statements).to_have_url(re.compile(r"/statements/\?speaker=john-kerry$"))
    expect(statements).to_have_title(re.compile("John Kerry"))
    expect(total(statements)).not_to_have_text(everything)
    assert is_still_the_same_document(statements)


def test_a_value_is_left_out_in_place(statements: Page) -> None:
    leave_out(statements, "kind", "Paraphrase")
    expect(statements).to_have_url(re.compile(r"/statements/\?kind=-paraphrase$"))
    expect(chips(statements)).to_contain_text("not Paraphrase")
    assert is_still_the_same_document(statements)


def test_the_address_of_a_changed_list_shows_the_same_list_to_somebody_else(statements: Page, visits: Visits) -> None:
    choose(statements, "speaker", "John Kerry")
    choose(statements, "venue", "Geneva")
    other = visits.open(statements.url)
    assert total(other).inner_text() == total(statements).inner_text()
    assert chips(other).all_inner_texts() == chips(statements).all_inner_texts()


def test_the_way_back_restores_list_and_address(statements: Page) -> None:
    everything = total(statements).inner_text()
    choose(statements, "speaker", "John Kerry")
    kerrys = total(statements).inner_text()
    choose(statements, "topic", "Assad's future")
    statements.go_back()
    expect(statements).to_have_url(re.compile(r"\?speaker=john-kerry$"))
    expect(total(statements)).to_have_text(kerrys, use_inner_text=True)
    expect(chips(statements)).to_have_count(1)
    statements.go_back()
    expect(total(statements)).to_have_text(everything, use_inner_text=True)
    statements.go_forward()
    expect(total(statements)).to_have_text(kerrys, use_inner_text=True)


def test_whoever_goes_back_and_forth_while_the_page_loads_sees_the_list_of_the_address(statements: Page) -> None:
    everything = total(statements).inner_text()
    choose(statements, "speaker", "John Kerry")
    kerrys = total(statements).inner_text()
    statements.route("**/htmx*.js", lambda route: None)
    statements.go_back()
    expect(total(statements)).to_have_text(everything, use_inner_text=True)
    statements.go_forward(wait_until="commit")
    statements.unroute("**/htmx*.js")  # the script arrives
    expect(total(statements)).to_have_text(kerrys, use_inner_text=True)


def test_focus_stays_on_the_value_and_the_new_total_is_announced(statements: Page) -> None:
    expect(statements.get_by_role("status")).to_be_empty()
    choose(statements, "speaker", "Marie Harf")
    expect(value(statements, "speaker", "Marie Harf")).to_be_focused()
    expect(statements.get_by_role("status")).to_have_text("9 statements")


def test_focus_moves_to_the_total_when_the_chip_it_was_on_is_gone(statements: Page) -> None:
    choose(statements, "speaker", "John Kerry")
    chips(statements).click()
    expect(chips(statements)).to_have_count(0)
    expect(total(statements)).to_be_focused()
    assert is_still_the_same_document(statements)


def test_a_search_in_the_list_changes_it_in_place_and_empty_boxes_stay_out_of_the_address(statements: Page) -> None:
    statements.get_by_label("Words in these statements").fill("Assad")
    statements.get_by_label("Words in these statements").press("Enter")
    expect(statements).to_have_url(re.compile(r"/statements/\?q=Assad$"))
    expect(statements.locator("mark").first).to_be_visible()
    assert is_still_the_same_document(statements)


def test_another_page_of_the_list_starts_at_its_top(statements: Page) -> None:
    statements.get_by_role("link", name="Next page").click()
    expect(statements).to_have_url(re.compile(r"\?page=2$"))
    expect(total(statements)).to_be_in_viewport()
    assert is_still_the_same_document(statements)


def test_a_facet_unfolded_on_a_phone_stays_so_while_its_values_are_chosen(visits: Visits) -> None:
    page = visits.open("/statements/", width=360, height=740)
    page.locator(".listing-filters").click()
    page.locator("#facet-party > summary").click()
    choose(page, "party", "Iran")
    choose(page, "party", "United Nations")
    expect(value(page, "party", "Russia")).to_be_visible()


def test_of_two_quick_clicks_the_last_one_counts(statements: Page, visits: Visits) -> None:
    held: list[Route] = []
    statements.route(re.compile(r"\?topic="), lambda request: held.append(request))
    statements.evaluate(
        "for (const id of ['speaker-john-kerry', 'topic-refugees']) document.getElementById(id).click()"
    )
    statements.wait_for_timeout(500)  # enough for the first click to be answered
    for request in held:
        request.continue_()
    expect(chips(statements)).to_have_text([re.compile("Refugees and displaced persons")])
    expect(statements).to_have_url(re.compile(r"/statements/\?topic=refugees$"))
    # htmx complains of the request that it gave up itself.
    visits.faults = [fault for fault in visits.faults if "htmx:sendAbort" not in fault and "afterRequest" not in fault]


def test_a_refused_question_is_shown_as_a_page_with_the_sentence(statements: Page, visits: Visits) -> None:
    statements.get_by_label("Said from").evaluate("box => { box.type = 'text'; box.value = 'yesterday'; }")
    statements.get_by_role("search", name="This list").get_by_role("button", name="Search").click()
    expect(statements.get_by_role("alert")).to_contain_text("From:")
    expect(statements).to_have_url(re.compile(r"/statements/\?from=yesterday$"))
    # The browser, and htmx, tell of the answer 400.
    visits.faults = [fault for fault in visits.faults if "400" not in fault and "responseError" not in fault]


@pytest.mark.parametrize(
    ("link", "heading"),
    [
        ("Map", "Statements by place"),
        ("Network", "Network"),
        ("Remarks", "Remarks reported by several outlets"),
        ("a gap here does not mean silence", "About"),
    ],
)
def test_what_leads_from_a_list_to_another_page_shows_that_page(visits: Visits, link: str, heading: str) -> None:
    page = visits.open("/statements/?speaker=john-kerry")
    page.locator("#results .listing-notes").get_by_role("link", name=link).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    expect(page.locator("#listing")).to_have_count(0)


@pytest.mark.parametrize("key", ["ControlOrMeta", "Shift"])
def test_a_choice_can_be_opened_in_another_tab_and_leaves_the_list_as_it_is(statements: Page, key: str) -> None:
    everything = total(statements).inner_text()
    with statements.context.expect_page() as opened:
        value(statements, "speaker", "John Kerry").click(modifiers=[key])  # type: ignore[list-item]
    expect(opened.value).to_have_url(re.compile(r"/statements/\?speaker=john-kerry$"))
    expect(statements).to_have_url(re.compile(r"/statements/$"))
    assert total(statements).inner_text() == everything


def test_where_htmx_does_not_arrive_a_choice_is_shown_as_a_page(visits: Visits) -> None:
    page = visits.open("/")
    page.route("**/htmx*.js", lambda route: route.abort())
    page.goto(page.url + "statements/")
    choose(page, "speaker", "John Kerry")
    expect(page).to_have_url(re.compile(r"/statements/\?speaker=john-kerry$"))
    expect(chips(page)).to_have_count(1)
    visits.faults = [fault for fault in visits.faults if "htmx" not in fault and "ERR_FAILED" not in fault]
