from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from articles.models import Article, Organisation, Party, Person, Redirect, Statement, Topic
from articles.models.merging import merge
from tests.admin.forms import errors, messages, submit


def version(record: Article | Statement | Person, position: int) -> str:
    """The address of a version in the record's history, 0 being its first."""
    versions = record.history.order_by("history_id")
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/history/{versions[position].history_id}/"


def test_the_history_says_who_changed_what(desk: Client, write: Callable[..., Article]) -> None:
    article = write()
    submit(desk, f"/admin/articles/article/{article.pk}/change/", headline="Another headline")
    page = desk.get(f"/admin/articles/article/{article.pk}/history/").text
    assert "nadia" in page
    assert "Envoys meet" in page
    assert "Another headline" in page


def test_the_history_shows_choices_by_their_labels_and_no_value_as_a_dash(
    desk: Client, write: Callable[..., Article]
) -> None:
    article = write(summary="In short.")
    article.coding, article.summary = Article.Coding.COMPLETE, ""
    article.save()
    page = " ".join(desk.get(f"/admin/articles/article/{article.pk}/history/").text.replace("&nbsp;", " ").split())
    assert "<strong>Coding:</strong> not yet &rarr; complete" in page
    assert "<strong>Summary:</strong> In short. &rarr; –" in page


def test_the_page_of_a_version_leads_back_to_its_history_and_list(desk: Client, write: Callable[..., Article]) -> None:
    page = desk.get(version(write(), 0)).text
    assert '<a href="/admin/articles/article/">Articles</a>' in page
    assert '<a href="../">History</a>' in page


def test_reverting_restores_an_old_version_with_its_people_and_redirects_the_newer_address(
    desk: Client, write: Callable[..., Article], ada: Person
) -> None:
    article = write("first-name")
    article.people.add(ada)
    address = f"/admin/articles/article/{article.pk}/change/"
    submit(desk, address, slug="second-name", headline="Another headline", people=[])
    assert article.people.count() == 0

    assert submit(desk, version(article, 1)).status_code == 302
    article.refresh_from_db()
    assert (article.slug, article.headline) == ("first-name", "First name")
    assert list(article.people.all()) == [ada]
    assert Redirect.objects.resolve("article", ["second-name"]) == {"second-name": "first-name"}


