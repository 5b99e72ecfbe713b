"""Any value can be left out of a list, and a missing value can be chosen or left out like any other."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Person, Redirect, Statement

pytestmark = pytest.mark.django_db


def ids(address: str) -> set[str]:
    found: set[str] = set()
    while address:
        page = Client().get(address).json()
        found |= {row["id"] for row in page["rows"]}
        address = (page["next_url"] or "").replace("http://testserver", "")
    return found


def values(query: str, facet: str, noun: str = "statements") -> dict[str, Any]:
    facets = Client().get(f"/{noun}.json?{query}").json()["facets"]
    return {value["value"]: value for value in next(f for f in facets if f["name"] == facet)["values"]}


def test_a_value_that_is_left_out_is_gone_and_all_else_stays() -> None:
    everything = ids("/statements.json")
    assert ids("/statements.json?party=-united-states") == everything - ids("/statements.json?party=united-states")


def test_what_one_facet_chooses_and_leaves_out_is_both_respected() -> None:
    transition, future = (ids(f"/statements.json?topic={t}") for t in ("political-transition", "assads-future"))
    assert transition & future
    assert ids("/statements.json?topic=political-transition&topic=-assads-future") == transition - future
    counts = values("topic=political-transition&topic=-assads-future", "topic")
    assert counts["political-transition"]["count"] == len(transition - future)
    assert counts["assads-future"]["count"] == len(future)
    assert (counts["assads-future"]["excluded"], counts["assads-future"]["selected"]) == (True, False)


def test_the_same_value_cannot_be_chosen_and_left_out(client: Client) -> None:
    answer = client.get("/statements.json?party=russia&party=-russia")
    assert answer.status_code == 400
    assert answer.json()["errors"]["party"] == ["“Russia” is both chosen and left out: decide on one of the two."]
    answer = client.get("/statements.json?party=-atlantis")
    assert answer.json()["errors"]["party"] == ["There is no “atlantis”."]


def test_a_chip_says_not_and_takes_it_back(client: Client) -> None:
    page = client.get("/statements/?party=-united-states&kind=quotation").content.decode()
    chips = page.partition('<div class="chips">')[2].partition("</div>")[0]
    assert "not United States" in chips
    assert 'href="/statements/?kind=quotation"' in chips
    assert "Quotation" in chips


def test_the_facet_marks_what_is_left_out_and_its_link_takes_it_back(client: Client) -> None:
    value = next(iter(values("party=-united-states", "party").values()))
    assert (value["value"], value["excluded"]) == ("united-states", True)
    assert value["toggle_url"].endswith("/statements.json?")
    page = client.get("/statements/?party=-united-states").content.decode()
    link = page.partition('id="party-united-states"')[2].partition("</a>")[0]
    assert "left out, no longer leave out" in link
    assert "data-excluded" in link


def test_choosing_a_value_that_is_left_out_replaces_it(client: Client) -> None:
    page = client.get("/statements/facets/party/?party=-united-states&party=russia").content.decode()
    assert 'href="/statements/?party=-russia&amp;party=-united-states"' in page
    assert "party=-russia&amp;party=russia" not in page


def test_each_facet_has_a_form_that_leaves_a_value_out_and_keeps_all_else(client: Client) -> None:
    page = client.get("/statements/?q=Assad&party=united-states&from=2014-01-01&page=1").content.decode()
    form = page.partition('id="leave-out-medium"')[2].partition("</form>")[0]
    for name, value in (("q", "Assad"), ("party", "united-states"), ("from", "2014-01-01")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert '<select id="not-medium" name="medium">' in form
    assert '<option value="-~none">' in form
    party = page.partition('id="leave-out-party"')[2].partition("</form>")[0]
    assert '<option value="-' in party
    assert 'value="-united-states"' not in party


@pytest.mark.parametrize("query", ["party=-united-states", "medium=~none", "speaker=~body", "venue=-~none&year=-2014"])
def test_every_twin_leaves_out_the_same(client: Client, query: str) -> None:
    expected = ids(f"/statements.json?{query}")
    assert expected
    text = b"".join(client.get(f"/statements.csv?{query}").streaming_content).decode()  # type: ignore[attr-defined]
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert {row["id"] for row in rows} == expected
    feed = client.get(f"/statements.atom?{query}").content.decode()
    assert {uid for uid in expected if f"/statements/{uid}/" in feed} <= expected
    assert feed.count("<entry>") == min(25, len(expected))
    page = client.get(f"/statements/?{query}").content.decode()
    assert f'href="http://testserver/statements/?{query.replace("&", "&amp;")}"' in page


def test_a_renamed_record_is_followed_where_it_is_left_out(client: Client) -> None:
    Redirect.objects.create(noun="person", old_slug="john-f-kerry", new_slug="john-kerry")
    answer = client.get("/statements/?speaker=-john-f-kerry")
    assert answer.status_code == 301
    assert answer["location"] == "/statements/?speaker=-john-kerry"


def test_a_speaker_is_a_person_a_body_or_not_named() -> None:
    counts = values("", "speaker")
    published = Statement.objects.published().filter(speaker=None)
    assert counts["~body"]["count"] == published.exclude(organisation=None).count() > 0
    assert counts["~none"]["count"] == published.filter(organisation=None).count() > 0
    assert (counts["~body"]["label"], counts["~none"]["label"]) == ("a body", "not named")
    bodies = published.exclude(organisation=None)
    assert ids("/statements.json?speaker=~body") == set(bodies.values_list("uid", flat=True))
    named = ids("/statements.json?speaker=-~none&speaker=-~body")
    assert named == set(Statement.objects.published().exclude(speaker=None).values_list("uid", flat=True))


@pytest.mark.parametrize("find", ["Zarif", "ظریف", "лавров", "ЛАВРОВ"])
def test_a_speaker_is_found_among_the_values_by_any_name_in_any_case(client: Client, find: str) -> None:
    page = client.get("/statements/facets/speaker/", {"find": find}).text
    assert page.count('class="facet-value"') == 1


def test_missing_values_are_no_people_and_no_names(client: Client) -> None:
    assert "~" not in client.get("/").content.decode().partition("<main")[2]
    assert client.get("/statements/facets/speaker/?find=not+named").content.decode().count('class="facet-value"') == 1
    assert client.get("/people/~none/").status_code == 404
    with_people = set(Person.objects.published().values_list("slug", flat=True))
    assert ids("/people.json") == with_people


def test_a_chip_of_a_missing_value_says_what_is_missing(client: Client) -> None:
    page = client.get("/statements/?medium=~none&venue=-~none").content.decode()
    title = " ".join(page.partition("<title>")[2].partition("</title>")[0].split())
    assert title.startswith("Statements: Medium: not stated, Place said: stated –")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("facet", ["party", "organisation"])
def test_people_can_be_left_out_and_found_by_what_is_not_stated(facet: str) -> None:
    people = Person.objects.published()
    nobody = Person.objects.create(slug="nobody", name="Nobody", sort_name="Nobody")
    Article.objects.order_by("pk")[0].people.add(nobody)
    with_value = people.filter(**{f"roles__{facet}__isnull": False})
    without = set(people.exclude(pk__in=with_value).values_list("slug", flat=True))
    assert ids(f"/people.json?{facet}=~none") == without == {"nobody"}
    assert values("", facet, "people")["~none"]["count"] == len(without)
    for value in list(values("", facet, "people"))[:4]:
        assert ids(f"/people.json?{facet}=-{value}") == ids("/people.json") - ids(f"/people.json?{facet}={value}")


def test_the_page_of_a_person_can_leave_out(client: Client) -> None:
    answer = client.get("/people/john-kerry/?kind=-quotation")
    assert answer.status_code == 200
    assert "not Quotation" in answer.content.decode()
    assert client.get("/people/john-kerry/?speaker=-sergei-lavrov").status_code == 400
