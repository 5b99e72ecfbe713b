"""axe finds nothing: WCAG 2.2 A and AA, and what it calls best practice, on every kind of page."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.pages import iter_pages, unfold
from tests.browser.served import Site
from tests.browser.visits import Visits

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUICKLY = {"resultTypes": ["violations"], "preload": False}
COLOURS = {**QUICKLY, "runOnly": ["color-contrast", "link-in-text-block"]}
ALL_BUT_COLOURS = {**QUICKLY, "runOnly": STANDARDS, "rules": {name: {"enabled": False} for name in COLOURS["runOnly"]}}

# Colours take axe most of its time, a millisecond for each element. They depend on nothing but how an element and those
# around it are drawn: of elements that look the same all the way up, the first is looked at.
LOOK_ALIKE = """
() => {
  const looks = new Map(), alike = [];
  const visit = (element, above) => {
    const s = getComputedStyle(element);
    const look = [
      above, element.localName, s.display, s.position, s.opacity, s.color, s.fill, s.backgroundColor, s.backgroundImage,
      s.textDecorationLine, s.textShadow, s.fontSize, s.fontWeight,
    ].join();
    let seen = looks.has(look);
    if (!seen) looks.set(look, looks.size);
    const within = [...element.children].filter(child => visit(child, looks.get(look)));
    seen &&= within.length === element.children.length;
    if (!seen) alike.push(...within);
    return seen;
  };
  visit(document.documentElement, "");
  return alike;
}
"""


def violations(page: Page) -> list[str]:
    return violations_but_of_colours(page) + violations_of_colours(page)


def violations_but_of_colours(page: Page) -> list[str]:
    return _run_axe(page, "document", ALL_BUT_COLOURS)


def violations_of_colours(page: Page) -> list[str]:
    return _run_axe(page, f"{{ exclude: ({LOOK_ALIKE})() }}", COLOURS)


def _run_axe(page: Page, context: str, options: dict) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"options => axe.run({context}, options)", options)["violations"]
    return [
        f"{page.url}: {violation['help']}: {', '.join(str(part) for part in node['target'])}"
        for violation in found
        for node in violation["nodes"]
    ]


def test_on_a_wide_screen_by_day_and_by_night(site: Site, visits: Visits) -> None:
    page = visits.open("/")
    found = []
    for _ in iter_pages(page, site):
        unfold(page)
        found += violations(page)
        page.emulate_media(color_scheme="dark")  # changes colours and nothing else
        found += violations_of_colours(page)
        page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


def test_on_a_phone_with_everything_unfolded(site: Site, visits: Visits) -> None:
    """A small screen changes everything but colours."""
    page = visits.open("/", width=360, height=740)
    found = []
    for _ in iter_pages(page, site):
        unfold(page)
        found += violations_but_of_colours(page)
    assert not found, "\n".join(found)


def test_one_faint_text_among_many_alike_is_noticed(visits: Visits) -> None:
    page = visits.open("/statements/")
    assert not violations_of_colours(page)
    page.evaluate("[...document.querySelectorAll('.paraphrase')].at(-1).style.color = '#bbb'")
    assert violations_of_colours(page)
