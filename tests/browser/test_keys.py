"""The keys for readers who do not use a mouse: they work, say what they do, and are silent while one types."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visits


@pytest.fixture
def statements(visits: Visits) -> Page:
    return visits.open("/statements/")


def in_focus(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def test_a_slash_leads_to_the_search_of_the_list(statements: Page) -> None:
    statements.keyboard.press("/")
    expect(statements.get_by_label("Words in these statements")).to_be_focused()
    expect(statements.get_by_label("Words in these statements")).to_have_value("")


def test_j_and_k_lead_from_statement_to_statement_below_the_heading(statements: Page) -> None:
    ids = statements.locator(".statement").evaluate_all("all => all.map(one => one.id)")
    for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        statements.keyboard.press(key)
        assert in_focus(statements) == ids[expected]
    for _ in range(6):
        statements.keyboard.press("j")
    here = statements.locator(f"#{in_focus(statements)}")
    expect(here.locator(".statement-speaker")).to_be_in_viewport(ratio=1)
    hidden = here.evaluate("""
        one => Math.max(...[...document.querySelectorAll('.run-head')]
          .map(head => head.getBoundingClientRect()).filter(head => head.top < 100).map(head => head.bottom))
          - one.getBoundingClientRect().top
    """)
    assert hidden < 12


def test_j_leads_through_the_rows_of_a_table_too(visits: Visits) -> None:
    page = visits.open("/statements/?view=table")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert in_focus(page) == page.locator(".statement-row").nth(1).get_attribute("id")


def test_a_question_mark_shows_the_keys_and_escape_leads_back(statements: Page) -> None:
    statements.keyboard.press("j")
    before = in_focus(statements)
    statements.keyboard.press("?")
    keys = statements.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("to the next statement")
    statements.keyboard.press("j")  # does nothing behind the dialog
    statements.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    assert in_focus(statements) == before


def test_keys_are_silent_in_a_field_and_with_others(statements: Page) -> None:
    box = statements.get_by_label("Words in these statements")
    box.focus()
    statements.keyboard.type("j/k?")
    expect(box).to_have_value("j/k?")
    expect(statements.get_by_role("dialog")).to_have_count(0)
    box.blur()
    statements.keyboard.press("Control+j")
    assert in_focus(statements) == ""


def test_the_keys_are_turned_off_and_on(visits: Visits) -> None:
    page = visits.open("/about/keyboard/")
    page.get_by_role("button", name="Turn the keys off").click()
    page.goto("/statements/")
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert in_focus(page) == ""
    page.goto("/about/keyboard/")
    page.get_by_role("button", name="Turn the keys on").click()
    page.goto("/statements/")
    page.keyboard.press("j")
    assert in_focus(page).startswith("statement-")


def test_without_scripts_the_keys_are_a_page_and_promise_nothing(visits: Visits) -> None:
    page = visits.open("/statements/", java_script_enabled=False)
    page.get_by_role("link", name="Keyboard").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keyboard")
    expect(page.get_by_role("definition")).to_have_count(4)
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text(re.compile("where scripts are allowed"))
