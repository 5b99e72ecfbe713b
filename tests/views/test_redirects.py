"""The old address of a renamed or merged record leads on for ever."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Person, Question, Redirect
from tests.archive import add_article

pytestmark = pytest.mark.django_db


def rename(old: str, new: str) -> None:
    Person.objects.filter(slug=old).update(slug=new)
    Redirect.objects.redirect("person", old, new)


def test_an_old_address_leads_to_the_present_one_with_its_question(client: Client) -> None:
    rename("john-kerry", "john-f-kerry")
    answer = client.get("/people/john-kerry/?topic=ceasefire")
    assert (answer.status_code, answer["Location"]) == (301, "/people/john-f-kerry/?topic=ceasefire")


def test_the_old_address_of_a_question_leads_to_the_present_one(client: Client) -> None:
    question = Question.objects.order_by("pk")[0]
    old = question.slug
    Question.objects.filter(pk=question.pk).update(slug="in-other-words")
    Redirect.objects.redirect("question", old, "in-other-words")
    for page in (f"/positions/{old}/", f"/positions/{old}/speakers/"):
        answer = client.get(f"{page}?party=iran")
        assert (answer.status_code, answer["Location"]) == (301, f"{page.replace(old, 'in-other-words')}?party=iran")


@pytest.mark.parametrize("file", ["john-kerry.json", "john-kerry.bib", "john-kerry.ris"])
def test_the_old_address_of_a_file_leads_to_the_same_file_of_the_present_one(client: Client, file: str) -> None:
    rename("john-kerry", "john-f-kerry")
    answer = client.get(f"/people/{file}")
    assert (answer.status_code, answer["Location"]) == (301, f"/people/{file.replace('john', 'john-f')}")
    assert client.get(answer["Location"]).status_code == 200


def test_an_address_twice_renamed_leads_there_in_one_step(client: Client) -> None:
    rename("john-kerry", "second")
    rename("second", "third")
    assert client.get("/people/john-kerry/")["Location"] == "/people/third/"


def test_a_name_taken_back_leads_nowhere_else(client: Client) -> None:
    rename("john-kerry", "second")
    rename("second", "john-kerry")
    assert client.get("/people/john-kerry/").status_code == 200
    assert client.get("/people/second/")["Location"] == "/people/john-kerry/"


@pytest.mark.parametrize("path", ["/statements/", "/statements.json", "/statements.csv"])
def test_an_old_name_in_a_facet_is_replaced(client: Client, path: str) -> None:
    rename("john-kerry", "john-f-kerry")
    answer = client.get(f"{path}?speaker=john-kerry&q=Assad")
    assert answer.status_code == 301
    assert answer["Location"] == f"{path}?speaker=john-f-kerry&q=Assad"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "present"),
    [
        ("compare/?person=john-kerry&person=philip-hammond", "compare/?person=john-f-kerry&person=philip-hammond"),
        ("compare.bib?person=marie-harf&person=john-kerry", "compare.bib?person=marie-harf&person=john-f-kerry"),
        ("network/?ties=rounds&speaker=john-kerry", "network/?ties=rounds&speaker=john-f-kerry"),
        ("network-edges.csv?speaker=-john-kerry&ties=topics", "network-edges.csv?speaker=-john-f-kerry&ties=topics"),
    ],
)
def test_an_old_name_in_a_comparison_or_a_network_is_replaced_where_it_stands(
    client: Client, query: str, present: str
) -> None:
    rename("john-kerry", "john-f-kerry")
    answer = client.get(f"/{query}")
    assert (answer.status_code, answer["Location"]) == (301, f"/{present}")
    assert client.get(answer["Location"]).status_code == 200


def test_browsers_ask_again_for_an_address_that_has_moved(client: Client) -> None:
    """A record that gets its old name back would else loop for ever in a browser that kept the first redirect."""
    rename("john-kerry", "john-f-kerry")
    for address in ("/people/john-kerry/", "/statements/?speaker=john-kerry"):
        answer = client.get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (301, "no-cache")


def test_an_old_name_that_leads_to_something_unpublished_is_not_found(client: Client) -> None:
    """The redirect would tell the name of the record."""
    add_article("secret-draft", published=False)
    Redirect.objects.redirect("person", "gone", "nobody")
    Redirect.objects.redirect("person", "old-secret", "speaker-of-secret-draft")
    Redirect.objects.redirect("article", "old-draft", "secret-draft")
    for address in ("/people/gone/", "/people/old-secret/", "/people/old-secret.json", "/articles/old-draft/"):
        assert client.get(address).status_code == 404, address
    for query in ("speaker=old-secret", "speaker=-old-secret", "speaker=gone"):
        answer = client.get(f"/statements/?{query}")
        assert answer.status_code == 400
        assert "secret-draft" not in answer.text
