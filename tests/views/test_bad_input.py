"""Whatever is asked, the answer is clear: no 500, and no unfiltered list in disguise."""

from __future__ import annotations

from contextlib import closing
from typing import Any
from urllib.parse import urlencode

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.models import Article, Person, Statement
from tests.views.pages import LISTS, STATEMENT_LISTS, every_page, every_twin

pytestmark = pytest.mark.django_db

HUGE = "9" * 400
UNANSWERABLE = [
    "speaker=nobody",
    "speaker=1%27%20OR%201=1",
    "speaker=%00",
    f"speaker={HUGE}",
    "speaker=john-kerry&speaker=nobody",
    "kind=shouted",
    "medium=telegram",
    "year=MMXV",
    f"year={HUGE}",
    "from=2015-02-30",
    "from=yesterday",
    "from=%00",
    "to=0000-00-00",
    "from=2015-09-20&to=2015-09-19",
    "q=%00",
    f"q={'x' * 201}",
    "q=%3F%3F%3F",
    "sort=random",
    "page=0",
    "page=-1",
    f"page={HUGE}",
    "page=%00",
    "speaker=&page=one",
    "speaker=-",
    "speaker=-nobody",
    "speaker=--john-kerry",
    "speaker=john-kerry&speaker=-john-kerry",
    "speaker=~nobody",
    "kind=~none",
    "kind=-shouted",
    "year=-MMXV",
    "year=~none&year=-~none",
    "&".join(f"year={year}" for year in range(1950, 2001)),
    "&".join(f"year={year}&year=-{year + 40}" for year in range(1950, 1976)),
]


@pytest.mark.parametrize("query", UNANSWERABLE)
def test_a_question_that_makes_no_sense_is_refused_and_shows_no_rows(client: Client, query: str) -> None:
    answer = client.get(f"/statements/?{query}")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'role="alert"' in page
    assert not any(uid in page for uid in Statement.objects.values_list("uid", flat=True))
    data = client.get(f"/statements.json?{query}")
    assert data.status_code == 400
    assert data.json()["errors"]
    assert client.get(f"/statements.csv?{query}").status_code == 400


@pytest.mark.parametrize("address", [*LISTS, *STATEMENT_LISTS])
def test_a_page_far_past_the_end_is_not_found_on_any_list(client: Client, address: str) -> None:
    answer = client.get(f"{address}?page=999999")
    assert answer.status_code == 404
    assert "There is no page 999,999" in answer.content.decode()
    assert client.get(f"{address}?page=99999999").status_code == 400


@pytest.mark.parametrize("address", [*LISTS, "/search/", "/statements/facets/speaker/", "/statements.csv"])
def test_ten_thousand_parameters_are_too_many(client: Client, address: str) -> None:
    assert client.get(address, [("x", str(n)) for n in range(10_000)]).status_code == 400


def test_a_facet_takes_so_many_values_and_no_more(client: Client) -> None:
    answer = client.get("/statements.json", {"speaker": [f"person-{n}" for n in range(60)]})
    assert answer.json()["errors"]["speaker"] == ["Choose at most 50 values."]


@pytest.mark.parametrize("query", ["q=%ff%fe", "speaker=%ff", "%ff=%ff", "q=%ed%a0%80"])
def test_bytes_that_are_no_utf_8_are_no_fault_of_ours(client: Client, query: str) -> None:
    for address in every_page() + every_twin():
        joint = "&" if "?" in address else "?"
        with closing(client.get(f"{address}{joint}{query}")) as answer:
            assert answer.status_code in (200, 400), address


@pytest.mark.parametrize(
    "address", ["/statements.atom", "/network.graphml", "/network.svg", "/statements/timeline.svg"]
)
def test_a_character_that_xml_cannot_contain_is_left_out_of_files(client: Client, address: str) -> None:
    answer = client.get(f"{address}?q=cease%01fire%1f")
    assert answer.status_code == 200
    assert fromstring(answer.content) is not None


