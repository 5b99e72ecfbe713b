"""What was typed is not lost: by leaving, by a reload, by a session that has expired, by a login in another tab."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.desk.editing import PASSWORD, log_in, pick, questions, save
from tests.browser.visits import Visits

ADD = "/admin/articles/article/add/"
OFFER = re.compile("^What was typed here on .* has not been saved.$")


def type_article(page: Page) -> None:
    page.goto(ADD)
    page.get_by_label("Headline:").fill("Half an article")
    pick(page, "outlet", "VICE News")
    page.get_by_role("button", name="Add another Statement").click()
    page.locator("#id_statements-0-words").fill("We had not finished.")
    pick(page, "statements-0-speaker", "John Kerry")


def put_back(page: Page) -> None:
    expect(page.get_by_text(OFFER)).to_be_visible()
    page.get_by_role("button", name="Put it back into the form").click()


def expect_typed(page: Page) -> None:
    expect(page.get_by_label("Headline:")).to_have_value("Half an article")
    expect(page.locator("#id_outlet + .select2-container")).to_contain_text("VICE News")
    expect(page.locator("#id_statements-0-words")).to_have_value("We had not finished.")
    expect(page.locator("#id_statements-0-speaker + .select2-container")).to_contain_text("John Kerry")


def test_leaving_warns_and_what_was_typed_is_offered_at_return(desk: Page) -> None:
    type_article(desk)
    with questions(desk) as asked:
        desk.locator("#nav-sidebar").get_by_role("link", name="Topics", exact=True).click()
        expect(desk).to_have_url(re.compile("/topic/$"))
    assert asked == ["beforeunload"]
    desk.goto(ADD)
    put_back(desk)
    expect_typed(desk)
    desk.reload()
    put_back(desk)
    expect_typed(desk)
    desk.reload()
    desk.get_by_role("button", name="Throw it away").click()
    desk.reload()
    expect(desk.get_by_text(OFFER)).to_be_hidden()


def test_a_form_that_was_not_touched_is_left_without_a_question(desk: Page) -> None:
    desk.goto("/admin/articles/person/1/change/")
    with questions(desk) as asked:
        desk.get_by_label("Name:", exact=True).click()
        desk.locator("#nav-sidebar").get_by_role("link", name="Topics", exact=True).click()
        expect(desk).to_have_url(re.compile("/topic/$"))
    assert asked == []


def test_what_was_saved_is_not_offered_again(desk: Page) -> None:
    desk.goto("/admin/articles/topic/add/")
    desk.get_by_label("Name:", exact=True).fill("Prisoners")
    save(desk)
    desk.goto("/admin/articles/topic/add/")
    expect(desk.get_by_text(OFFER)).to_be_hidden()


def test_a_double_click_adds_a_record_once_and_shows_no_error(desk: Page) -> None:
    desk.goto("/admin/articles/topic/add/")
    desk.get_by_label("Name:", exact=True).fill("Sieges")
    desk.get_by_role("button", name="Save", exact=True).first.dblclick()
    expect(desk.locator(".messagelist .success")).to_contain_text("Sieges")


def test_a_login_opens_over_the_page_when_the_session_has_expired(desk: Page) -> None:
    desk.goto("/admin/articles/topic/add/")
    desk.get_by_label("Name:", exact=True).fill("Hostages")
    desk.context.clear_cookies()
    desk.get_by_role("button", name="Save", exact=True).first.click()
    dialog = desk.get_by_role("dialog", name="Log in to save")
    expect(dialog.get_by_label("Username:")).to_have_value("nadia")
    dialog.get_by_label("Password:").fill("a wrong word")
    dialog.get_by_role("button", name="Log in and save").click()
    expect(dialog.get_by_role("alert")).to_have_text("The name or the password is wrong.")
    dialog.get_by_label("Password:").fill(PASSWORD)
    dialog.get_by_role("button", name="Log in and save").click()
    expect(desk.locator(".messagelist .success")).to_contain_text("Hostages")


def test_a_login_in_another_tab_loses_nothing(desk: Page, visits: Visits) -> None:
    desk.goto("/admin/articles/topic/add/")
    desk.get_by_label("Name:", exact=True).fill("Corridors")
    other = desk.context.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="Log out", exact=True).click()
    other.goto("/admin/")
    log_in(other, "omar")
    expect(other.get_by_text("Welcome,")).to_be_visible()
    desk.get_by_role("button", name="Save", exact=True).first.click()
    expect(desk.get_by_role("alert")).to_have_text("This browser is logged in as omar now.")
    desk.get_by_label("Password:").fill(PASSWORD)
    desk.get_by_role("button", name="Log in and save").click()
    expect(desk.locator(".messagelist .success")).to_contain_text("Corridors")


def meet_omar(desk: Page, visits: Visits, address: str) -> Locator:
    """Nadia and Omar change the same field. Returns the comparison of both versions, on Nadia's page."""
    desk.goto(address)
    desk.get_by_label("Description:").fill("As Nadia sees it.")
    desk.goto("/admin/")
    omar = visits.open("/admin/")
    log_in(omar, "omar")
    expect(omar.get_by_text("Welcome,")).to_be_visible()
    omar.goto(address)
    omar.get_by_label("Description:").fill("As Omar sees it.")
    omar.get_by_label("Reason for the change:").fill("Clearer")
    save(omar)
    desk.goto(address)
    put_back(desk)
    desk.get_by_label("Reason for the change:").fill("Clearer still")
    desk.get_by_role("button", name="Save", exact=True).first.click()
    table = desk.get_by_role("region", name="Both versions")
    expect(table).to_contain_text("As Omar sees it.")
    expect(table).to_contain_text("As Nadia sees it.")
    return table


def test_what_comes_back_keeps_its_version_so_that_nobody_is_overwritten(desk: Page, visits: Visits) -> None:
    table = meet_omar(desk, visits, "/admin/articles/topic/1/change/")
    table.get_by_label("save mine").check()
    save(desk)


def test_on_a_phone_the_comparison_of_both_versions_scrolls_within_itself(desk: Page, visits: Visits) -> None:
    meet_omar(desk, visits, "/admin/articles/topic/2/change/")
    desk.set_viewport_size({"width": 360, "height": 740})
    assert desk.evaluate("document.documentElement.scrollWidth") == 360
