"""A record is chosen by what was typed, however late the answers come."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Route, expect

DELAYS = {"": 0.1, "K": 0.9, "Ke": 0.7, "Ker": 0.5, "Kerr": 0.3}  # seconds: the oldest question is answered last


def delay_answers(page: Page, last: float) -> None:
    def answer(route: Route) -> None:
        (term,) = parse_qs(urlsplit(route.request.url).query).get("term", [""])
        time.sleep(DELAYS.get(term, last))
        route.continue_()

    page.route("**/autocomplete/**", answer)


def typed(page: Page, text: str, *keys: str) -> None:
    page.goto("/admin/articles/statement/add/")
    page.locator("#id_speaker + .select2-container").click()
    page.keyboard.type(text, delay=20)
    for key in keys:
        page.keyboard.press(key)


def test_enter_waits_for_the_answer_to_what_is_typed(desk: Page) -> None:
    delay_answers(desk, 0.6)
    typed(desk, "Kerry", "Enter")
    expect(desk.locator("#id_speaker + .select2-container")).to_contain_text("John Kerry")
    expect(desk.locator(".select2-container--open")).to_have_count(0)


def test_enter_chooses_nothing_if_the_answer_is_that_there_is_nobody(desk: Page) -> None:
    delay_answers(desk, 0.3)
    typed(desk, "Kerryxyz", "Enter")
    expect(desk.locator(".select2-results__message")).to_have_text("No results found")
    assert desk.locator("#id_speaker").input_value() == ""


def test_typing_on_takes_the_enter_back(desk: Page) -> None:
    delay_answers(desk, 0.3)
    typed(desk, "Ker", "Enter", "r", "y")
    expect(desk.locator(".select2-results__option")).to_have_text(["John Kerry"])
    assert desk.locator("#id_speaker").input_value() == ""


def test_several_are_chosen_in_the_same_way(desk: Page) -> None:
    delay_answers(desk, 0.5)
    desk.goto("/admin/articles/article/add/")
    desk.locator("#id_people + .select2-container").click()
    for name, chosen in (("Kerry", 1), ("Lavrov", 2)):
        desk.keyboard.type(name, delay=20)
        desk.keyboard.press("Enter")
        expect(desk.locator("#id_people + .select2-container .select2-selection__choice")).to_have_count(chosen)
    choices = desk.locator("#id_people + .select2-container .select2-selection__choice")
    expect(choices.filter(has_text="John Kerry")).to_have_count(1)
    expect(choices.filter(has_text="Sergei Lavrov")).to_have_count(1)
