"""The timeline of a list: its numbers are those of the list, counted by hand, whichever way it is narrowed."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client

from articles.browse.articles import ARTICLES
from articles.browse.statements import STATEMENTS
from articles.browse.timeline import MOST_SERIES, ListTimeline, timeline_of
from articles.index import Period
from articles.models import Article, Party, Precision, Statement
from articles.nouns import STATEMENT, snapshot
from tests.archive import grow

pytestmark = pytest.mark.django_db


def timeline(query: str = "", noun_list: Any = STATEMENTS) -> ListTimeline:
    call_command("build_index", verbosity=0)
    return timeline_of(noun_list, QueryDict(query), snapshot())


def total(client: Client, query: str, noun: str = "statements") -> int:
    shown: int = client.get(f"/{noun}.json{query}").json()["total"]
    return shown


def dated_by_hand(length: int, **conditions: Any) -> Counter[str]:
    """Published statements by the beginning of their ISO date, without those whose date is longer than that."""
    precisions = {4: ["day", "month", "year"], 7: ["day", "month"], 10: ["day"]}[length]
    dates = Statement.objects.published().filter(said_on__isnull=False, said_precision__in=precisions, **conditions)
    return Counter(str(day)[:length] for day in dates.values_list("said_on", flat=True))


def test_each_bar_has_the_statements_of_its_month() -> None:
    grow(100)
    drawn = timeline()
    assert drawn.period == Period.MONTH
    assert {str(bar.span.first)[:7]: bar.count for bar in drawn.bars} == dated_by_hand(7)


def test_words_are_counted_in_the_same_way() -> None:
    grow(100)
    drawn = timeline('q="what we need number"&by=party')
    by_hand = dated_by_hand(7, words__contains="what we need, number")
    assert sum(by_hand.values()) == 200
    assert {str(bar.span.first)[:7]: bar.count for bar in drawn.bars} == by_hand


def test_both_ways_of_counting_agree_on_days_months_and_years() -> None:
    grow(90)
    Statement.objects.filter(words__contains="number 1").update(said_precision=Precision.MONTH)
    Statement.objects.filter(words__contains="number 2").update(said_precision=Precision.YEAR)
    Statement.objects.filter(words__contains="number 3").update(said_on=None)
    call_command("build_index", verbosity=0)
    every = snapshot().query(STATEMENT.name).where("round", ["geneva-ii"]).where("kind", ["quotation"])
    by_words = snapshot().query(STATEMENT.name).search(snapshot().parse("ceasefire is what we need number"))
    dates = by_words.dates()
    added = every.where("topic", list(every.facet_counts(["topic"], 1)["topic"]))
    assert added.total() == by_words.total() == 180
    assert added.dates() == dates
    assert dates.undated
    for period in Period:
        longer = [value for value in dates.spans if len(value) < period]
        counted = [
            query.exclude("said_in", longer).period_counts(period, "party", 3, dates) for query in (added, by_words)
        ]
        assert counted[0] == counted[1]
        assert sum(counted[0].cells.values()) == sum(counted[0].periods.values())


@pytest.mark.parametrize("query", ["", "by=party", "speaker=john-kerry", "from=2015-01-10&to=2015-02-10", "q=talks"])
def test_the_link_of_a_bar_shows_as_many_as_it_says(client: Client, query: str) -> None:
    first = Statement.objects.filter(said_on__year=2015).order_by("said_on")[0]
    Statement.objects.filter(pk=first.pk).update(said_precision=Precision.YEAR)
    drawn = timeline(query)
    assert drawn.bars
    for bar in drawn.bars:
        assert total(client, bar.query) == bar.count + bar.perhaps


@pytest.mark.parametrize("facet", ["coding", "language"])
def test_articles_have_a_timeline_too(client: Client, facet: str) -> None:
    drawn = timeline(f"by={facet}", ARTICLES)
    assert sum(bar.count for bar in drawn.bars) == Article.objects.published().count()
    for bar in drawn.bars:
        assert total(client, bar.query, "articles") == bar.count
    assert {series.value for series in drawn.series} == set(Article.objects.published().values_list(facet, flat=True))


def test_a_short_time_is_shown_by_day_and_a_long_one_by_year() -> None:
    assert timeline("from=2015-01-01&to=2015-02-01").period == Period.DAY
    assert timeline().period == Period.MONTH
    Statement.objects.filter(pk=Statement.objects.all()[0].pk).update(
        said_on=datetime.date(1946, 4, 17), said_precision="day", uncertain_date=""
    )
    drawn = timeline()
    assert drawn.period == Period.YEAR
    assert (drawn.bars[0].label, drawn.bars[0].count) == ("1946", 1)


def test_a_year_belongs_to_no_month_and_stands_beside_them() -> None:
    year = Statement.objects.filter(said_on__year=2015)[0]
    Statement.objects.filter(pk=year.pk).update(said_on=datetime.date(2015, 1, 1), said_precision="year")
    drawn = timeline()
    assert ("2015, month not known", 1) in [(longer.label, longer.count) for longer in drawn.longer]
    assert drawn.bars[-1].perhaps == sum(longer.count for longer in drawn.longer if longer.span.last.year == 2015)
    assert {str(bar.span.first)[:7]: bar.count for bar in drawn.bars} == dated_by_hand(7)


def test_the_parts_of_a_bar_add_up_to_it_and_the_less_frequent_parties_are_one_part() -> None:
    statements = list(Statement.objects.published())
    parties = [Party.objects.create(slug=f"party-{n}", name=f"Party {n}") for n in range(MOST_SERIES + 3)]
    for number, statement in enumerate(statements):
        Statement.objects.filter(pk=statement.pk).update(
            speaker=None,
            role=None,
            organisation=None,
            party=parties[number % len(parties)],
            attribution="an official",
            uncertain_role="",
            uncertain_speaker="",
        )
    drawn = timeline("by=party")
    assert [series.value for series in drawn.series][-1] == "others"
    assert len(drawn.series) == MOST_SERIES + 1
    for bar in drawn.bars:
        assert sum(bar.parts) == bar.count
    for number, series in enumerate(drawn.series):
        assert sum(bar.parts[number] for bar in drawn.bars) == series.count


def test_statements_without_a_date_are_counted_and_offered(client: Client) -> None:
    keys = list(Statement.objects.filter(speaker__slug="john-kerry").values_list("pk", flat=True))[:3]
    Statement.objects.filter(pk__in=keys).update(said_on=None, uncertain_date="")
    undated = Statement.objects.filter(speaker__slug="john-kerry", said_on=None).count()
    for query in ("speaker=john-kerry", "speaker=john-kerry&from=2015-01-01"):
        offer = timeline(query).undated
        assert offer
        assert (offer.total, total(client, offer.query)) == (undated, undated)


def test_nothing_with_a_date_is_said(client: Client) -> None:
    Statement.objects.update(said_on=None, uncertain_date="")
    assert timeline().bars == []
    page = client.get("/statements/timeline/").text
    assert "Nothing in this selection has a date." in page
    assert client.get("/statements/timeline/?speaker=john-kerry&kind=quotation&year=1999").status_code == 200
    assert timeline("q=negotiate").bars == []


@pytest.mark.parametrize("query", ["q=zzzzzz", "q=zzzzzz&by=party", "q=negotiate&year=1999"])
def test_a_search_that_finds_nothing_has_an_empty_timeline(client: Client, query: str) -> None:
    page = client.get(f"/statements/timeline/?{query}")
    assert page.status_code == 200
    assert "Nothing matches this selection." in page.text
    assert timeline(query).cleared_query == ("?by=party" if "by=party" in query else "?")
    assert client.get(f"/statements/timeline.svg?{query}").status_code == 200


@pytest.mark.parametrize("query", ["by=", "by=speaker", "by=%00", "by='", "from=x", "speaker=nobody", "page=0"])
def test_what_cannot_be_shown_is_refused_with_a_reason(client: Client, query: str) -> None:
    answer = client.get(f"/statements/timeline/?{query}")
    assert answer.status_code == 400
    assert "This timeline cannot be shown" in answer.text


def test_an_old_name_leads_to_the_timeline_of_the_new_one(client: Client) -> None:
    from articles.models import Redirect

    Redirect.objects.create(noun="person", old_slug="kerry", new_slug="john-kerry")
    answer = client.get("/statements/timeline/?speaker=kerry&by=party")
    assert (answer.status_code, answer["Location"]) == (301, "/statements/timeline/?speaker=john-kerry&by=party")


def test_the_drawing_and_the_table_say_the_same(client: Client) -> None:
    drawn, page = timeline("by=party"), client.get("/statements/timeline/?by=party").text
    drawing, table = page[: page.index("<table")], page[page.index("<table") :]
    assert len(drawn.bars) == drawing.count('<a class="period"') == table.count('<th scope="row"><a')
    for bar in drawn.bars:
        assert f'aria-label="{bar.label}: ' in drawing
        assert re.search(rf"{bar.label}</a></th>\s*<td>{bar.count}</td>", table)


def test_the_last_label_of_the_axis_ends_within_the_drawing(client: Client) -> None:
    latest = Statement.objects.filter(words__startswith="The U.S. has no irons")
    latest.update(said_on=datetime.date(2019, 1, 1), said_precision="day", uncertain_date="")
    _page, drawing = client.get("/statements/timeline/").text.split('<figure class="period-bars">')
    width = float(re.findall(r'viewBox="0 0 ([\d.]+) ', drawing)[0])
    labels = re.findall(r'<text x="([\d.]+)" y="[\d.]+" dx="3">([^<]+)</text>', drawing)
    assert labels
    for x, label in labels:
        assert float(x) + 3 + 7 * len(label) <= width, label  # a letter is 12 high and about 6 wide


def test_above_a_list_the_timeline_is_folded_and_a_link_away(client: Client) -> None:
    page = client.get("/statements/?speaker=john-kerry&page=1").text
    fold = page[page.index('<details class="timeline-fold"') :]
    assert 'href="/statements/timeline/?speaker=john-kerry"' in fold[: fold.index("</details>")]
    assert 'id="list-timeline"' not in page
    assert 'href="/statements/timeline/?venue=geneva"' in client.get("/venues/geneva/").text
    assert "timeline-fold" not in client.get("/people/").text
    assert "timeline-fold" not in client.get("/statements/?speaker=john-kerry&year=1999").text


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(9999, 12, 31)])
def test_a_date_far_away_is_drawn_too(client: Client, day: datetime.date) -> None:
    for statement in Statement.objects.filter(words__startswith="The U.S. has no irons"):
        Statement.objects.filter(pk=statement.pk).update(said_on=day, said_precision="day", uncertain_date="")
    for query in ("", "?q=irons", "?by=party&from=0001-01-01&to=9999-12-31"):
        assert client.get(f"/statements/timeline/{query}").status_code == 200
