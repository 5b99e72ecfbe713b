"""Whom a statement speaks for, and what it leaves open."""

from __future__ import annotations

import pytest

from articles.models import Article, Organisation, Party, Person, Statement

pytestmark = pytest.mark.django_db


def party(name: str) -> Party:
    return Party.objects.create(slug=name, name=name.capitalize())


@pytest.mark.parametrize(
    ("of_role", "of_body", "chosen", "expected"),
    [
        ("ruritania", "graustark", "syldavia", "ruritania"),
        (None, "graustark", "syldavia", "graustark"),
        (None, None, "syldavia", "syldavia"),
        (None, None, None, None),
    ],
)
def test_a_statement_is_of_its_roles_party_else_its_organisations_else_the_chosen_one(
    of_role: str | None, of_body: str | None, chosen: str | None, expected: str | None
) -> None:
    parties = {name: party(name) for name in ("ruritania", "graustark", "syldavia")}
    person = Person.objects.create(slug="ada-quill", name="Ada Quill", sort_name="Quill, Ada")
    body = Organisation.objects.create(slug="court", name="The court", party=parties.get(of_body or ""))
    statement = Statement.objects.create(
        article=Article.objects.latest_first()[0],
        kind=Statement.Kind.PARAPHRASE,
        paraphrase="She agreed.",
        speaker=person,
        role=person.roles.create(slug="envoy", title="Envoy", party=parties.get(of_role or "")),
        organisation=body,
        party=parties.get(chosen or ""),
    )
    assert statement.spoken_for == parties.get(expected or "")
    found = {name for name in parties if Statement.objects.of_party(name).contains(statement)}
    assert found == ({expected} if expected else set())


def test_the_channel_of_a_new_statement_is_not_stated() -> None:
    assert Statement().channel == Statement.Channel.NOT_STATED


def test_the_party_stays_that_of_the_role_held_that_day_when_the_speaker_changes_sides() -> None:
    statement = Statement.objects.filter(role__party__slug="united-states")[0]
    other = party("ruritania")
    statement.speaker.roles.create(slug="later-office", title="Envoy", party=other, started="2020-01-01")
    statement.refresh_from_db()
    assert statement.spoken_for.slug == "united-states"
    assert not Statement.objects.of_party("ruritania").exists()
