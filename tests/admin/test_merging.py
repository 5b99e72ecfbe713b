from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.admin.edits.merging import MergesRecords
from articles.models import Article, Person, Position, Question, Redirect, Round, Statement, Venue
from articles.models.merging import CannotMerge, merge, plan_merge
from tests.admin.conftest import logged_in
from tests.admin.forms import messages

PEOPLE = "/admin/articles/person/"
VENUES = "/admin/articles/venue/"


@pytest.fixture
def adah(db: None) -> Person:
    """The same Ada Quill, entered again under a misspelt name."""
    person = Person.objects.create(slug="adah-quil", name="Adah Quil", sort_name="Quil, Adah")
    for name, script in (("Ада Квилл", "Cyrl"), ("Ada Quill", "Latn"), ("آدا كويل", "Arab")):
        person.names.create(name=name, script=script)
    return person


@pytest.fixture
def duplicates(
    ada: Person, adah: Person, write: Callable[..., Article], quote: Callable[..., Statement]
) -> tuple[Person, Person]:
    """Both have related records; one article names both of them."""
    role = adah.roles.create(slug="quil-envoy", title="Envoy")
    both, second = write("both"), write("second")
    both.people.add(ada, adah)
    second.people.add(adah)
    statement = quote(second, speaker=adah, role=role)
    question = Question.objects.create(slug="will-it-hold", text="Will it hold?")
    Position.objects.create(statement=statement, question=question, stance="supports", note="She says so.")
    quote(both, speaker=ada)
    return ada, adah


def address(one: Person | Venue, other: Person | Venue) -> str:
    return f"/admin/articles/{one._meta.model_name}/merge/{one.pk}/{other.pk}/"


def test_merging_starts_with_two_records_selected_in_the_list(desk: Client, ada: Person, adah: Person) -> None:
    answer = desk.post(PEOPLE, {"action": "merge_two", "_selected_action": [ada.pk, adah.pk]})
    assert answer.status_code == 302
    assert answer.url == address(ada, adah)


def test_one_or_three_selected_records_cannot_be_merged(desk: Client, ada: Person, adah: Person) -> None:
    eve = Person.objects.create(slug="eve", name="Eve", sort_name="Eve")
    for chosen in ([ada.pk], [ada.pk, adah.pk, eve.pk]):
        answer = desk.post(PEOPLE, {"action": "merge_two", "_selected_action": chosen}, follow=True)
        assert messages(answer) == ["Select exactly two records to merge."]


def test_the_preview_of_a_merge_lists_everything_that_would_move_and_changes_nothing(
    desk: Client, duplicates: tuple[Person, Person]
) -> None:
    ada, adah = duplicates
    page = desk.get(address(ada, adah))
    plan = page.context["plans"][0]
    assert (plan.kept, plan.merged, plan.new_name) == (ada, adah, "Adah Quil")
    moves = {move.label: (move.moving, move.duplicates) for move in plan.moves}
    assert moves == {"other names": (1, 2), "roles": (1, 0), "articles": (1, 1), "statements": (1, 0)}
    assert "Other names: 1 will be moved." in page.text
    assert "Other names: 2 duplicates will be deleted." in page.text
    assert Person.objects.filter(pk=adah.pk).exists()
    assert adah.statements.count() == 1


def test_a_merge_moves_everything_and_redirects_the_old_addresses(
    desk: Client, duplicates: tuple[Person, Person]
) -> None:
    ada, adah = duplicates
    Redirect.objects.redirect("person", "a-still-older-address", adah.slug)
    answer = desk.post(address(ada, adah), {"confirm": "yes", "keep": ada.pk}, follow=True)
    assert messages(answer) == ["Merged Adah Quil (adah-quil) into Ada Quill. The old address redirects here."]
    assert not Person.objects.filter(pk=adah.pk).exists()
    assert sorted(ada.names.values_list("name", "script")) == [
        ("Adah Quil", "Latn"),
        ("Ада Квилл", "Cyrl"),
        ("آدا كويل", "Arab"),
    ]
    assert [role.slug for role in ada.roles.all()] == ["quil-envoy"]
    assert sorted(ada.articles.values_list("slug", flat=True)) == ["both", "second"]
    assert ada.statements.count() == 2
    statement = ada.statements.get(role__slug="quil-envoy")
    statement.full_clean()
    assert statement.positions.count() == 1
    led = Redirect.objects.filter(noun="person", new_slug=ada.slug).values_list("old_slug", flat=True)
    assert sorted(led) == ["a-still-older-address", "adah-quil"]


