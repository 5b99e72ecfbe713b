"""The review of a source in a real browser: by keys alone, by mouse alone, and without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk.editing import log_in
from tests.browser.desk.test_days_work import GUIDE, Hands
from tests.browser.desk.test_desk import DJANGOS
from tests.browser.served import Site
from tests.browser.test_accessibility import violations
from tests.browser.visits import Visits

MOST_CLICKS, MOST_KEYS = 30, 330
SOURCE = """
from articles.models import Source
from tests.browser.desk.reviewed import make_source
Source.objects.all().delete()
make_source()
"""
SELECT = """() => {
    const blocks = [...document.querySelectorAll("[data-start]")];
    const text = blocks.find((block) => block.textContent.includes("election")).lastChild;
    const at = text.textContent.indexOf("an election at its end");
    getSelection().setBaseAndExtent(text, at, text, at + "an election at its end".length);
}"""


@pytest.fixture
def review(site: Site, desk: Page) -> Page:
    """The review of a new source. Those of other tests are gone, because an address is that of one article."""
    site.manage("shell", "--verbosity", "0", "--command", SOURCE)
    desk.goto("/admin/articles/source/")
    return desk


def told(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("#review-said")).to_have_text(text)


def states(page: Page) -> list[str | None]:
    return [row.get_attribute("data-state") for row in page.locator(".review-rows li").all()]


def opened(page: Page) -> Page:
    """The page tells its keys as soon as they work."""
    page.get_by_role("link", name="Ministers part in Vienna").click()
    at(page, 1)
    expect(page.locator("#review-keys")).to_be_visible()
    return page


def at(page: Page, number: int) -> None:
    expect(page.locator("#present")).to_have_text(re.compile(f"Proposal {number} of 6"))


def paraphrase(hands: Hands, text: str) -> None:
    hands.press("e")
    expect(hands.page.locator("#id_paraphrase")).to_be_focused()
    hands.type(text)
    hands.press("Escape")
    hands.press("a")


def test_six_statements_are_decided_by_keys_alone_made_a_draft_and_published(review: Page) -> None:
    hands = Hands(review)
    opened(review)
    hands.clicks += 1
    hands.press("a")
    at(review, 2)
    hands.press("a")
    at(review, 3)
    hands.press("1")
    told(review, "Speaker: John Kerry")
    paraphrase(hands, "A vote is to end half a year of steps.")
    at(review, 4)
    hands.press("a")
    at(review, 5)
    hands.press("a")
    at(review, 6)
    paraphrase(hands, "Only Syrians may choose for their country.")
    expect(review.locator(".review-rows [data-state=accepted]")).to_have_count(6)
    hands.click(review.get_by_label("Summary:"))
    hands.type("The two ministers report on their meeting and differ on its meaning.")
    hands.click(review.get_by_role("button", name="Make the draft"))
    expect(review.locator(".messagelist .success")).to_contain_text("The draft has been made")
    expect(review.locator("#statements-group .has_original")).to_have_count(6)
    review.get_by_label("Status:").focus()  # a click would open a list of the machine's, which Playwright does not see
    hands.clicks += 1
    hands.press("p")
    expect(review.get_by_label("Status:")).to_have_value("published")
    hands.click(review.get_by_role("button", name="Save", exact=True).first)
    expect(review.locator(".messagelist .success")).to_contain_text("Ministers part in Vienna")
    assert hands.clicks <= MOST_CLICKS
    assert hands.keys <= MOST_KEYS
    review.goto("/articles/ministers-part-in-vienna-without-a-date/")
    expect(review.locator(".statement")).to_have_count(6)
    expect(review.get_by_text("Checked against the source on")).to_have_count(4)
    assert f"{hands.clicks} clicks and {hands.keys} keys" in GUIDE.read_text()


def test_moving_decides_nothing_and_everything_is_undone(review: Page) -> None:
    opened(review)
    review.keyboard.press("ArrowDown")
    at(review, 2)
    review.keyboard.press("ArrowUp")
    at(review, 1)
    assert states(review) == ["undecided"] * 6
    review.keyboard.press("x")
    at(review, 2)
    review.keyboard.press(" ")
    at(review, 3)
    assert states(review)[:3] == ["rejected", "later", "undecided"]
    expect(review.locator("mark[data-state=rejected]")).to_have_text("We will not impose a solution")
    review.keyboard.press("Backspace")
    at(review, 2)
    review.keyboard.press("Backspace")
    at(review, 1)
    assert states(review) == ["undecided"] * 6


def test_keys_are_silent_in_fields_and_can_be_switched_off(review: Page) -> None:
    opened(review)
    review.locator("#id_attribution").focus()
    review.keyboard.type("ax")
    review.keyboard.press("Escape")
    told(review, "Stored.")
    expect(review.locator("#present")).to_be_focused()
    review.get_by_role("button", name="Turn the keys off").click()
    review.locator("#present").focus()
    review.keyboard.press("a")
    review.get_by_role("button", name="Turn the keys on").click()
    assert states(review) == ["undecided"] * 6
    review.locator("#present").focus()
    review.keyboard.press("a")
    at(review, 2)


def test_a_stretch_is_added_by_selecting_it(review: Page) -> None:
    opened(review)
    review.evaluate(SELECT)
    review.keyboard.press("n")
    told(review, "Added the passage.")
    expect(review.locator(".review-rows li")).to_have_count(7)
    expect(review.locator("mark.is-present")).to_have_text("an election at its end")


def test_the_draft_waits_for_what_was_typed_last(review: Page) -> None:
    """The field is left by the click on the button, and what it holds is not stored at once."""
    held: list[Route] = []

    def hold_up(route: Route) -> None:
        if "x-review" in route.request.headers:
            held.append(route)
        else:
            route.continue_()

    opened(review)
    review.keyboard.press("a")
    at(review, 2)
    review.keyboard.press("ArrowUp")
    at(review, 1)
    review.locator("#id_article-url").fill("https://vice.example/typed-last")  # each address is that of one article
    review.route("**/review/**", hold_up)
    review.locator("#id_words").fill("We will never impose a solution")
    review.get_by_role("button", name="Make the draft").click()
    review.wait_for_timeout(500)
    held.pop().continue_()
    expect(review.locator(".messagelist .success")).to_contain_text("The draft has been made")
    expect(review.locator("#statements-group .has_original")).to_contain_text("We will never impose a solution")


def test_everything_is_done_by_mouse_alone(review: Page) -> None:
    opened(review)
    review.locator("mark", has_text="many hard weeks").click()
    at(review, 5)
    review.get_by_role("button", name="Reject", exact=False).first.click()
    at(review, 6)
    review.get_by_role("button", name="John Kerry").click()
    told(review, "Speaker: John Kerry")
    review.get_by_role("button", name="Undo my last decision").click()
    told(review, "Undid 1 decision.")
    review.get_by_text("Decide about several").click()
    review.get_by_role("button", name="Accept them all").click()
    told(review, re.compile("Accepted 3. 1 is not complete yet."))


def test_axe_finds_nothing_in_a_review_and_nothing_overflows_on_a_phone(review: Page, visits: Visits) -> None:
    opened(review)
    review.keyboard.press("a")
    at(review, 2)
    found = [fault for fault in violations(review) if not (DJANGOS.search(fault) or fault.endswith("multiple > ul"))]
    visits.faults.clear()  # axe copies elements that select2 has given a width
    assert not found, "\n".join(found)
    review.set_viewport_size({"width": 360, "height": 740})
    assert review.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_login_that_has_ended_loses_no_decision_silently(review: Page) -> None:
    opened(review)
    review.context.clear_cookies(name=re.compile("session"))
    review.keyboard.press("a")
    expect(review.get_by_label("Password")).to_be_visible()
    log_in(review)
    at(review, 1)
