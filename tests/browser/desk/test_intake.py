"""Handing in at a browser: a page is pasted, read by the process that the site starts, and shown without a reload."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.desk.editing import log_in
from tests.browser.test_accessibility import violations
from tests.browser.visits import Visits
from tests.intake.reading.pages import PAGE, PARAGRAPHS

LIST = "/admin/articles/intakeitem/"
# Playwright has no clipboard of its own for HTML: what the browser would say of it is said to the box.
PASTE = """(box, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", pasted.html);
    clipboardData.setData("text/plain", pasted.text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    box.value = pasted.text;
    box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
}"""


def paste(page: Page, text: str) -> None:
    page.get_by_label("Paste a page or its text").evaluate(PASTE, {"html": PAGE, "text": text})
    expect(page.get_by_text("The structure of the page was pasted with it.")).to_be_visible()


def test_a_pasted_page_is_read_and_the_list_says_so_without_a_reload(desk: Page) -> None:
    desk.goto(LIST)
    paste(desk, "Pasted once")
    desk.get_by_role("button", name="Hand in").click()
    expect(desk.locator(".messagelist")).to_contain_text("1 item was handed in.")
    row = desk.get_by_role("row", name="Envoys meet in Zenda")
    expect(row).to_contain_text("to be decided")
    expect(desk.locator("#intake-rows[hx-trigger]")).to_have_count(0)
    assert violations(desk) == []
    row.get_by_role("link", name="Envoys meet in Zenda").first.click()
    expect(desk.get_by_text(PARAGRAPHS[1])).to_be_visible()
    assert violations(desk) == []


def test_text_that_was_changed_after_pasting_is_handed_in_as_text(desk: Page) -> None:
    desk.goto(LIST)
    paste(desk, "Changed by hand")
    desk.get_by_label("Paste a page or its text").press_sequentially("!")
    expect(desk.get_by_text("The structure of the page was pasted with it.")).to_have_count(0)
    desk.get_by_role("button", name="Hand in").click()
    expect(desk.get_by_role("row", name="Changed by hand")).to_contain_text("plain text")


def test_without_a_script_a_page_is_handed_in_and_read(visits: Visits) -> None:
    page = visits.open("/admin/", java_script_enabled=False)
    log_in(page)
    page.goto(LIST)
    page.get_by_label("Paste a page or its text").fill("Typed without a script\n\nWords.\n\nMore words.")
    page.get_by_role("button", name="Hand in").click()
    row = page.get_by_role("row", name="Typed without a script")
    for _reload in range(120):
        if "to be decided" in row.inner_text():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(row).to_contain_text("to be decided")