def test_the_editor_chooses_which_of_the_two_to_keep(desk: Client, duplicates: tuple[Person, Person]) -> None:
    ada, adah = duplicates
    desk.post(address(ada, adah), {"confirm": "yes", "keep": adah.pk})
    assert not Person.objects.filter(pk=ada.pk).exists()
    assert adah.statements.count() == 2


def test_both_histories_show_the_merge(desk: Client, duplicates: tuple[Person, Person]) -> None:
    ada, adah = duplicates
    desk.post(address(ada, adah), {"confirm": "yes", "keep": ada.pk})
    kept, gone = ada.history.latest(), Person.history.filter(id=adah.pk).latest()
    assert (kept.history_change_reason, str(kept.history_user)) == ("Merged adah-quil into this", "nadia")
    assert (gone.history_type, gone.history_change_reason) == ("-", "Merged into ada-quill")


def test_two_venues_merge_with_their_rounds(
    desk: Client, zenda: Venue, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    castle = Venue.objects.create(slug="zenda-castle", name="Zenda Castle", latitude="48.11", longitude="13.21")
    talks = Round.objects.create(slug="zenda-talks", name="Zenda talks")
    talks.venues.add(castle, zenda)
    other = Round.objects.create(slug="zenda-two", name="Zenda II")
    other.venues.add(castle)
    quote(write(), attribution="an envoy", venue=castle)
    desk.post(address(zenda, castle), {"confirm": "yes", "keep": zenda.pk})
    assert sorted(zenda.rounds.values_list("slug", flat=True)) == ["zenda-talks", "zenda-two"]
    assert zenda.statements.count() == 1
    assert Redirect.objects.resolve("venue", ["zenda-castle"]) == {"zenda-castle": "zenda"}


@pytest.mark.parametrize("keep", [{}, {"keep": "x"}, {"keep": "99999999999999999999"}])
def test_nothing_is_merged_unless_the_editor_says_which_to_keep(
    desk: Client, ada: Person, adah: Person, keep: dict[str, str]
) -> None:
    answer = desk.post(address(ada, adah), {"confirm": "yes", **keep}, follow=True)
    assert messages(answer) == ["Choose which of the two to keep. Nothing was merged."]
    assert Person.objects.filter(pk__in=[ada.pk, adah.pk]).count() == 2


def test_a_post_without_the_confirmation_shows_the_preview(desk: Client, ada: Person, adah: Person) -> None:
    assert desk.post(address(ada, adah), {"keep": ada.pk}).status_code == 200
    assert Person.objects.filter(pk__in=[ada.pk, adah.pk]).count() == 2


@pytest.mark.parametrize("other", ["0", "99999999", "99999999999999999999999", "x", "same"])
def test_two_different_records_that_exist_must_be_chosen(desk: Client, ada: Person, other: str) -> None:
    other = str(ada.pk) if other == "same" else other
    answer = desk.get(f"{PEOPLE}merge/{ada.pk}/{other}/", follow=True)
    assert messages(answer) == ["Choose two different records. One of these may have been merged or deleted meanwhile."]


def test_merging_needs_the_permissions_to_change_and_to_delete(onlooker: Client, ada: Person, adah: Person) -> None:
    clerk = User.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename__in=["view_person", "change_person"]))
    for client in (onlooker, logged_in(clerk)):
        assert client.post(address(ada, adah), {"confirm": "yes", "keep": ada.pk}).status_code == 403
        assert "Merge the two" not in client.get(PEOPLE).text
    assert Person.objects.filter(pk__in=[ada.pk, adah.pk]).count() == 2


def test_a_merge_needs_two_records_of_one_kind(ada: Person, zenda: Venue) -> None:
    with pytest.raises(CannotMerge, match="itself"):
        merge(ada, Person.objects.get(pk=ada.pk))
    with pytest.raises(CannotMerge, match="one kind"):
        plan_merge(ada, zenda)


def test_merging_a_thousand_statements_takes_no_query_for_each(
    ada: Person,
    adah: Person,
    write: Callable[..., Article],
    django_assert_max_num_queries: Callable,
) -> None:
    article = write()
    Statement.objects.bulk_create(
        Statement(article=article, order=number, kind="quotation", words="Yes", speaker=adah) for number in range(1000)
    )
    with django_assert_max_num_queries(60):
        merge(ada, adah)
    assert ada.statements.count() == 1000


