"""Every count of a facet is true: it is what clicking would show, counted by hand instead of by the index."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.utils.text import slugify
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.index import facet_counting
from articles.models import Article, Outlet, Person, Role, Statement

pytestmark = pytest.mark.django_db


def values_of(statement: Statement) -> dict[str, set[str]]:
    """Facet -> the values that the statement counts under, told by nothing but the record itself."""
    speaks = "~body" if statement.organisation else "~none"
    return {
        "speaker": {statement.speaker.slug if statement.speaker else speaks},
        "party": {statement.spoken_for.slug if statement.spoken_for else "~none"},
        "topic": {topic.slug for topic in statement.topics.all()} or {"~none"},
        "kind": {statement.kind},
        "medium": {statement.medium or "~none"},
        "channel": {statement.channel},
        "venue": {statement.venue.slug if statement.venue else "~none"},
        "about": {venue.slug for venue in statement.article.venues.all()} or {"~none"},
        "round": {statement.round.slug if statement.round else "~none"},
        "outlet": {statement.article.outlet.slug},
        "language": {statement.article.language},
        "country": {slugify(statement.article.outlet.country) or "~none"},
        "question": {position.question.slug for position in statement.positions.all()},
        "check": {statement.words_check.verdict if statement.words_check else "~none"},
        "year": {str(statement.said_on.year) if statement.said_on else "~none"},
    }


def span_of(statement: Statement) -> tuple[str, str]:
    """The first and the last day on which it may have been said; a day that no span reaches if it is not known."""
    day, ends = statement.said_on, {"month": "-31", "year": "-12-31"}
    if day is None:
        return "9999", "0000"
    end = ends.get(statement.said_precision)
    return str(day), f"{str(day)[: 7 if statement.said_precision == 'month' else 4]}{end}" if end else str(day)


_values: dict[str, tuple[dict[str, set[str]], tuple[str, str]]] = {}


def all_values() -> dict[str, tuple[dict[str, set[str]], tuple[str, str]]]:
    """Statement -> its values and its span, read once: the tests that ask change nothing."""
    if not _values:
        published = (
            Statement.objects.published().for_display().prefetch_related("positions__question", "article__venues")
        )
        _values.update({s.uid: (values_of(s), span_of(s)) for s in published})
    return _values


def by_hand(chosen: Choices, without: str = "") -> dict[str, dict[str, set[str]]]:
    """Statement -> its values, of those statements that the choices leave. `without` a facet's own choices."""
    first, last = chosen.get("from", ["0001"])[0], chosen.get("to", ["9998"])[0]
    dated = "from" in chosen or "to" in chosen
    facets = {name: values for name, values in chosen.items() if name in VALUES and name != without}
    return {
        uid: values
        for uid, (values, span) in all_values().items()
        if (not dated or (span[0] <= last and span[1] >= first))
        and all(fits(values[name], wanted) for name, wanted in facets.items())
    }


def fits(values: set[str], wanted: list[str]) -> bool:
    included = {value for value in wanted if not value.startswith("-")}
    left_out = {value[1:] for value in wanted if value.startswith("-")}
    return (not included or bool(values & included)) and not values & left_out


VALUES = {
    "speaker": ["john-kerry", "sergei-lavrov", "marie-harf", "philip-hammond", "~body", "~none"],
    "party": ["united-states", "russia", "united-kingdom", "~none"],
    "topic": ["ceasefire", "assads-future", "political-transition", "~none"],
    "question": ["assad-gives-up-power", "negotiate-with-damascus"],
    "kind": ["quotation", "partial", "paraphrase"],
    "medium": ["remarks", "interview", "news-conference", "~none"],
    "channel": ["direct", "spokesperson", "not-stated"],
    "venue": ["geneva", "vienna", "london", "~none"],
    "round": ["geneva-ii", "~none"],
    "outlet": ["vice-news", "los-angeles-times"],
    "language": ["en"],
    "country": ["united-states", "lebanon"],
    "check": ["verbatim", "differs", "~none"],
    "year": ["2014", "2015", "1999", "~none"],
}
Choices = dict[str, list[str]]