def test_reverting_a_statement_restores_its_topics(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    statement = quote(write(), attribution="an envoy")
    topic = Topic.objects.create(slug="truce", name="Truce")
    statement.topics.add(topic)
    statement.topics.clear()
    submit(desk, version(statement, 1))
    assert list(statement.topics.all()) == [topic]


def test_a_version_whose_speaker_was_deleted_says_so(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person
) -> None:
    statement = quote(write(), speaker=ada)
    statement.speaker, statement.attribution = None, "an envoy"
    statement.save()
    ada.delete()
    page = desk.get(version(statement, 0))
    assert page.status_code == 200
    assert messages(page) == [
        "This version refers to a record that no longer exists, in the field “speaker”. "
        "Choose another before reverting."
    ]
    assert desk.get(f"/admin/articles/statement/{statement.pk}/history/").status_code == 200


def test_a_version_leads_to_what_its_records_were_merged_into_and_says_which_fields_lost_some(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person
) -> None:
    kept, merged, deleted = (Topic.objects.create(slug=slug, name=slug.title()) for slug in ("truce", "halt", "pause"))
    eve = Person.objects.create(slug="eve", name="Eve", sort_name="Eve")
    statement = quote(write(), speaker=eve, attribution="an envoy")
    statement.topics.add(kept, merged, deleted)
    statement.topics.clear()
    statement.speaker = None
    statement.save()
    merge(kept, merged)
    merge(ada, eve)
    deleted.delete()
    page = desk.get(version(statement, 1))
    assert messages(page) == [
        "This version refers to records that no longer exist, in the field “topics”. "
        "The form shows those that are left."
    ]
    submit(desk, version(statement, 1))
    statement.refresh_from_db()
    assert (statement.speaker, list(statement.topics.all())) == (ada, [kept])


def test_a_version_of_a_deleted_record_is_shown_but_the_trash_brings_it_back(desk: Client, ada: Person) -> None:
    key = ada.pk
    first = version(ada, 0)
    desk.post(f"/admin/articles/person/{key}/delete/", {"post": "yes"})
    assert desk.get(f"/admin/articles/person/{key}/history/").status_code == 200
    answer = submit(desk, first)
    assert messages(desk.get(answer.url)) == [
        "A deleted record cannot be reverted. Bring it back from the trash first."
    ]
    assert not Person.objects.filter(pk=key).exists()


def test_a_save_makes_one_version_with_its_people_and_no_empty_one(
    desk: Client, write: Callable[..., Article], ada: Person
) -> None:
    article = write()
    address = f"/admin/articles/article/{article.pk}/change/"
    submit(desk, address, headline="Another headline", people=[ada.pk])
    submit(desk, address, people=[])
    submit(desk, address)
    versions = article.history.order_by("history_id")
    assert [(one.headline, one.people.count()) for one in versions] == [
        ("Envoys meet", 0),
        ("Another headline", 1),
        ("Another headline", 0),
    ]


def test_a_new_record_has_one_version_with_its_links(desk: Client, write: Callable[..., Article], ada: Person) -> None:
    facts = {"headline": "New", "slug": "new", "url": "https://courier.example/new", "published": "2015-05-02"}
    submit(desk, "/admin/articles/article/add/", **facts, outlet=write().outlet_id, people=[ada.pk])
    (version_of_it,) = Article.objects.get(slug="new").history.all()
    assert (version_of_it.history_type, version_of_it.people.count()) == ("+", 1)


def test_what_came_with_a_bulk_load_has_a_version_of_what_it_was_before_its_first_edit(desk: Client) -> None:
    article = Article.objects.published().exclude(people=None)[0]
    people, headline = set(article.people.all()), article.headline
    article.history.all().delete()
    address = f"/admin/articles/article/{article.pk}/change/"
    submit(desk, address, headline="Another headline", people=[], change_reason="Wrong people")
    assert article.history.count() == 2
    assert submit(desk, version(article, 0), change_reason="They were right").status_code == 302
    article.refresh_from_db()
    assert (article.headline, set(article.people.all())) == (headline, people)


def test_a_change_of_what_readers_have_seen_needs_a_reason_which_is_kept(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write(status="published")
    statement = quote(article, attribution="an envoy")
    address = f"/admin/articles/article/{article.pk}/change/"
    for change in ({"headline": "Another headline"}, {"statements-0-words": "We shall not see"}):
        answer = submit(desk, address, **change)
        assert errors(answer) == {"change_reason": ["Readers have seen what you change. Say why you change it."]}
    submit(desk, address, **{"statements-0-words": "We shall not see", "change_reason": "Misheard"})
    assert statement.history.latest().history_change_reason == "Misheard"
    assert submit(desk, address).status_code == 302


def test_a_draft_asks_for_no_reason(desk: Client, write: Callable[..., Article]) -> None:
    address = f"/admin/articles/article/{write().pk}/change/"
    assert "Reason for the change" not in desk.get(address).text
    assert submit(desk, address, status="published").status_code == 302
    assert "Reason for the change" in desk.get(address).text


def test_vocabulary_asks_for_a_reason_once_a_published_statement_uses_it(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    article = write()
    party = Party.objects.create(slug="strelsau", name="Strelsau")
    body = Organisation.objects.create(slug="palace", name="Palace", party=party)
    topic = Topic.objects.create(slug="truce", name="Truce")
    quote(article, organisation=body).topics.add(topic)
    places = [f"/admin/articles/{one._meta.model_name}/{one.pk}/change/" for one in (party, body, topic)]
    for place in places:
        assert submit(desk, place, name="Another name").status_code == 302
    article.status = Article.Status.PUBLISHED
    article.save()
    for place in places:
        assert "change_reason" in errors(submit(desk, place, name="A third name"))


def test_somebody_who_may_only_view_sees_the_history_and_cannot_revert(
    onlooker: Client, write: Callable[..., Article]
) -> None:
    article = write()
    article.headline = "Another headline"
    article.save()
    page = onlooker.get(version(article, 0))
    assert page.status_code == 200
    assert 'value="Revert"' not in page.text
    assert onlooker.post(version(article, 0), {"headline": "Envoys meet"}).status_code == 403
    article.refresh_from_db()
    assert article.headline == "Another headline"
