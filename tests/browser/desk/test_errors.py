"""After a mistake the first field in error has the focus, and links lead to all of them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.desk.editing import questions


def test_the_first_field_in_error_of_a_new_record_has_the_focus(desk: Page) -> None:
    desk.goto("/admin/articles/article/add/")
    desk.get_by_label("Headline:").fill("No outlet")
    desk.get_by_label("Source address:").fill("https://vice.example/no-outlet")
    desk.get_by_role("button", name="Save", exact=True).last.click()
    expect(desk.locator(".error-links a").first).to_have_text("Outlet: This field is required.")
    expect(desk.locator("#id_outlet + .select2-container :focus")).to_have_count(1)
    with questions(desk):
        desk.goto("/admin/")


def test_a_link_of_the_list_of_errors_opens_what_is_folded(desk: Page) -> None:
    desk.goto("/admin/articles/article/2/change/")
    desk.get_by_role("button", name="Show all fields of").first.click()
    row = desk.locator("#statements-0")
    row.locator("details").evaluate("part => { part.open = true; }")
    row.locator("select[name$=channel]").evaluate("box => { box.add(new Option('x', 'x')); box.value = 'x'; }")
    desk.get_by_label("Published:", exact=True).fill("11/12/2015")
    desk.get_by_role("button", name="Save", exact=True).last.click()
    expect(desk.locator("#id_published")).to_be_focused()
    links = desk.locator(".error-links a")
    expect(links.first).to_contain_text("“11/12/2015” can mean two days. Write 11 December 2015 or 12 November 2015.")
    links.filter(has_text="Channel").click()
    expect(desk.locator("#id_statements-0-channel")).to_be_focused()
    with questions(desk):
        desk.goto("/admin/")


def test_enter_in_the_headline_neither_saves_nor_leaves(desk: Page) -> None:
    desk.goto("/admin/articles/article/add/")
    desk.get_by_label("Headline:").fill("Not yet")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Headline is ours")).to_be_focused()
    expect(desk.locator(".errornote")).to_have_count(0)
    with questions(desk):
        desk.goto("/admin/")
