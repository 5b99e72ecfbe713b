"""Many records at once: stored as they are, checked as always, and known to the index."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connection
from django.test import Client

from articles.exchange import bulk
from articles.exchange.bulk import Load, bulk_load, vacuum_and_analyze
from articles.models import Article, Change, Outlet, Person, PersonName, Statement, Topic
from articles.models.logged_tables import LOGGED_TABLES
from articles.models.triggers import EVENTS

pytestmark = pytest.mark.django_db

DAY = datetime.date(2016, 2, 1)


def add_article(load: Load, slug: str, words: str = "We are flabbergasted.") -> Statement:
    """One article with one statement by a new person on the first topic."""
    article = Article(
        slug=slug,
        headline=slug,
        outlet=Outlet.objects.order_by("pk")[0],
        published=DAY,
        url=f"https://example.org/{slug}",
        status=Article.Status.PUBLISHED,
    )
    person = Person(slug=f"speaker-of-{slug}", name=slug, sort_name=slug)
    load.add(article)
    load.add(person)
    load.add(PersonName(person=person, name=f"{slug} the speaker"))
    load.link(Article.people, article, [person])
    statement = Statement(article=article, order=1, kind="quotation", words=words, speaker=person, said_on=DAY)
    load.add(statement)
    load.link(Statement.topics, statement, Topic.objects.order_by("pk")[:1])
    return statement


def total(query: str) -> int:
    return int(Client().get(f"/statements.json?{query}").json()["total"])


def triggers() -> set[tuple[str, str]]:
    """(table, event) of every trigger that fills the change log."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
            rows = cursor.fetchall()
            return {(table, name.rsplit("_", 1)[1].upper()) for table, name in rows if "_log_" in name}
        cursor.execute(
            "SELECT event_object_table, event_manipulation FROM information_schema.triggers "
            "WHERE right(trigger_name, 4) = '_log'"
        )
        return set(cursor.fetchall())


ALL_TRIGGERS = {(table.name, event) for table in LOGGED_TABLES for event in EVENTS}


@pytest.mark.parametrize("logged", [True, False])
def test_what_is_loaded_is_there_with_its_relations(logged: bool) -> None:
    with bulk_load(logged=logged) as load:
        loaded = add_article(load, "new")
    statement = Statement.objects.get(uid=loaded.uid)
    assert statement.pk == loaded.pk
    assert statement.words == "We are flabbergasted."
    assert statement.said_on == DAY
    assert statement.article.slug == "new"
    assert [person.slug for person in statement.article.people.all()] == ["speaker-of-new"]
    assert statement.topics.count() == 1
    assert load.stored["articles_statement"] == load.stored["articles_article_people"] == 1


@pytest.mark.parametrize("logged", [True, False])
def test_what_is_loaded_is_found_by_the_next_reader(logged: bool) -> None:
    assert total("q=flabbergasted") == 0
    with bulk_load(logged=logged) as load:
        add_article(load, "new")
    assert total("q=flabbergasted") == 1
    assert total("speaker=speaker-of-new") == 1


def test_a_logged_load_goes_on_with_the_log_and_another_begins_it_anew() -> None:
    number = Change.log.get(pk=0).key
    with bulk_load() as load:
        article = add_article(load, "logged").article
    assert Change.log.get(pk=0).key == number
    assert Change.log.filter(noun="article", key=article.pk).exists()
    with bulk_load(logged=False) as load:
        add_article(load, "past-the-log")
    assert [change.noun for change in Change.log.all()] == ["genesis"]
    assert Change.log.get(pk=0).key != number


@pytest.mark.parametrize("logged", [True, False])
def test_the_triggers_are_there_after_a_load(logged: bool) -> None:
    with bulk_load(logged=logged) as load:
        add_article(load, "new", "Peace is possible.")
    assert triggers() == ALL_TRIGGERS
    assert total("q=flabbergasted") == 0
    Statement.objects.filter(article__slug="new").update(words="We are flabbergasted.")
    assert total("q=flabbergasted") == 1


def test_the_triggers_are_there_after_a_failed_load() -> None:
    before = list(Change.log.values_list("id", "key"))
    with pytest.raises(IntegrityError), bulk_load(logged=False) as load:
        add_article(load, "new", words="")  # a quotation needs words: the database says so
    assert triggers() == ALL_TRIGGERS
    assert list(Change.log.values_list("id", "key")) == before
    assert not Article.objects.filter(slug="new").exists()
    Person.objects.filter(slug="john-kerry").update(name="J. Kerry")
    assert Change.log.latest("id").noun == "person"


def test_an_error_on_the_way_stores_nothing_more() -> None:
    def fail_half_way() -> None:
        with bulk_load() as load:
            add_article(load, "new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert not Article.objects.filter(slug="new").exists()


def test_a_full_batch_is_stored_between_records_that_belong_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 10)
    counts = []
    with bulk_load(logged=False) as load:
        for number in range(5):
            add_article(load, f"new-{number}")
            load.store_full_batch()
            counts.append(Article.objects.filter(slug__startswith="new-").count())
    assert counts == [0, 2, 2, 4, 4]
    assert Article.objects.filter(slug__startswith="new-").count() == 5
    assert Statement.objects.filter(article__slug__startswith="new-").count() == 5


def test_records_saved_during_and_after_a_load_get_keys_of_their_own() -> None:
    with bulk_load() as load:
        for number in range(150):  # more than the first block of keys
            load.add(Person(slug=f"loaded-{number}", name="Loaded", sort_name="Loaded"))
            if number % 50 == 0:
                Person.objects.create(slug=f"meanwhile-{number}", name="Meanwhile", sort_name="Meanwhile")
    after = Person.objects.create(slug="after", name="After", sort_name="After")
    assert Person.objects.filter(slug__startswith="loaded-").count() == 150
    assert after.pk > max(Person.objects.filter(slug__startswith="loaded-").values_list("pk", flat=True))


def test_a_record_that_is_stored_already_is_refused() -> None:
    with (
        pytest.raises(ValueError, match="already has a primary key: it can be changed, not added"),
        bulk_load() as load,
    ):
        load.add(Person.objects.order_by("pk")[0])


def test_text_arrives_to_the_letter() -> None:
    name = 'Tab\there, line\nend, \\N, "quotes", ناطق, Ж, 🕊'
    with bulk_load() as load:
        load.add(Person(slug="odd", name=name, sort_name="", description="\\."))
    person = Person.objects.get(slug="odd")
    assert (person.name, person.sort_name, person.description) == (name, "", "\\.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("five_articles")
def test_the_planner_has_statistics_after_vacuum_and_analyze() -> None:
    with bulk_load(logged=False) as load:
        add_article(load, "new")
    vacuum_and_analyze()
    table = "sqlite_stat1 WHERE tbl" if connection.vendor == "sqlite" else "pg_stats WHERE tablename"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table} = 'articles_statement'")
        assert cursor.fetchone()[0] > 0
    assert triggers() == ALL_TRIGGERS