def some_of(values: list[str]) -> st.SearchStrategy[list[str]]:
    """Some of the values, each chosen or left out."""
    signs = st.sampled_from(["", "", "-"])
    pairs = st.lists(st.tuples(signs, st.sampled_from(values)), unique_by=lambda pair: pair[1], max_size=3)
    return pairs.map(lambda drawn: [sign + value for sign, value in drawn])


days = st.lists(st.dates(datetime.date(2013, 12, 1), datetime.date(2015, 12, 31)).map(str), min_size=1, max_size=1)
choices = st.fixed_dictionaries(
    {}, optional={facet: some_of(values) for facet, values in VALUES.items()} | {"from": days, "to": days}
).filter(lambda drawn: drawn.get("from", [""]) <= drawn.get("to", ["9999"]))


@pytest.fixture(params=["bitmaps", "engine"])
def counted_by(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facets of many values are counted by the engine where few statements match. Here either counts all."""
    monkeypatch.setattr(facet_counting, "MATCHES_PER_VALUE", 10**12 if request.param == "engine" else 0)


@pytest.mark.usefixtures("counted_by")
@given(chosen=choices)
@hypothesis_settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_counts_and_totals_agree_with_a_count_by_hand(chosen: Choices) -> None:
    answer = Client().get("/statements.json", chosen)
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert found["total"] == len(by_hand(chosen))
    for facet in found["facets"]:
        name = facet["name"]
        left_out = [value for value in chosen.get(name, []) if value.startswith("-")]
        others = by_hand(chosen, without=name).values()
        for value in facet["values"]:
            own = [] if value["excluded"] else left_out
            left = [values[name] for values in others if fits(values[name], own)]
            assert value["count"] == sum(value["value"] in values for values in left), value


def facet(query: str, name: str) -> list[dict[str, Any]]:
    facets = {facet["name"]: facet["values"] for facet in Client().get(f"/statements.json?{query}").json()["facets"]}
    return list(facets[name])


def test_choosing_a_value_leaves_the_counts_of_its_own_facet_alone() -> None:
    before = {value["value"]: value["count"] for value in facet("", "venue")}
    after = {value["value"]: value["count"] for value in facet("venue=geneva", "venue")}
    assert after == before


def test_chosen_values_stand_on_top_even_when_nothing_is_left_of_them() -> None:
    first = facet("speaker=robert-ford&speaker=sergei-lavrov&venue=sharm-el-sheikh", "speaker")[:2]
    assert {(value["value"], value["count"], value["selected"]) for value in first} == {
        ("robert-ford", 0, True),
        ("sergei-lavrov", 0, True),
    }


def test_the_address_of_a_value_shows_as_many_statements_as_it_counts() -> None:
    client = Client()
    for value in facet("topic=ceasefire", "speaker"):
        assert client.get(value["toggle_url"].replace("http://testserver", "")).json()["total"] == value["count"]


def test_years_run_backwards_whatever_their_counts() -> None:
    *years, unknown = [value["value"] for value in facet("", "year")]
    assert years == sorted(years, reverse=True)
    assert unknown == "~none"


def test_values_of_one_facet_add_up_and_facets_narrow_each_other() -> None:
    def total(query: str) -> int:
        return int(Client().get(f"/statements.json?{query}").json()["total"])

    assert total("speaker=john-kerry&speaker=sergei-lavrov") == total("speaker=john-kerry") + total(
        "speaker=sergei-lavrov"
    )
    assert 0 < total("speaker=john-kerry&venue=geneva") < total("speaker=john-kerry")


def test_every_statement_made_in_geneva_by_people_who_are_not_american_can_be_found() -> None:
    rows = Client().get("/statements.json?venue=geneva&party=-united-states").json()["rows"]
    in_geneva = by_hand({"venue": ["geneva"]})
    assert (
        {row["id"] for row in rows}
        == {uid for uid, values in in_geneva.items() if values["party"] != {"united-states"}}
        != set()
    )


def test_article_facets_count_articles() -> None:
    facets = {f["name"]: f["values"] for f in Client().get("/articles.json").json()["facets"]}
    for value in facets["person"]:
        expected = Article.objects.published().filter(
            Q(people__slug=value["value"]) | Q(statements__speaker__slug=value["value"])
        )
        assert value["value"] != "~none"  # every article of the five names somebody
        assert value["count"] == expected.values("pk").distinct().count()
    assert {value["label"] for value in facets["agency"]} == {
        "Reuters",
        "Agence France-Presse",
        "The New York Times",
        "no agency",
    }


@pytest.mark.parametrize("facet", ["party", "organisation"])
def test_people_are_counted_by_the_sides_and_bodies_of_their_roles(facet: str) -> None:
    answer = Client().get("/people.json").json()
    values = next(f["values"] for f in answer["facets"] if f["name"] == facet)
    assert values
    for value in values:
        people = Person.objects.published().filter(**{f"roles__{facet}__slug": value["value"]}).distinct()
        assert value["count"] == people.count()
        narrowed = Client().get(f"/people.json?{facet}={value['value']}").json()
        assert {row["id"] for row in narrowed["rows"]} == set(people.values_list("slug", flat=True))


@pytest.mark.parametrize("facet", ["party", "organisation"])
def test_people_are_counted_anew_when_their_roles_change(facet: str) -> None:
    def counted() -> dict[str, int]:
        facets = Client().get("/people.json").json()["facets"]
        return {value["value"]: value["count"] for each in facets if each["name"] == facet for value in each["values"]}

    before = counted()
    role = Role.objects.published().exclude(**{facet: None}).order_by("pk")[0]
    new = type(getattr(role, facet)).objects.create(slug="a-new-one", name="A new one")
    Role.objects.filter(pk=role.pk).update(**{facet: new})
    assert counted()["a-new-one"] == 1
    Role.objects.filter(pk=role.pk).update(**{facet: getattr(role, facet)})
    assert counted() == before


def test_a_language_is_called_by_its_name() -> None:
    Article.objects.filter(outlet__slug="naharnet").update(language="ar")
    labels = {value["value"]: value["label"] for value in facet("", "language")}
    assert labels == {"ar": "Arabic", "en": "English"}
    rows = Client().get("/statements.json?language=ar").json()["rows"]
    assert {row["outlet"] for row in rows} == {"Naharnet"}


def test_a_country_is_called_as_the_desk_spells_it() -> None:
    assert {value["value"]: value["label"] for value in facet("", "country")} == {
        "lebanon": "Lebanon",
        "united-kingdom": "United Kingdom",
        "united-states": "United States",
    }
    Outlet.objects.filter(slug="naharnet").update(country="Côte d’Ivoire")
    assert ("cote-divoire", "Côte d’Ivoire") in [(value["value"], value["label"]) for value in facet("", "country")]
    assert Client().get("/statements.json?country=lebanon").status_code == 400


def test_the_facet_of_venues_is_called_by_what_they_are_to_a_statement() -> None:
    labels = {facet["name"]: facet["label"] for facet in Client().get("/statements.json").json()["facets"]}
    assert labels["venue"] == "Place said"
    assert "Place said" in Client().get("/statements/").content.decode()


def test_articles_are_counted_by_their_language_and_the_country_of_their_outlet() -> None:
    Article.objects.filter(outlet__slug="naharnet").update(language="ar")
    facets = {f["name"]: f for f in Client().get("/articles.json").json()["facets"]}
    assert {v["label"]: v["count"] for v in facets["language"]["values"]} == {"English": 4, "Arabic": 1}
    for value in facets["country"]["values"]:
        expected = Article.objects.published().filter(outlet__country=value["label"])
        assert value["count"] == expected.count()
        narrowed = Client().get(f"/articles.json?country={value['value']}").json()
        assert narrowed["total"] == expected.count()
    arabic = Client().get("/articles.json?language=ar").json()["rows"]
    assert [row["outlet"] for row in arabic] == ["Naharnet"]