def test_every_noun_with_pages_that_can_be_merged_can_redirect_its_old_address() -> None:
    merging = {site_admin.model._meta.model_name for site_admin in _admins() if isinstance(site_admin, MergesRecords)}
    assert merging == {"person", "venue", "outlet", "organisation", "round", "topic"}
    assert merging - {"organisation"} <= set(Redirect.Noun.values)  # which has no pages


def _admins() -> list:
    from django.contrib import admin

    return list(admin.site._registry.values())


def test_two_people_merge_with_their_equal_roles(
    desk: Client, ada: Person, adah: Person, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    held = ada.roles.create(slug="quill-envoy", title="Envoy", started="2015-01-01")
    same = adah.roles.create(slug="quil-envoy", title="envoy ", started="2015-01-01")
    later = adah.roles.create(slug="quil-envoy-2", title="Envoy", started="2016-01-01")
    said = quote(write(), speaker=adah, role=same)
    plan = desk.get(address(ada, adah)).context["plans"][0]
    assert {move.label: (move.moving, move.duplicates) for move in plan.moves}["roles"] == (1, 1)
    desk.post(address(ada, adah), {"confirm": "yes", "keep": ada.pk})
    said.refresh_from_db()
    assert (said.speaker, said.role) == (ada, held)
    assert list(ada.roles.order_by("started")) == [held, later]


def make(noun: str, name: str) -> Any:
    model = apps.get_model("articles", noun)
    return model.objects.create(slug=name.lower(), name=name)


def refer(noun: str, record: Any, statement: Statement) -> None:
    """A statement, or its article, refers to the record."""
    if noun == "topic":
        statement.topics.add(record)
    elif noun == "outlet":
        Article.objects.filter(pk=statement.article_id).update(outlet=record)
    else:
        Statement.objects.filter(pk=statement.pk).update(**{noun: record})


@pytest.mark.parametrize("noun", ["outlet", "topic", "round", "organisation"])
def test_other_nouns_merge_too_with_all_that_refers_to_them(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], noun: str
) -> None:
    kept, merged = make(noun, "Wake"), make(noun, "Sleep")
    statement = quote(write(), attribution="an envoy")
    refer(noun, merged, statement)
    answer = desk.post(address(kept, merged), {"confirm": "yes", "keep": kept.pk}, follow=True)
    assert messages(answer)[0].startswith("Merged Sleep (sleep) into Wake.")
    assert not type(merged).objects.filter(pk=merged.pk).exists()
    statement = Statement.objects.get(pk=statement.pk)
    now = {"topic": list(statement.topics.all()), "outlet": [statement.article.outlet]}
    assert now.get(noun, [getattr(statement, noun, None)]) == [kept]
    expected = {} if noun == "organisation" else {"sleep": "wake"}
    assert Redirect.objects.resolve(noun, ["sleep"]) == expected


@pytest.mark.parametrize("noun", ["outlet", "topic", "round", "organisation"])
def test_what_nothing_refers_to_can_be_deleted_and_nothing_else(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], noun: str
) -> None:
    record = make(noun, "Sleep")
    statement = quote(write(), attribution="an envoy")
    refer(noun, record, statement)
    delete = f"/admin/articles/{noun}/{record.pk}/delete/"
    assert "would require deleting the following protected related objects" in desk.get(delete).text
    desk.post(delete, {"post": "yes", "change_reason": "Entered twice"})
    assert type(record).objects.filter(pk=record.pk).exists()
    statement.delete()
    Article.objects.filter(outlet__slug="sleep").delete()
    desk.post(delete, {"post": "yes", "change_reason": "Entered twice"})
    assert not type(record).objects.filter(pk=record.pk).exists()


def test_a_round_that_an_article_is_about_is_not_deleted_with_others(
    desk: Client, write: Callable[..., Article]
) -> None:
    talks = make("round", "Sleep")
    write().rounds.add(talks)
    chosen = {"action": "delete_selected", "_selected_action": [talks.pk], "post": "yes", "change_reason": "Twice"}
    page = desk.post("/admin/articles/round/", chosen)
    assert "Article: Envoys meet" in page.text
    assert Round.objects.filter(pk=talks.pk).exists()