@pytest.mark.parametrize("host", ["evil.example", "a b", "testserver.evil.example", "testserver/x"])
def test_a_wrong_host_is_refused(client: Client, host: str) -> None:
    answer = client.get("/statements/", headers={"host": host})
    assert answer.status_code == 400
    assert "This site does not answer for this host name" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/people/nobody/",
        "/venues/nowhere/",
        "/rounds/never/",
        "/topics/nothing/",
        "/articles/none/",
        "/statements/2222222222/",
        "/statements/facets/colour/",
        "/statements/2222222222.bib",
        "/sitemap-nothing.xml",
        "/people/%00/",
        "/people/" + "x" * 3000 + "/",
        "/favicon.php",
        "/.git/config",
        "/.env",
        "/config/settings.py",
        "/static/",
        "/static/css/",
    ],
)
def test_what_is_not_there_is_not_found_in_words(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404


def test_a_page_about_one_person_cannot_be_asked_about_another(client: Client) -> None:
    assert client.get("/people/john-kerry/?speaker=sergei-lavrov").status_code == 400


PARAMETERS = (
    "q speaker party topic kind medium venue round outlet year agency person organisation from to sort page find x"
)
names = st.sampled_from(PARAMETERS.split())
values = st.one_of(
    st.text(max_size=30),
    st.integers().map(str),
    st.sampled_from(["john-kerry", "geneva", "2015", "2015-09-19", "quotation", "newest", "ceasefire", '"a b', "-x"]),
    st.sampled_from(["-john-kerry", "-geneva", "-2015", "~none", "~body", "-~none", "-"]),
)


@given(pairs=st.lists(st.tuples(names, values), max_size=6), which=st.integers(min_value=0))
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_parameters_break_any_address(pairs: list[tuple[str, str]], which: int) -> None:
    addresses = every_page() + every_twin()
    address = addresses[which % len(addresses)]
    answer = Client().get(f"{address.split('?')[0]}?{urlencode(pairs, errors='replace')}")
    assert answer.status_code in (200, 301, 400, 404), (address, pairs)
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", ["q=zzzzzz", "q=zzzzzz&speaker=john-kerry", "q=Assad&year=1999"])
def test_a_search_that_finds_nothing_breaks_no_address(client: Client, query: str) -> None:
    for address in {address.split("?")[0] for address in [*every_page(), *every_twin()]}:
        answer = client.get(f"{address}?{query}")
        assert answer.status_code in (200, 400, 404), address
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[attr-defined]


EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


# The database holds that a paraphrase quotes nothing, and that no text is kept without leave.
KEPT = {("statement", "words"), ("article", "text")}


@pytest.mark.django_db(transaction=True)
def test_html_in_any_field_comes_out_as_text(client: Client) -> None:
    article = Article.objects.get(headline="Kerry to Lead U.S. Team to Syria Peace Talks")
    kerry = Person.objects.get(slug="john-kerry")
    article.statements.update(channel="relayed")  # so that somebody relayed it
    for record in [
        article,
        article.outlet,
        article.agency,
        kerry,
        kerry.names.all()[0],
        *kerry.roles.all(),
        *article.venues.all(),
        *article.rounds.all(),
        *article.statements.all(),
        *article.statements.all()[0].topics.all(),
    ]:
        spoil(record)
    uid = article.statements.all()[0].uid
    for address in [
        "/",
        "/statements/?q=alert",
        "/articles/",
        "/people/",
        "/venues/",
        "/search/?q=alert",
        article.get_absolute_url(),
        f"/statements/{uid}/",
        "/people/john-kerry/",
        "/venues/montreux/",
        "/rounds/geneva-ii/",
        "/topics/",
    ]:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
    assert "&lt;script&gt;" in client.get(f"/statements/{uid}/").content.decode()


def spoil(record: Any) -> None:
    """Puts EVIL into every text field of the record that has room for it and need not stay as it is."""
    fields = [
        field.name
        for field in record._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField")
        and not (field.choices or field.unique)
        and len(EVIL) <= (field.max_length or len(EVIL))
        and (record._meta.model_name, field.name) not in KEPT
    ]
    type(record)._default_manager.filter(pk=record.pk).update(**dict.fromkeys(fields, EVIL))


def test_html_in_a_search_comes_out_as_text(client: Client) -> None:
    for address in ("/statements/", "/search/", "/articles/", "/people/"):
        page = client.get(address, {"q": EVIL}).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page


def test_a_match_is_marked_after_escaping(client: Client) -> None:
    Statement.objects.filter(speaker__slug="emile-hokayem").update(words="<b>iron</b> & fire", kind="quotation")
    page = client.get("/statements/?q=iron").content.decode()
    assert "&lt;b&gt;<mark>iron</mark>&lt;/b&gt; &amp; fire" in page
