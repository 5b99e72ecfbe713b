"""What is deleted goes to the trash with all that belongs to it, and comes back with one click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article, DeletedRecord, Person, Question, Redirect, Statement, Topic, Utterance
from tests.admin.forms import messages, submit

TRASH = "/admin/articles/deletedrecord/"
Write = Callable[..., Article]
Quote = Callable[..., Statement]


def delete(client: Client, record: Article | Statement | Person | Utterance, **sent: str) -> None:
    client.post(f"/admin/articles/{record._meta.model_name}/{record.pk}/delete/", {"post": "yes", **sent})
    assert not type(record)._base_manager.filter(pk=record.pk).exists()


def bring_back(client: Client) -> list[str]:
    """The messages of the page that the click leads to."""
    client.get("/admin/")  # shows what there is to say about the deletion
    deleted = DeletedRecord.objects.latest("pk")
    return messages(client.post(f"{TRASH}{deleted.pk}/bring-back/", follow=True))


@pytest.fixture
def article(write: Write, quote: Quote, ada: Person) -> Article:
    """Published, with a person, and a statement that has a topic and a position."""
    article = write(status="published")
    article.people.add(ada)
    statement = quote(article, speaker=ada)
    statement.topics.add(Topic.objects.get(slug="ceasefire"))
    question = Question.objects.create(slug="will-it-hold", text="Will it hold?")
    statement.positions.create(question=question, stance="opposes", note="It says no.")
    return article


def test_an_article_comes_back_with_its_whole_tree_as_a_draft(desk: Client, article: Article, ada: Person) -> None:
    statement = article.statements.get()
    delete(desk, article, change_reason="A hoax")
    assert bring_back(desk) == ["“Envoys meet” is back."]
    returned = Article.objects.get(pk=article.pk)
    assert (returned.status, returned.slug, returned.url) == ("draft", article.slug, article.url)
    assert list(returned.people.all()) == [ada]
    (again,) = returned.statements.all()
    assert (again.pk, again.uid, again.speaker) == (statement.pk, statement.uid, ada)
    assert [topic.slug for topic in again.topics.all()] == ["ceasefire"]
    assert [(one.stance, one.note) for one in again.positions.all()] == [("opposes", "It says no.")]
    assert not DeletedRecord.objects.exists()
    reasons = list(returned.history.order_by("-history_id").values_list("history_change_reason", flat=True)[:2])
    assert reasons == ["Brought back from the trash.", "A hoax"]
    assert again.history.latest().topics.count() == 1


def test_the_trash_shows_what_was_deleted_by_whom_and_why(desk: Client, article: Article) -> None:
    delete(desk, article, change_reason="A hoax")
    page = desk.get(TRASH).text
    for shown in ("Envoys meet", "nadia", "A hoax", "4 other records and links", "Bring back"):
        assert shown in page
    assert "Bring back" in desk.get(f"{TRASH}{DeletedRecord.objects.get().pk}/change/").text


def test_what_readers_have_seen_is_deleted_only_with_a_reason(desk: Client, article: Article) -> None:
    address = f"/admin/articles/article/{article.pk}/delete/"
    assert "because readers have seen it" in desk.get(address).text
    answer = desk.post(address, {"post": "yes"}, follow=True)
    assert messages(answer) == ["Readers have seen what you chose. Say why. Nothing was changed."]
    chosen = {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    desk.post("/admin/articles/article/", chosen)
    assert Article.objects.filter(pk=article.pk).exists()
    desk.post("/admin/articles/article/", {**chosen, "change_reason": "A hoax"})
    assert not Article.objects.filter(pk=article.pk).exists()
    assert DeletedRecord.objects.get().reason == "A hoax"


def test_a_statement_deleted_in_the_form_of_its_article_comes_back(desk: Client, write: Write, quote: Quote) -> None:
    article = write()
    statement = quote(article, attribution="an envoy")
    submit(desk, f"/admin/articles/article/{article.pk}/change/", **{"statements-0-DELETE": "on"})
    assert not article.statements.exists()
    assert len(bring_back(desk)) == 1
    assert list(article.statements.all()) == [statement]


def test_a_person_comes_back_with_roles_names_and_the_articles_that_name_them(
    desk: Client, write: Write, ada: Person
) -> None:
    article = write()
    article.people.add(ada)
    ada.roles.create(slug="ada-envoy", title="Envoy")
    delete(desk, ada)
    bring_back(desk)
    assert list(article.people.all()) == [ada]
    returned = Person.objects.get(pk=ada.pk)
    assert [(role.title, role.slug) for role in returned.roles.all()] == [("Envoy", "ada-envoy")]
    assert [name.name for name in returned.names.all()] == ["Ада Квилл"]


def test_an_utterance_comes_back_to_its_statements(desk: Client, write: Write, quote: Quote) -> None:
    utterance = Utterance.objects.create(slug="we-shall-see", summary="We shall see")
    statement = quote(write(), attribution="an envoy", utterance=utterance)
    delete(desk, utterance)
    bring_back(desk)
    statement.refresh_from_db()
    assert statement.utterance == utterance


def test_an_address_that_is_taken_meanwhile_gets_a_number(desk: Client, article: Article, write: Write) -> None:
    delete(desk, article, change_reason="A hoax")
    write("envoys-meet", url="https://courier.example/other")
    assert "Its address is now “envoys-meet-2”, because another record has the old one." in bring_back(desk)


def test_a_source_address_that_is_taken_meanwhile_is_told(desk: Client, article: Article, write: Write) -> None:
    delete(desk, article, change_reason="A hoax")
    write("other", url=article.url)
    (message,) = bring_back(desk)
    assert message == "“Envoys meet” cannot come back. Article with this Source address already exists."
    assert DeletedRecord.objects.count() == 1


def test_a_statement_needs_its_article(desk: Client, write: Write, quote: Quote) -> None:
    article = write()
    statement = quote(article, attribution="an envoy")
    delete(desk, statement)
    delete(desk, article)
    desk.get("/admin/")
    oldest = DeletedRecord.objects.earliest("pk")
    (message,) = messages(desk.post(f"{TRASH}{oldest.pk}/bring-back/", follow=True))
    assert message == "“an envoy: We shall see” needs its article, which no longer exists."


def test_a_speaker_who_was_merged_meanwhile_is_found_under_the_other_name(
    desk: Client, article: Article, ada: Person
) -> None:
    kept = Person.objects.create(slug="a-quill", name="A. Quill", sort_name="Quill, A.")
    delete(desk, article, change_reason="A hoax")
    desk.post(f"/admin/articles/person/merge/{kept.pk}/{ada.pk}/", {"confirm": "yes", "keep": kept.pk})
    assert Redirect.objects.filter(old_slug=ada.slug).exists()
    bring_back(desk)
    assert article.statements.get().speaker == kept
    assert list(article.people.all()) == [kept]


def test_two_who_were_merged_meanwhile_are_named_once(desk: Client, article: Article, ada: Person) -> None:
    twin = Person.objects.create(slug="a-quill", name="A. Quill", sort_name="Quill, A.")
    article.people.add(twin)
    delete(desk, article, change_reason="A hoax")
    desk.post(f"/admin/articles/person/merge/{ada.pk}/{twin.pk}/", {"confirm": "yes", "keep": ada.pk})
    assert bring_back(desk) == ["“Envoys meet” is back."]
    assert list(article.people.all()) == [ada]


@pytest.mark.parametrize("first", ["person", "article"])
def test_what_links_two_records_comes_back_with_the_second_of_them(
    desk: Client, write: Write, quote: Quote, ada: Person, first: str
) -> None:
    article, utterance = write(), Utterance.objects.create(slug="we-shall-see", summary="We shall see")
    statement = quote(article, attribution="an envoy", utterance=utterance)
    article.people.add(ada)
    for record in (ada, utterance, article):
        delete(desk, record)
    keys = list(DeletedRecord.objects.order_by("pk").values_list("pk", flat=True))
    for key in keys if first == "person" else reversed(keys):
        desk.post(f"{TRASH}{key}/bring-back/")
    assert list(article.people.all()) == [ada]
    statement.refresh_from_db()
    assert statement.utterance == utterance


def test_only_administrators_empty_the_trash(desk: Client, root: Client, article: Article) -> None:
    delete(desk, article, change_reason="A hoax")
    key = DeletedRecord.objects.get().pk
    emptying = {"action": "delete_selected", "_selected_action": [key], "post": "yes"}
    desk.post(TRASH, emptying)
    assert desk.post(f"{TRASH}{key}/delete/", {"post": "yes"}).status_code == 403
    assert DeletedRecord.objects.exists()
    root.post(TRASH, emptying)
    assert not DeletedRecord.objects.exists()


def test_somebody_who_may_only_view_brings_nothing_back(desk: Client, onlooker: Client, article: Article) -> None:
    delete(desk, article, change_reason="A hoax")
    key = DeletedRecord.objects.get().pk
    for page in (TRASH, f"{TRASH}{key}/change/"):
        assert "Bring back" in desk.get(page).text
        assert "Bring back" not in onlooker.get(page).text
    assert onlooker.post(f"{TRASH}{key}/bring-back/").status_code == 403
    assert onlooker.get(f"{TRASH}{key}/bring-back/").status_code == 405
    assert DeletedRecord.objects.exists()


def test_a_place_in_the_trash_that_is_empty_is_told(desk: Client) -> None:
    for key in (999, 10**25):
        answer = desk.post(f"{TRASH}{key}/bring-back/", follow=True)
        assert messages(answer) == ["This record is no longer in the trash."]
