"""The day's work of an editor: an article with six statements, with every click and every key counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.desk.editing import questions

MOST_CLICKS, MOST_KEYS = 80, 700
GUIDE = Path(__file__).parents[3] / "docs" / "editing.md"  # which promises these figures


class Hands:
    """Counts what the editor does. What stands in the source is pasted: Ctrl + V is two keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = self.keys = 0

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def press(self, *names: str) -> None:
        for name in names:
            self.keys += 1
            self.page.keyboard.press(name)

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.page.keyboard.type(text)

    def paste(self, text: str) -> None:
        self.keys += 2
        self.page.keyboard.insert_text(text)

    def choose(self, typed: str, found: str) -> None:
        """In the box that has the focus."""
        self.type(typed)
        self.press("Enter")
        expect(self.page.locator(".select2-container--open")).to_have_count(0)
        expect(self.page.locator(".select2-container--focus, .select2-container:focus-within")).to_contain_text(found)


@dataclass(frozen=True)
class Said:
    kind: str  # what is typed to choose it
    attribution: str
    words: str = ""
    paraphrase: str = ""
    speaker: str = ""  # typed, if it is another one than before
    name: str = ""
    role: str = ""


SAID = (
    Said("q", "Secretary of State John Kerry", "We will not impose a solution.", speaker="Kerry", name="John Kerry"),
    Said("q", "Kerry", "There is a way to end this war."),
    Said("para", "Kerry told reporters", paraphrase="Both sides agree on a timetable of six months."),
    Said("q", "the Russian foreign minister", "We have no illusions.", speaker="Lavrov", name="Sergei Lavrov"),
    Said("part", "Lavrov said", "no illusions", paraphrase="Moscow expects the talks to be slow."),
    Said("para", "Lavrov added", paraphrase="Nobody may decide for the Syrians."),
)


def box(page: Page, row: int, field: str) -> Locator:
    return page.locator(f"#id_statements-{row}-{field} + .select2-container")


def enter_article(hands: Hands) -> None:
    page = hands.page
    hands.click(page.locator("#content .model-article .addlink"))
    expect(page.get_by_label("Headline:")).to_be_focused()
    hands.paste("Kerry and Lavrov speak in Vienna")
    hands.press("Enter")  # to the next field: nothing is saved
    hands.click(page.get_by_label("Source address:"))
    hands.paste("https://vice.example/kerry-and-lavrov-speak")
    hands.click(page.locator("#id_outlet + .select2-container"))
    hands.choose("VICE", "VICE News")
    hands.click(page.get_by_label("Published:", exact=True))
    hands.type("14 Nov 2015")
    hands.click(page.get_by_label("Summary:"))
    hands.type("The two ministers report on their meeting and differ on its meaning.")
    hands.click(page.locator("#id_people + .select2-container"))
    for number, (typed, name) in enumerate([("Kerry", "John Kerry"), ("Lavrov", "Sergei Lavrov")], start=1):
        hands.type(typed)
        hands.press("Enter")
        choices = page.locator("#id_people + .select2-container .select2-selection__choice")
        expect(choices).to_have_count(number)
        expect(choices.filter(has_text=name)).to_have_count(1)


def enter_statement(hands: Hands, row: int, said: Said) -> None:
    """In the order of the form, by the Tab key."""
    page = hands.page
    hands.click(page.get_by_role("button", name="Add another Statement"))
    expect(page.locator(f"#id_statements-{row}-kind")).to_be_focused()
    hands.type(said.kind)
    hands.press("Tab")
    hands.paste(said.attribution)
    hands.press("Tab")
    hands.paste(said.words) if said.words else None
    hands.press("Tab")
    hands.type(said.paraphrase)
    hands.press("Tab")
    if said.speaker:
        hands.choose(said.speaker, said.name)
    if row == 0:
        hands.press("Tab", "Tab")
        hands.type("14 November 2015")
        hands.press("Tab")
        hands.choose("Vienna", "Vienna")
        hands.press("Tab", "Tab")
        hands.type("ceasefire")
        hands.press("Enter")
        expect(box(page, row, "topics").locator(".select2-selection__choice")).to_have_count(1)


def test_an_article_with_six_statements_takes_at_most_80_clicks_and_700_keys(desk: Page) -> None:
    hands = Hands(desk)
    enter_article(hands)
    for row, said in enumerate(SAID):
        enter_statement(hands, row, said)
        expect(box(desk, row, "role")).to_contain_text(SAID[0 if row < 3 else 3].name)
    for row in range(6):
        expect(desk.locator(f"#id_statements-{row}-said_on")).to_have_value("14 November 2015")
        expect(box(desk, row, "venue")).to_contain_text("Vienna")
        expect(box(desk, row, "topics").locator(".select2-selection__choice")).to_have_count(1)
    hands.click(desk.get_by_role("button", name="Save", exact=True).last)
    expect(desk.locator(".messagelist .success")).to_contain_text("Kerry and Lavrov speak in Vienna")
    assert hands.clicks <= MOST_CLICKS
    assert hands.keys <= MOST_KEYS
    assert f"{hands.clicks} clicks and {hands.keys} keys" in GUIDE.read_text()
    desk.get_by_role("link", name="Kerry and Lavrov speak in Vienna").first.click()
    rows = desk.locator("#statements-group .has_original .inline_label bdi")
    expect(rows).to_have_text([f"{name}: {text}" for name, text in zip(NAMES, TEXTS, strict=True)])


