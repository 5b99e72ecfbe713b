"""Security keys in a real browser, which has a virtual one; apps and recovery codes without any script."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Iterator

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.desk.editing import PASSWORD, log_in
from tests.browser.served import Site
from tests.browser.test_accessibility import violations
from tests.browser.visits import Chromium, Visits, visiting

ACCOUNT = f"""
from django.contrib.auth.models import Group, User
User.objects.create_user("{{name}}", password={PASSWORD!r}, is_staff=True).groups.add(Group.objects.get(name="editor"))
"""
VIRTUAL_KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": False,
    "automaticPresenceSimulation": True,
}

PlugIn = Callable[[Page], None]


@pytest.fixture
def visits(site: Site, chromium: Chromium) -> Iterator[Visits]:
    """Browsers have no security keys for a number such as 127.0.0.1."""
    with visiting(chromium, site.address.replace("127.0.0.1", "localhost")) as visits:
        yield visits


def logged_in(site: Site, visits: Visits, name: str, **options: bool) -> Page:
    site.manage("shell", "--verbosity", "0", "--command", ACCOUNT.format(name=name))
    page = visits.open("/admin/", **options)
    log_in(page, name)
    expect(page.get_by_text("Welcome,")).to_be_visible()
    return page


@pytest.fixture
def plug_in_a_key(visits: Visits) -> Iterator[PlugIn]:
    """A page is lent again to later tests. A key left in it would answer beside theirs that it knows no account."""
    sessions: list[CDPSession] = []

    def plug_in(page: Page) -> None:
        browser = page.context.new_cdp_session(page)
        browser.send("WebAuthn.enable")
        browser.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL_KEY})
        sessions.append(browser)

    yield plug_in
    for browser in sessions:
        browser.send("WebAuthn.disable")
        browser.detach()


def confirm_password(page: Page) -> None:
    page.get_by_role("link", name="Second factor").click()
    page.get_by_label("Password:").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()


def assert_accessible(page: Page) -> None:
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page)
    page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


def add_key(page: Page) -> None:
    confirm_password(page)
    page.get_by_role("link", name="Add a security key").click()
    page.get_by_label("A name by which you recognise it").fill("Key on the ring")
    page.get_by_role("button", name="Add the key").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out", exact=True).click()
    page.goto("/admin/")


def code_of(page: Page, steps: int = 0) -> str:
    secret = base64.b32decode(page.locator(".secret").inner_text().replace(" ", ""))
    return TOTP(secret, 6, SHA1(), 30).generate(time.time() + 30 * steps).decode()


def test_a_security_key_is_added_and_then_logs_in(site: Site, visits: Visits, plug_in_a_key: PlugIn) -> None:
    page = logged_in(site, visits, "keyholder")
    plug_in_a_key(page)
    page.get_by_role("link", name="Second factor").click()
    assert_accessible(page)
    page.goto("/admin/")
    add_key(page)
    assert_accessible(page)
    page.get_by_role("link", name="I have kept the codes").click()
    expect(page.get_by_role("listitem").filter(has_text="Key on the ring")).to_contain_text("not used yet")
    assert_accessible(page)
    page.get_by_role("link", name="Add a security key").click()
    assert_accessible(page)
    page.goto("/admin/")
    log_out(page)
    log_in(page, "keyholder")
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Use a security key").click()
    expect(page.get_by_text("Welcome,")).to_be_visible()


def test_a_browser_without_the_key_says_so_and_takes_a_recovery_code(
    site: Site, visits: Visits, plug_in_a_key: PlugIn
) -> None:
    page = logged_in(site, visits, "loser")
    plug_in_a_key(page)
    add_key(page)
    code = page.locator(".recovery-codes code").first.inner_text()
    other = visits.open("/admin/")
    plug_in_a_key(other)
    log_in(other, "loser")
    other.get_by_role("button", name="Use a security key").click()
    expect(other.get_by_role("alert")).to_have_text("The security key did not answer. Try again.")
    other.get_by_label("Recovery code:").fill(code)
    other.get_by_role("button", name="Log in with the code").click()
    expect(other.get_by_text("Welcome,")).to_be_visible()


def test_an_app_and_recovery_codes_need_no_script(site: Site, visits: Visits) -> None:
    page = logged_in(site, visits, "plain", java_script_enabled=False)
    confirm_password(page)
    page.get_by_role("link", name="Add an authenticator app").click()
    expect(page.get_by_role("img", name="QR code with the key below")).to_be_visible()
    page.get_by_label("The six digits that the app shows:").fill(code_of(page))
    page.get_by_role("button", name="Add the app").click()
    code = page.locator(".recovery-codes code").first.inner_text()
    page.get_by_role("link", name="I have kept the codes").click()
    log_out(page)
    log_in(page, "plain")
    page.get_by_label("Code:").fill("000000")
    page.get_by_role("button", name="Log in with the code").click()
    expect(page.get_by_role("alert")).to_have_text("This code is wrong or has been used already.")
    page.get_by_label("Code:").fill(code)
    page.get_by_role("button", name="Log in with the code").click()
    expect(page.get_by_text("Welcome,")).to_be_visible()


def test_the_page_of_a_new_app_is_accessible(site: Site, visits: Visits) -> None:
    page = logged_in(site, visits, "reader")
    confirm_password(page)
    page.get_by_role("link", name="Add an authenticator app").click()
    assert_accessible(page)


def test_the_login_that_opens_over_a_form_asks_for_the_second_factor(
    site: Site, visits: Visits, plug_in_a_key: PlugIn
) -> None:
    page = logged_in(site, visits, "typist")
    plug_in_a_key(page)
    add_key(page)
    code = page.locator(".recovery-codes code").first.inner_text()
    for name, by_key in (("Ransom", True), ("Amnesty", False)):
        page.goto("/admin/articles/topic/add/")
        page.get_by_label("Name:", exact=True).fill(name)
        page.context.clear_cookies()
        page.get_by_role("button", name="Save", exact=True).first.click()
        dialog = page.get_by_role("dialog", name="Log in to save")
        dialog.get_by_label("Password:").fill(PASSWORD)
        dialog.get_by_role("button", name="Log in and save").click()
        expect(dialog.get_by_role("alert").first).to_have_text(re.compile("^Enter the code or use the security key"))
        if by_key:
            assert not violations(page)
            dialog.get_by_role("button", name="Use a security key").click()
        else:
            dialog.get_by_label("Recovery code:").fill("wrong")
            dialog.get_by_role("button", name="Log in with the code").click()
            expect(dialog.get_by_role("alert").first).to_have_text("This code is wrong or has been used already.")
            dialog.get_by_label("Recovery code:").fill(code)
            dialog.get_by_role("button", name="Log in with the code").click()
        expect(page.locator(".messagelist .success")).to_contain_text(name)
