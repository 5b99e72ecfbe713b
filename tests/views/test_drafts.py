"""A draft and all that belongs to it appear nowhere in public; editors may preview it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import (
    Article,
    Organisation,
    Outlet,
    Party,
    Person,
    Question,
    Role,
    Statement,
    Topic,
    Utterance,
    Venue,
)
from tests.archive import add_article
from tests.views.pages import every_page, every_twin

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Article:
    return add_article("secret-draft", "Flabbergasting words.", published=False)


@pytest.fixture
def editor(client: Client) -> Client:
    user = User.objects.create_user("eda", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    client.force_login(user)
    return client


@pytest.mark.django_db(transaction=True)
def test_no_public_page_or_file_names_anything_of_a_draft(draft: Article) -> None:
    for address in every_page() + every_twin():
        answer = Client().get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        for secret in ("secret-draft", "Flabbergasting", draft.statements.get().uid):
            assert secret not in content.decode(), (address, secret)


def test_a_draft_and_its_people_have_no_address(draft: Article) -> None:
    statement = draft.statements.get()
    for address in (
        draft.get_absolute_url(),
        statement.get_absolute_url(),
        "/people/speaker-of-secret-draft/",
        f"/articles/{draft.slug}.json",
        f"/statements/{statement.uid}.json",
    ):
        assert Client().get(address).status_code == 404, address


def test_a_person_met_only_in_a_draft_is_no_value_of_a_facet(draft: Article) -> None:
    assert Client().get("/statements/?speaker=speaker-of-secret-draft").status_code == 400
    assert Client().get("/search/?q=Flabbergasting").content.decode().count("Flabbergasting words") == 0


@pytest.fixture
def vocabulary(draft: Article) -> Article:
    """The draft, which uses an outlet, a topic, a party and a role of its own. The role is John Kerry's."""
    party = Party.objects.create(slug="secret-party", name="Secret party")
    body = Organisation.objects.create(slug="secret-body", name="Secret body", party=party)
    kerry = Person.objects.get(slug="john-kerry")
    statement = draft.statements.get()
    statement.role = Role.objects.create(
        slug="secret-role", person=kerry, organisation=body, party=party, title="Secret office"
    )
    statement.speaker = kerry
    statement.save()
    statement.topics.set([Topic.objects.create(slug="secret-topic", name="Secret topic")])
    draft.outlet = Outlet.objects.create(slug="secret-outlet", name="Secret outlet")
    draft.save()
    return draft


USES = [
    "/topics/secret-topic/",
    "/statements/?topic=secret-topic",
    "/statements/?outlet=secret-outlet",
    "/statements/?party=secret-party",
    "/articles/?outlet=secret-outlet",
    "/people/?party=secret-party",
    "/people/?organisation=secret-body",
]


@pytest.mark.django_db(transaction=True)
def test_vocabulary_is_public_with_its_first_published_use(client: Client, vocabulary: Article) -> None:
    lists = ["/people/john-kerry.json", "/sitemap-topics.xml", "/search/?q=kerry", "/people/?q=kerry"]
    for address in [*every_page(), *every_twin(), *lists]:
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert "secret " not in content.decode().lower(), address
        assert "secret-" not in content.decode(), address
    assert [client.get(address).status_code for address in USES] == [404, 400, 400, 400, 400, 400, 400]
    for address in USES[1:]:
        unknown = client.get(address.replace("secret", "unknown")).text
        assert unknown.replace("unknown", "secret") == client.get(address).text
    vocabulary.status = Article.Status.PUBLISHED
    vocabulary.save()
    assert [client.get(address).status_code for address in USES] == [200] * len(USES)
    assert "Secret office" in client.get("/people/john-kerry/").text
    assert "Secret office" in client.get("/people/john-kerry.json").json()["roles"]
    assert "secret-topic" in client.get("/sitemap-topics.xml").text


def test_a_role_that_no_statement_names_is_shown(client: Client) -> None:
    kerry = Person.objects.get(slug="john-kerry")
    Role.objects.create(slug="other-role", person=kerry, title="Another office")
    assert "Another office" in client.get("/people/john-kerry/").text


def test_counts_on_the_home_page_leave_drafts_out(client: Client) -> None:
    before = home_without_version(client)
    add_article("secret-draft", published=False)
    assert home_without_version(client) == before


def home_without_version(client: Client) -> str:
    """The number of the archive's version counts changed outlets, too, whoever uses them."""
    return re.sub(r"[Vv]ersion [\d,]+", "", client.get("/").text)


def test_an_editor_previews_a_draft_and_nobody_keeps_a_copy(editor: Client, draft: Article) -> None:
    answer = editor.get(draft.get_absolute_url())
    assert answer.status_code == 200
    assert "Flabbergasting words." in answer.content.decode()
    assert "draft" in answer.content.decode().lower()
    assert answer["Cache-Control"] == "private, no-store"


def test_an_editor_follows_the_links_of_a_draft_and_finds_the_way_back(editor: Client, draft: Article) -> None:
    statement = draft.statements.get()
    zenda = Venue.objects.create(slug="zenda", name="Zenda", latitude="48.10", longitude="13.20")
    draft.venues.add(zenda)
    for address in (statement.get_absolute_url(), "/people/speaker-of-secret-draft/", "/venues/zenda/"):
        answer = editor.get(address)
        assert answer.status_code == 200, address
        assert "Only editors see this page." in answer.text
        assert f'<a href="{draft.get_absolute_url()}" dir="auto">' in answer.text
        assert answer["Cache-Control"] == "private, no-store"
        assert Client().get(address).status_code == 404


def test_an_editor_gets_from_a_public_page_to_the_record_with_one_link(editor: Client) -> None:
    statement = Statement.objects.published().exclude(speaker=None).exclude(venue=None).exclude(round=None).first()
    assert statement is not None
    records = [statement, statement.article, statement.speaker, statement.venue, statement.round]
    records += [Topic.objects.first(), Question.objects.first(), Utterance.objects.first()]
    for record in records:
        assert record is not None
        address, noun = record.get_absolute_url(), record._meta.model_name
        link = f'<a href="/admin/articles/{noun}/{record.pk}/change/">Change this at the desk</a>'
        Client().get(address)  # readers have it in the cache
        answer = editor.get(address)
        assert link in answer.text
        assert "Only editors see this page." not in answer.text
        assert answer["Cache-Control"] == "private, no-store"
        assert "/admin/" not in Client().get(address).text


def test_somebody_logged_in_without_the_right_sees_no_draft(client: Client, draft: Article) -> None:
    client.force_login(User.objects.create_user("guest", password="x"))
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get("/people/speaker-of-secret-draft/").status_code == 404
    assert "at the desk" not in client.get("/articles/").text


def test_publishing_shows_it_at_once_and_unpublishing_hides_it_again(draft: Article) -> None:
    client, person = Client(), "/people/speaker-of-secret-draft/"
    draft.status = "published"
    draft.save()
    assert client.get(person).status_code == 200
    assert "Flabbergasting" in client.get("/statements/?speaker=speaker-of-secret-draft").content.decode()
    draft.status = "draft"
    draft.save()
    assert client.get(person).status_code == 404
    assert client.get("/statements.json?q=Flabbergasting").json()["total"] == 0