NAMES = ["John Kerry"] * 3 + ["Sergei Lavrov"] * 3
TEXTS = [said.words or said.paraphrase for said in SAID]


def test_a_row_that_is_only_carried_over_is_not_saved_and_no_question_is_asked_for_it(desk: Page) -> None:
    desk.goto("/admin/articles/article/1/change/")
    before = desk.locator("#statements-group .has_original").count()
    desk.get_by_role("button", name="Add another Statement").click()
    expect(box(desk, before, "speaker")).not_to_contain_text("---")
    desk.get_by_role("button", name="Save", exact=True).last.click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    desk.goto("/admin/articles/article/1/change/")
    expect(desk.locator("#statements-group .has_original")).to_have_count(before)


def test_the_form_of_a_statement_is_one_screen_and_about_ten_stops(desk: Page) -> None:
    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.goto("/admin/articles/article/add/")
    desk.get_by_role("button", name="Add another Statement").click()
    row = desk.locator("#statements-0")
    shape = row.bounding_box()
    assert shape is not None
    assert shape["height"] <= 800
    stops = 0
    while desk.evaluate("document.activeElement.closest('#statements-0') !== null"):
        stops += 1
        desk.keyboard.press("Tab")
    assert stops <= 11  # ten fields, and the rest folded
    with questions(desk):
        desk.goto("/admin/")


def test_a_person_who_is_missing_is_added_with_the_name_that_was_typed_and_so_is_their_role(desk: Page) -> None:
    desk.goto("/admin/articles/article/add/")
    desk.get_by_role("button", name="Add another Statement").click()
    box(desk, 0, "speaker").click()
    desk.keyboard.type("Flavia Elphberg")
    expect(desk.locator(".add-typed")).to_have_text("Add “Flavia Elphberg” (Ctrl + Enter)")
    with desk.expect_popup() as opening:
        desk.keyboard.press("Control+Enter")
    window = opening.value
    expect(window.get_by_label("Name:", exact=True)).to_have_value("Flavia Elphberg")
    expect(window.get_by_label("Slug:").first).to_have_value("flavia-elphberg")
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).first.click()
    expect(box(desk, 0, "speaker")).to_contain_text("Flavia Elphberg")
    box(desk, 0, "role").click()
    desk.keyboard.type("Princess")
    expect(desk.locator(".add-typed")).to_be_visible()
    with desk.expect_popup() as opening:
        desk.keyboard.press("Control+Enter")
    window = opening.value
    expect(window.get_by_label("Title:")).to_have_value("Princess")
    expect(window.locator("#id_person + .select2-container")).to_contain_text("Flavia Elphberg")
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).first.click()
    expect(box(desk, 0, "role")).to_contain_text("Flavia Elphberg, Princess")
    with questions(desk):
        desk.goto("/admin/")


def test_statements_move_by_buttons_keys_and_numbers_and_their_order_is_saved(desk: Page) -> None:
    desk.goto("/admin/articles/article/2/change/")
    labels = desk.locator("#statements-group .has_original .inline_label bdi")
    first, second, third = labels.all_inner_texts()[:3]
    desk.locator("#statements-0").get_by_role("button", name="Move down").click()
    assert labels.all_inner_texts()[:3] == [second, first, third]
    expect(desk.locator(".row-moved")).to_contain_text("Now at place 2 of ")
    desk.locator("#id_statements-2-order").focus()
    desk.keyboard.press("Alt+Shift+ArrowUp")
    desk.keyboard.press("Alt+Shift+ArrowUp")
    expect(desk.locator("#id_statements-2-order")).to_be_focused()
    assert labels.all_inner_texts()[:3] == [third, second, first]
    desk.locator("#id_statements-0-order").fill("0")
    desk.keyboard.press("Tab")
    expect(labels.first).to_have_text(first)
    assert labels.all_inner_texts()[:3] == [first, third, second]
    desk.get_by_role("button", name="Add another Statement").click()
    desk.get_by_role("link", name="Remove").or_(desk.get_by_role("button", name="Remove")).last.click()
    expect(labels.first).to_have_text(first)
    desk.get_by_label("Reason for the change:").fill("In the order of the article")
    desk.get_by_role("button", name="Save", exact=True).last.click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    desk.goto("/admin/articles/article/2/change/")
    assert labels.all_inner_texts()[:3] == [first, third, second]
