"""The other names of a person are a line, and a longer list behind it."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.browse.names import IN_LINE, other_names
from articles.models import Person
from articles.models.person import PersonName

pytestmark = pytest.mark.django_db


def name(text: str, script: str = "Latn", note: str = "", language: str = "") -> PersonName:
    return PersonName(name=text, script=script, note=note, language=language)


def test_the_line_has_the_usual_form_in_each_script_and_language_before_all_others() -> None:
    names = [
        name("جان کری", "Arab", language="fa"),
        name("كيري", "Arab", "the surname alone", language="ar"),
        name("جون كيري", "Arab", language="ar"),
        name("J. Kerry"),
        name("John F. Kerry"),
    ]
    assert [each.name for each in other_names(names).line] == ["جان کری", "جون كيري", "J. Kerry", "John F. Kerry"]


def test_a_long_list_is_folded_whole() -> None:
    names = [name(f"Name {number}") for number in range(IN_LINE + 3)]
    found = other_names(names)
    assert len(found.line) == IN_LINE
    assert found.folded == names


def test_a_short_list_is_folded_only_if_there_is_more_to_say() -> None:
    assert other_names([name("One"), name("Two")]).folded == []
    assert len(other_names([name("One"), name("Two", note="a misprint")]).folded) == 2


def test_the_page_shows_every_name_with_its_script_and_its_note() -> None:
    person = Person.objects.get(slug="john-kerry")
    for number in range(IN_LINE + 1):
        PersonName.objects.create(person=person, name=f"Kery {number}", note=f"as printed by outlet {number}")
    page = Client().get("/people/john-kerry/").content.decode()
    assert "<details" in page.split('class="names"')[1].split("</div>")[0]
    for other in person.names.all():
        assert f">{other.name}</bdi>" in page
        assert other.note in page


def test_somebody_without_another_name_has_no_line() -> None:
    Person.objects.get(slug="john-kerry").names.all().delete()
    assert 'class="names"' not in Client().get("/people/john-kerry/").content.decode()
