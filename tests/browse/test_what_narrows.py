"""What narrows a list: bars of years above it, and, if nothing is left, the choices that leave nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import Statement

pytestmark = pytest.mark.django_db


def bars(page: str) -> list[str]:
    """The bars as a screen reader reads them."""
    nav = page.partition('<nav class="years"')[2].partition("</nav>")[0]
    return [" ".join(re.sub(r"<[^>]+>", "", item).split()) for item in nav.split("<li>")[1:]]


@pytest.fixture
def years() -> None:
    Statement.objects.filter(said_on__year=2014).update(said_on="2012-03-03")


def test_each_year_is_a_bar_with_its_count_and_years_without_statements_are_gaps(client: Client, years: None) -> None:
    found = {
        year: Statement.objects.published().filter(said_on__year=year).count() for year in (2012, 2013, 2014, 2015)
    }
    page = client.get("/statements/").content.decode()
    assert bars(page) == [f"{year}, {count} statements" for year, count in found.items()]
    links = re.findall(r'<a class="year" id="bar-(\d+)" href="([^"]+)"', page)
    assert links == [(year, f"/statements/?year={year}") for year in ("2012", "2015")]
    assert "style=" not in page


def test_a_bar_keeps_all_other_choices_and_says_that_it_is_chosen(client: Client, years: None) -> None:
    page = client.get("/statements/?kind=quotation&year=2012").content.decode()
    assert 'id="bar-2012" href="/statements/?kind=quotation" rel="nofollow" aria-current="true"' in page
    assert 'href="/statements/?kind=quotation&amp;year=2012&amp;year=2015"' in page
    assert any(bar.endswith("chosen, remove") and bar.startswith("2012") for bar in bars(page))


def test_one_year_needs_no_bars(client: Client) -> None:
    Statement.objects.update(said_on="2015-01-01")
    assert bars(client.get("/statements/").content.decode()) == []


def drops(page: str) -> dict[str, str]:
    """The choice to drop -> its link."""
    found = page.partition('<ul class="empty-drops">')[2].partition("</ul>")[0]
    return {
        " ".join(re.sub(r"<[^>]+>", "", text).split()): address
        for address, text in re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', found, re.S)
    }


def test_an_empty_list_says_which_one_choice_to_drop_and_how_many_that_gives(client: Client) -> None:
    page = client.get("/statements/?speaker=philip-hammond&venue=geneva&q=Assad").content.decode()
    offered = drops(page)
    assert len(offered) in (1, 2)
    for text, address in offered.items():
        total = client.get(address.replace("/statements/", "/statements.json").replace("&amp;", "&")).json()["total"]
        assert total
        assert text.endswith(f": {total} statement{'s' * (total > 1)}")
    assert any(text.startswith("Without “Geneva”:") for text in offered)


@pytest.mark.parametrize(
    ("query", "dropped"),
    [
        ("q=xylophone&party=russia", "“xylophone”"),
        ("from=2030-01-01&kind=quotation", "from 1 January 2030"),
        ("to=1999-01-01&kind=quotation", "to 1 January 1999"),
        ("kind=-quotation&kind=-partial&kind=-paraphrase", "not Quotation"),
        ("year=1999&year=-2014&party=-russia&medium=-~none", "1999"),
    ],
)
def test_words_days_and_values_left_out_are_dropped_as_well(client: Client, query: str, dropped: str) -> None:
    assert any(dropped in text for text in drops(client.get(f"/statements/?{query}").content.decode()))


def test_a_choice_whose_removal_gives_nothing_is_not_offered(client: Client) -> None:
    page = client.get("/statements/?q=xylophone&year=1999").content.decode()
    assert drops(page) == {}
    assert "Removing any one of your choices still finds nothing" in page


def test_too_many_choices_are_not_counted_one_by_one(client: Client) -> None:
    years = "&".join(f"year={year}" for year in range(1900, 1913))
    page = client.get(f"/statements/?{years}").content.decode()
    assert "No statement in the collection matches all of this." in page
    assert drops(page) == {}
    assert "Removing any one of your choices still finds nothing" not in page


def test_the_other_lists_say_it_too(client: Client) -> None:
    assert drops(client.get("/people/?q=Kerry&party=russia").content.decode())
    assert drops(client.get("/articles/?from=2030-01-01&outlet=naharnet").content.decode())
