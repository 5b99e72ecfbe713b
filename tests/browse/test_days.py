"""A month or a year is a span of days: it is found and said as one, and never as its first day."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def hammond() -> Statement:
    """The only statement of its speaker; nothing else was said in its month."""
    statement = Statement.objects.filter(speaker__slug="philip-hammond").order_by("pk")[0]
    Statement.objects.filter(pk=statement.pk).update(said_on="2013-09-01", said_precision="month")
    return statement


def found(query: str, noun: str = "statements") -> set[str]:
    return {row["id"] for row in Client().get(f"/{noun}.json?{query}").json()["rows"]}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("from=2013-09-02&to=2013-09-30", True),
        ("from=2013-09-30&to=2014-01-01", True),
        ("to=2013-09-01", True),
        ("from=2013-10-01&to=2013-12-31", False),
        ("to=2013-08-31", False),
    ],
)
@pytest.mark.parametrize("words", ["", "q=Hammond"])
def test_a_month_is_found_by_every_span_that_shares_a_day_with_it(
    hammond: Statement, days: str, words: str, expected: bool
) -> None:
    assert (hammond.uid in found(f"speaker=philip-hammond&{words}&{days}")) == expected


def test_a_year_is_found_by_any_of_its_days(hammond: Statement) -> None:
    Statement.objects.filter(pk=hammond.pk).update(said_on="2013-01-01", said_precision="year")
    assert hammond.uid in found("from=2013-05-05&to=2013-05-05")
    assert hammond.uid in found("year=2013")
    assert hammond.uid not in found("from=2014-01-01&speaker=philip-hammond")


def test_a_month_is_said_as_a_month(client: Client, hammond: Statement) -> None:
    page = client.get("/statements/?from=2013-09-02&to=2013-09-30").content.decode()
    assert "September 2013" in page
    assert "1 September 2013" not in page


def test_a_month_of_publication_is_a_span_as_well(client: Client) -> None:
    article = Article.objects.get(outlet__slug="naharnet")
    Article.objects.filter(pk=article.pk).update(published="2013-09-01", published_precision="month")
    assert found("from=2013-09-12&to=2013-09-13", "articles") == {article.slug}
    assert found("from=2013-10-01&to=2013-10-31", "articles") == set()


def test_a_month_is_sorted_by_its_first_day(hammond: Statement) -> None:
    Statement.objects.update(said_precision="day")
    Statement.objects.exclude(pk=hammond.pk).update(said_on="2013-09-15")
    Statement.objects.filter(speaker__slug="emile-hokayem").update(said_on="2013-08-31")
    Statement.objects.filter(pk=hammond.pk).update(said_precision="month")
    oldest = [row["said_on"] for row in Client().get("/statements.json?sort=oldest").json()["rows"]]
    assert oldest[0] == "2013-08-31"
    assert oldest[oldest.index("2013-09-01") :] == ["2013-09-01", *["2013-09-15"] * (24 - oldest.index("2013-09-01"))]


@pytest.mark.parametrize(
    "query", ["", "q=Assad&sort=newest", "sort=oldest", "sort=published", "sort=oldest&q=Assad&from=2014-01-01"]
)
def test_within_a_day_and_an_article_the_order_of_the_article_stands(query: str) -> None:
    Statement.objects.all().update(said_on="2015-09-19", said_precision="day")
    for statement in Statement.objects.order_by("-pk"):  # the order of the article against that of the keys
        Statement.objects.filter(pk=statement.pk).update(order=1000 - statement.order)
    uids, address = [], f"/statements.json?{query}"
    while address:
        page = Client().get(address).json()
        uids += [row["id"] for row in page["rows"]]
        address = (page["next_url"] or "").replace("http://testserver", "")
    in_articles: dict[int, list[str]] = {}
    for uid, article in Statement.objects.order_by("article_id", "order").values_list("uid", "article_id"):
        in_articles.setdefault(article, []).append(uid)
    listed = set(uids)
    for expected in in_articles.values():
        expected = [uid for uid in expected if uid in listed]
        assert [uid for uid in uids if uid in expected] == expected
        if expected:
            start = uids.index(expected[0])
            assert uids[start : start + len(expected)] == expected


def test_files_and_feeds_have_the_order_of_the_list(client: Client) -> None:
    Statement.objects.all().update(said_on="2015-09-19")
    listed = [row["id"] for row in client.get("/statements.json").json()["rows"]]
    text = b"".join(client.get("/statements.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert [line.split(",")[0] for line in text.splitlines()[1:] if line.split(",")[0] in listed] == listed
    feed = client.get("/statements.atom").content.decode()
    assert sorted(listed, key=lambda uid: feed.index(f"/statements/{uid}/")) == listed


def undated(query: str, client: Any) -> str:
    page: str = client.get(f"/statements/?{query}").content.decode()
    return page.partition('<p class="undated">')[2].partition("</p>")[0]


def test_statements_without_a_date_are_counted_and_offered_when_days_are_chosen(client: Client) -> None:
    kerry = list(Statement.objects.filter(speaker__slug="john-kerry").values_list("pk", flat=True))
    Statement.objects.filter(pk__in=kerry).update(said_on="2015-09-19", said_precision="day")
    Statement.objects.filter(pk__in=kerry[:3]).update(said_on=None)
    for days in ("from=2015-09-01", "to=2015-10-01", "year=2015", "from=2015-09-01&year=2015"):
        offered = undated(f"speaker=john-kerry&{days}", client)
        assert "3 more without a known date" in offered, days
        assert 'href="/statements/?speaker=john-kerry&amp;year=~none"' in offered, days
    assert len(found("speaker=john-kerry&year=~none")) == 3
    assert undated("speaker=john-kerry", client) == ""
    assert undated("speaker=john-kerry&year=~none", client) == ""
    assert undated("speaker=john-kerry&from=2015-09-01&year=-~none", client) == ""
    assert undated("speaker=emile-hokayem&from=2013-01-01&kind=quotation&medium=-~none", client) == ""


def test_a_chip_says_from_and_to_once(client: Client) -> None:
    page = client.get("/statements/?from=2015-09-01&to=2015-09-30").content.decode()
    chips = page.partition('<div class="chips">')[2].partition("</div>")[0]
    assert "from 1 September 2015" in chips
    assert "to 30 September 2015" in chips
    assert "chip-label" not in chips
    title = " ".join(page.partition("<title>")[2].partition("</title>")[0].split())
    assert title.startswith("Statements: from 1 September 2015, to 30 September 2015 –")
