"""Every kind of public page, found as a search engine finds them: in the site's own maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.served import Site

QUESTIONS = [
    "/search/",
    "/search/?q=Aleppo",
    "/search/?q=xyzzy",
    "/search/?q=Lavrof+Kery",
    "/search/?q=Wien",
    "/statements/?q=Assad&speaker=john-kerry&topic=assads-future&sort=relevance",
    "/statements/?speaker=john-kerry&page=2",
    "/statements/?q=xyzzy",
    "/statements/?q=Assad&view=table&column=words&column=topics&column=uncertain",
    "/statements/?view=table&rows=100",
    "/about/codebook/",
    "/about/design/",
    "/about/keyboard/",
    "/statements/?party=-united-states&medium=~none&from=2014-01-01",
    "/statements/?speaker=philip-hammond&venue=geneva",
    "/statements/facets/party/?party=-united-states",
    "/statements/?q=Kerry+asad",
    "/statements/?q=Wien",
    "/articles/?outlet=vice-news",
    "/people/?party=united-states",
    "/statements/facets/speaker/",
    "/articles/facets/person/?find=al",
    "/compare/?person=john-kerry&find=hammond",
    "/compare/?person=john-kerry&person=philip-hammond&topic=assads-future",
    "/network/?ties=topics&year=2015",
    "/network/?ties=subtract",
    "/network/?year=1999",
    "/positions/assad-gives-up-power/speakers/?speaker=john-kerry&from=2015-01-01",
    "/report/",
    "/report/?page=/people/john-kerry/",
    "/report/sent/",
    "/statements/timeline/?by=party",
    "/statements/timeline/?speaker=john-kerry&from=2015-01-01&to=2015-01-31",
    "/articles/timeline/",
    "/statements/map/",
    "/articles/map/?person=john-kerry",
]
REFUSALS = {
    "/statements/timeline/?by=nothing": 400,
    "/statements/?from=yesterday": 400,
    "/statements/?page=99": 404,
    "/no/such/page/": 404,
}


def mapped(site: Site, noun: str) -> list[str]:
    return [urlsplit(found).path for found in re.findall("<loc>(.*?)</loc>", site.read(f"/sitemap-{noun}.xml"))]


def uid_of(site: Site, words: str) -> str:
    return next(row["id"] for row in site.records("/statements.csv") if row["words"] == words)


def every_kind_of_page(site: Site) -> list[str]:
    """The lists, and one page of each noun: where one has most to show, that one."""
    return [
        *mapped(site, "lists"),
        mapped(site, "articles")[0],
        "/statements/" + next(row["id"] for row in site.records("/statements.csv") if row["uncertain"]) + "/",
        "/people/john-kerry/",
        "/venues/geneva/",
        "/rounds/geneva-ii/",
        "/topics/ceasefire/",
        "/positions/assad-gives-up-power/",
        "/utterances/kerry-has-to-go-2015-09-19/?with=" + uid_of(site, "has to go,"),
        *QUESTIONS,
        *REFUSALS,
    ]


def iter_pages(page: Page, site: Site) -> Iterator[str]:
    """Goes to one after the other, and yields its address."""
    for address in every_kind_of_page(site):
        answer = page.goto(address)
        assert answer
        assert answer.status == REFUSALS.get(address, 200), address
        yield address


def unfold(page: Page) -> None:
    """Shows all that a page has folded away."""
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
