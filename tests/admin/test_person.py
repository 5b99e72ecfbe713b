from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article, Organisation, Party, Person, Redirect, Role, Statement
from articles.models.naming import make_sort_name
from tests.admin.forms import errors, submit

LIST = "/admin/articles/person/"
ADD = LIST + "add/"


def change(person: Person) -> str:
    return f"{LIST}{person.pk}/change/"


def found(desk: Client, address: str, term: str) -> list[str]:
    return [row.slug for row in desk.get(address, {"q": term}).context["cl"].result_list]


@pytest.mark.parametrize("term", ["Ada", "quill", "Квилл", "квилл", "КВИЛЛ", "آدا"])
def test_search_finds_a_person_by_any_name_in_any_script_and_case(desk: Client, ada: Person, term: str) -> None:
    ada.names.create(name="آدا كويل", script="Arab")
    assert found(desk, LIST, term) == ["ada-quill"]


def test_autocomplete_finds_a_person_by_an_alias(desk: Client, ada: Person) -> None:
    query = "app_label=articles&model_name=statement&field_name=speaker&term=квилл"
    assert desk.get(f"/admin/autocomplete/?{query}").json()["results"] == [{"id": str(ada.pk), "text": "Ada Quill"}]


def test_search_finds_statements_by_an_alias_of_their_speaker(
    desk: Client, ada: Person, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    statement = quote(write(), speaker=ada)
    rows = desk.get("/admin/articles/statement/", {"q": "квилл"}).context["cl"].result_list
    assert [row.uid for row in rows] == [statement.uid]


@pytest.mark.parametrize(
    ("name", "index_form"),
    [
        ("John Kerry", "Kerry, John"),
        ("Staffan de Mistura", "Mistura, Staffan de"),
        ("Bashar al-Assad", "Assad, Bashar al-"),
        ("Abdullah bin Zayed", "Abdullah bin Zayed"),
        ("Voltaire", "Voltaire"),
    ],
)
def test_a_blank_sort_name_is_made_from_the_name(desk: Client, name: str, index_form: str) -> None:
    assert make_sort_name(name) == index_form
    submit(desk, ADD, name=name, slug="somebody", sort_name="")
    assert Person.objects.get(slug="somebody").sort_name == index_form


def test_a_person_made_in_the_pop_up_is_handed_back_to_the_article(desk: Client) -> None:
    answer = submit(desk, ADD + "?_popup=1&_to_field=id", name="Eve Moor", slug="eve-moor", _popup="1")
    person = Person.objects.get(slug="eve-moor")
    assert answer.status_code == 200
    assert str(person.pk) in answer.text
    assert "admin/js/popup_response.js" in answer.text


def test_a_person_is_added_with_other_names_and_with_roles_whose_slugs_are_made(desk: Client, party: Party) -> None:
    roles = {"title": "Envoy", "party": party.pk, "started_precision": "day", "ended_precision": "day", "slug": ""}
    submit(
        desk,
        ADD,
        name="Eve Moor",
        slug="eve-moor",
        **{"names-TOTAL_FORMS": 1, "names-0-name": "إيف", "names-0-script": "Arab"},
        **{"roles-TOTAL_FORMS": 2},
        **{f"roles-{number}-{name}": value for number in (0, 1) for name, value in roles.items() if number == 0},
        **{"roles-1-title": "Minister", "roles-1-started_precision": "day", "roles-1-ended_precision": "day"},
    )
    person = Person.objects.get(slug="eve-moor")
    assert [name.name for name in person.names.all()] == ["إيف"]
    assert sorted(role.slug for role in person.roles.all()) == ["eve-moor-envoy", "eve-moor-minister"]


def test_an_office_held_twice_gets_a_number_in_its_slug(desk: Client, ada: Person) -> None:
    for _ in range(2):
        submit(desk, "/admin/articles/role/add/", person=ada.pk, title="Envoy")
    assert sorted(ada.roles.values_list("slug", flat=True)) == ["ada-quill-envoy", "ada-quill-envoy-2"]


def test_every_field_in_a_table_of_names_has_its_own_label(desk: Client, ada: Person) -> None:
    page = desk.get(change(ada)).text
    for field, label in {
        "name": "Name",
        "script": "Script",
        "language": "Language",
        "DELETE": "Delete Ада Квилл",
    }.items():
        (tag,) = [tag for tag in page.split("<") if f'id="id_names-0-{field}"' in tag]
        assert f'aria-label="{label}"' in tag


def test_a_name_entered_twice_is_rejected(desk: Client, ada: Person) -> None:
    answer = submit(
        desk, change(ada), **{"names-TOTAL_FORMS": 2, "names-1-name": "Ада Квилл", "names-1-script": "Cyrl"}
    )
    assert answer.status_code == 200
    assert "Please correct the duplicate" in answer.text
    assert ada.names.count() == 1


def test_a_role_that_ends_before_it_starts_is_rejected_beside_its_end(desk: Client, ada: Person) -> None:
    Role.objects.create(person=ada, slug="envoy", title="Envoy", started="2015-01-01")
    answer = submit(desk, change(ada), **{"roles-0-ended": "2014-01-01"})
    assert errors(answer) == {"roles-0-ended": ["It cannot end before it starts."]}


def test_an_impossible_coordinate_is_rejected_beside_its_field(desk: Client) -> None:
    answer = submit(desk, "/admin/articles/venue/add/", name="Nowhere", slug="nowhere", latitude="91", longitude="0")
    assert errors(answer) == {"latitude": ["Latitude lies between -90 and 90."]}


def test_the_list_narrows_by_party_and_by_organisation(desk: Client, ada: Person, party: Party) -> None:
    office = Organisation.objects.create(slug="foreign-office", name="Foreign Office")
    ada.roles.create(slug="ada-envoy", title="Envoy", party=party, organisation=office)
    for query in (f"roles__party__id__exact={party.pk}", f"roles__organisation__id__exact={office.pk}"):
        rows = desk.get(f"{LIST}?{query}").context["cl"].result_list
        assert [row.slug for row in rows] == ["ada-quill"]


@pytest.mark.parametrize("noun", ["outlet", "party", "person", "question", "round", "topic", "venue"])
def test_renaming_redirects_the_old_address_of_every_public_noun(desk: Client, noun: str) -> None:
    facts = {"name": "First", "text": "First?", "slug": "first", "latitude": "1", "longitude": "1"}
    submit(desk, f"/admin/articles/{noun}/add/", **facts)
    page = desk.get(f"/admin/articles/{noun}/?q=first").context["cl"].result_list
    (record,) = [row for row in page if row.slug == "first"]
    submit(desk, f"/admin/articles/{noun}/{record.pk}/change/", slug="second", change_reason="Renamed")
    assert Redirect.objects.resolve(noun, ["first"]) == {"first": "second"}


def test_a_list_of_fifty_people_costs_as_many_queries_as_a_list_of_five(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    article = write()
    spent = []
    desk.get(LIST)
    for start, end in ((0, 5), (5, 50)):
        for number in range(start, end):
            person = Person.objects.create(slug=f"many-{number}", name=f"Many {number}", sort_name=f"Many {number}")
            person.names.create(name=f"Alias {number}")
            quote(article, speaker=person)
        with CaptureQueriesContext(connection) as queries:
            rows = desk.get(LIST, {"q": "many-"}).context["cl"].result_list
        assert [row.statements_counted for row in rows] == [1] * end
        spent.append(len(queries))
    assert spent[0] == spent[1]
