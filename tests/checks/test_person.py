from __future__ import annotations

import pytest

from articles.models import Person
from tests.checks.conftest import check_record, checks_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["ADA QUILL", "Ada-Quill", "Áda  Quill", "Ада Квилл", "اَدا كويل"])
def test_a_new_person_with_a_known_name_in_any_script_is_doubtful(ada: Person, name: str) -> None:
    ada.names.create(name="Ада Квилл", script="Cyrl")
    ada.names.create(name="ادا كويل", script="Arab")
    Person.objects.create(slug="another", name=name, sort_name=name)
    found = [one for one in check_record() if one["noun"] == "person"]
    assert [one["check"] for one in found] == ["known-name"]


def test_another_name_of_a_person_is_no_other_person(ada: Person) -> None:
    ada.names.create(name="Ada QUILL", script="Latn")
    assert checks_of(ada) == []
