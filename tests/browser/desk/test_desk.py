"""A day at the desk: articles, people, publishing, merging, mistakes."""

from __future__ import annotations

import re

from django.utils.text import slugify
from playwright.sync_api import Page, expect

from tests.browser.desk.editing import PASSWORD, add_person, log_in, pick, save
from tests.browser.test_accessibility import violations
from tests.browser.visits import Visits


def test_a_password_can_be_seen_while_it_is_typed(visits: Visits) -> None:
    page = visits.open("/admin/login/")
    password = page.get_by_label("Password")
    password.fill(PASSWORD)
    page.get_by_label("Show what I type").check()
    expect(password).to_have_attribute("type", "text")
    expect(password).to_have_value(PASSWORD)
    assert violations(page) == []
    page.get_by_label("Show what I type").uncheck()
    expect(password).to_have_attribute("type", "password")


def enter_article(page: Page, headline: str, speaker: str, *sayings: str) -> None:
    """As a draft. The speaker is a new person, made in the window that opens beside the first statement."""
    page.goto("/admin/articles/article/add/")
    page.get_by_label("Headline:").fill(headline)
    page.get_by_label("Source address:").fill(f"https://courier.example/{slugify(headline)}")
    pick(page, "outlet", "VICE News")
    page.get_by_label("Published:", exact=True).fill("2016-02-01")
    for number, words in enumerate(sayings):
        page.get_by_role("button", name="Add another Statement").click()
        page.locator(f"#id_statements-{number}-kind").select_option("quotation")
        page.locator(f"#id_statements-{number}-words").fill(words)
        page.locator(f"#id_statements-{number}-said_on").fill("2016-01-31")
        if number == 0:
            with page.expect_popup() as opening:
                page.locator("#add_id_statements-0-speaker").click()
            with opening.value.expect_event("close"):
                add_person(opening.value, speaker)
            expect(page.locator("#id_statements-0-speaker + .select2-container")).to_contain_text(speaker)
        else:
            pick(page, f"statements-{number}-speaker", speaker)
    save(page)


def publish(page: Page, headline: str) -> None:
    page.goto("/admin/articles/article/")
    page.get_by_role("row", name=headline).get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option(label="Publish the selected articles")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Published 1 article.")


def merge(page: Page, kept: str, merged: str) -> None:
    page.goto("/admin/articles/person/")
    for name in (kept, merged):
        page.get_by_role("row", name=name).get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option(label="Merge the two selected…")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_text("Nothing has been changed yet.")).to_be_visible()
    page.get_by_role("button", name=f"Merge, keeping {kept}").click()
    expect(page.locator(".messagelist .success")).to_contain_text(f"Merged {merged}")


def number_of_articles(page: Page) -> int:
    heading = page.get_by_role("heading", name=re.compile(r"^\d+ articles")).inner_text()
    return int(heading.split()[0])


def test_a_sixth_article_by_a_new_person_is_public_at_once_and_the_person_merges_into_another(
    desk: Page, visits: Visits
) -> None:
    words = ["We have come to Geneva to listen.", "Nobody will leave the table."]
    before = number_of_articles(visits.open("/articles/"))
    enter_article(desk, "Envoys meet again", "Rudolf Rassendyll", *words)
    reader = visits.open("/statements/?q=Rassendyll")
    expect(reader.locator(".statement")).to_have_count(0)
    assert reader.goto("/people/rudolf-rassendyll/").status == 404

    publish(desk, "Envoys meet again")
    reader.goto("/statements/?speaker=rudolf-rassendyll")
    expect(reader.locator(".statement .words")).to_have_text([re.compile(said) for said in words])
    reader.goto("/search/?q=leave the table")
    expect(reader.get_by_role("main")).to_contain_text("Rudolf Rassendyll")
    reader.goto("/articles/")
    assert number_of_articles(reader) == before + 1
    reader.goto("/people/rudolf-rassendyll/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Rudolf Rassendyll")

    desk.goto("/admin/articles/person/add/")
    add_person(desk, "Rupert of Hentzau")
    expect(desk.locator(".messagelist .success")).to_be_visible()
    merge(desk, "Rupert of Hentzau", "Rudolf Rassendyll")
    reader.goto("/people/rudolf-rassendyll/")
    expect(reader).to_have_url(re.compile("/people/rupert-of-hentzau/$"))
    expect(reader.locator(".statement")).to_have_count(2)
    reader.goto("/statements/?speaker=rudolf-rassendyll")
    expect(reader).to_have_url(re.compile(r"/statements/\?speaker=rupert-of-hentzau$"))


def test_a_draft_is_seen_on_its_public_page_by_editors_alone(desk: Page, visits: Visits) -> None:
    enter_article(desk, "A draft of nothing", "Antoinette de Mauban", "Not yet.")
    desk.get_by_role("link", name="A draft of nothing").first.click()
    desk.get_by_role("link", name="Preview").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("A draft of nothing")
    expect(desk.locator(".statement")).to_have_count(1)
    expect(desk.locator(".preview")).to_contain_text("Only editors see this page.")
    assert visits.open(desk.url).get_by_role("heading", level=1).inner_text() != "A draft of nothing"


def test_a_mistake_is_told_beside_its_field_and_nothing_entered_is_lost(desk: Page) -> None:
    desk.goto("/admin/articles/person/add/")
    desk.get_by_label("Name:", exact=True).fill("John Kerry")
    desk.get_by_role("button", name="Save", exact=True).first.click()
    expect(desk.locator(".field-slug .errorlist, .field-name .errorlist").first).to_be_visible()
    expect(desk.get_by_label("Name:", exact=True)).to_have_value("John Kerry")


def test_who_has_logged_out_is_asked_to_log_in_again(desk: Page) -> None:
    desk.get_by_role("button", name="Log out", exact=True).click()
    expect(desk.get_by_role("heading", name="Logged out")).to_be_visible()
    desk.goto("/admin/articles/article/")
    expect(desk.get_by_label("Username")).to_be_visible()


def test_after_five_wrong_passwords_a_page_says_how_long_to_wait(visits: Visits) -> None:
    page = visits.open("/admin/")
    for _ in range(14):  # on a slow machine the first delays are over before the next attempt; the last are 5 minutes
        with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            log_in(page, "rupert", "a wrong word")
        page.wait_for_load_state()
        if answered.value.status == 429:
            break
    expect(page.get_by_role("heading", level=1)).to_have_text("Too many attempts")
    expect(page.get_by_text("Try again in")).to_be_visible()
    found = violations(page)
    assert not found, "\n".join(found)


# Of Django's own making: a list's search box is labelled by a picture of a lens, which has a text alternative; select2
# puts the button that clears a multiple choice into its list of choices.
DJANGOS = re.compile(r"should have a visible label: #searchbar$|select2-id.* > ul$")


def test_axe_finds_nothing_at_the_desk(desk: Page, visits: Visits) -> None:
    found = violations(visits.open("/admin/login/"))
    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/article/1/change/"):
        desk.goto(address)
        assert not visits.faults
        found += [fault for fault in violations(desk) if not DJANGOS.search(fault)]
        # axe copies elements that select2 has given a width, and the policy refuses a copied style. That is no fault.
        visits.faults.clear()
    assert not found, "\n".join(found)
