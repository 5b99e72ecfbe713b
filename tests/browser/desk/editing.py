"""What an editor does at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Dialog, Page, expect

PASSWORD = "a long enough word"
ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
for name in ("nadia", "omar"):
    User.objects.create_user(name, password={PASSWORD!r}, is_staff=True).groups.add(Group.objects.get(name="editor"))
"""


def log_in(page: Page, name: str = "nadia", password: str = PASSWORD) -> None:
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


@contextmanager
def questions(page: Page) -> Iterator[list[str]]:
    """The kinds of dialogs that the browser opens meanwhile. All are accepted: the page is left."""
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    try:
        yield asked
    finally:
        page.remove_listener("dialog", accept)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def pick(page: Page, field: str, typed: str) -> None:
    """Chooses by typing, as every relation of the desk is chosen."""
    page.locator(f"#id_{field} + .select2-container").click()
    page.locator(".select2-container--open .select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=typed).click()


def add_person(page: Page, name: str) -> None:
    page.get_by_label("Name:", exact=True).fill(name)
    page.get_by_role("button", name="Save", exact=True).first.click()
