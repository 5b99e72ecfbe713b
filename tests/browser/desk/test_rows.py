"""The saved statements of an article are a line each, until one is opened."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.desk.editing import questions, save
from tests.browser.desk.test_typed_work import put_back
from tests.browser.visits import Visits

ADDRESS = "/admin/articles/article/1/change/"


def open_first(page: Page) -> None:
    page.goto(ADDRESS)
    page.get_by_role("button", name="Show all fields of").first.click()
    expect(page.locator("#id_statements-0-paraphrase")).to_be_visible()


def test_a_statement_is_opened_with_all_its_fields_and_saved_with_its_article(desk: Page) -> None:
    open_first(desk)
    expect(desk.locator("#statements-0 .select2-container").first).to_be_visible()
    expect(desk.locator("#statements-0 :focus")).to_have_count(1)
    expect(desk.locator("#id_statements-0-DELETE")).not_to_be_focused()
    expect(desk.locator("#id_statements-1-paraphrase")).to_have_count(0)
    desk.locator("#id_statements-0-paraphrase").fill("In the row of its article.")
    desk.get_by_label("Reason for the change:").fill("Clearer")
    save(desk)
    open_first(desk)
    expect(desk.locator("#id_statements-0-paraphrase")).to_have_value("In the row of its article.")


def test_opening_a_statement_is_no_change_but_what_is_typed_into_it_is_kept(desk: Page) -> None:
    open_first(desk)
    with questions(desk) as asked:
        desk.reload()
    assert asked == []
    open_first(desk)
    desk.locator("#id_statements-0-paraphrase").fill("Half a sentence")
    desk.goto("/admin/")
    desk.goto(ADDRESS)
    expect(desk.locator("#id_statements-0-paraphrase")).to_have_count(0)
    put_back(desk)
    expect(desk.locator("#id_statements-0-paraphrase")).to_have_value("Half a sentence")
    desk.goto(ADDRESS)
    desk.get_by_role("button", name="Throw it away").click()


def test_without_javascript_a_statement_is_changed_on_its_own_page(desk: Page, visits: Visits) -> None:
    cookies = desk.context.cookies()
    plain = visits.open("/admin/login/", java_script_enabled=False)
    plain.context.add_cookies(cookies)
    plain.goto(ADDRESS)
    expect(plain.get_by_role("button", name="Show all fields of")).to_have_count(0)
    plain.locator("#statements-0").get_by_role("link", name="Change").click()
    expect(plain).to_have_url(re.compile("/statement/[0-9]+/change/$"))
