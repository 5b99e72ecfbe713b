"""A list as a reader handles it: finds a value of a facet by its name, and clicks."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def facet(page: Page, name: str) -> Locator:
    return page.locator(f"#facet-{name}")


def value(page: Page, name: str, label: str) -> Locator:
    """As a screen reader says it: "John Kerry, 28 statements"."""
    return facet(page, name).get_by_role("link", name=re.compile(rf"^{re.escape(label)}\b"))


def choose(page: Page, name: str, label: str) -> None:
    value(page, name, label).click()
    expect(value(page, name, label)).to_have_attribute("aria-current", "true")


def leave_out(page: Page, name: str, label: str) -> None:
    form = facet(page, name).locator(".leave-out")
    form.locator("summary").click()
    form.get_by_role("combobox").select_option(label=next(text for text in _options(form) if text.startswith(label)))
    form.get_by_role("button").click()


def _options(form: Locator) -> list[str]:
    return [text.strip() for text in form.locator("option").all_inner_texts()]


def chips(page: Page) -> Locator:
    return page.locator("a.chip")


def total(page: Page) -> Locator:
    return page.locator("#total")
