"""The index keeps in step with whatever writes to the database, and can be thrown away at any time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles import nouns
from articles.index import Busy, Storage, writer
from articles.index.engine_writer import EngineWriter
from articles.models import Article, Outlet, Party, Person, PersonName, Role, Statement, Topic, Venue
from articles.nouns import CATALOGUE, index_storage, snapshot
from tests.archive import add_article

pytestmark = pytest.mark.django_db


def total(query: str) -> int:
    answer = Client().get(f"/statements.json?{query}")
    assert answer.status_code == 200, answer.content
    return int(answer.json()["total"])


def test_a_saved_statement_is_found_by_the_next_reader() -> None:
    assert total("q=flabbergasted") == 0
    add_article("new", "We are flabbergasted.")
    assert total("q=flabbergasted") == 1


def test_an_update_without_signals_is_found_too() -> None:
    add_article("new")
    assert total("q=peace+possible") == 1
    Statement.objects.filter(article__slug="new").update(words="War is likely.")
    assert total("q=peace+possible") == 0
    assert total('q="war is likely"') == 1


def test_rows_written_by_raw_sql_are_followed() -> None:
    add_article("new")
    assert total("q=possible+-war&speaker=speaker-of-new") == 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_statement SET words = 'gone' WHERE words = 'Peace is possible.'")
    assert total("q=possible+-war&speaker=speaker-of-new") == 0


def test_bulk_created_statements_are_found() -> None:
    article = add_article("new")
    speaker = Person.objects.get(slug="speaker-of-new")
    assert total("speaker=speaker-of-new") == 1
    Statement.objects.bulk_create(
        Statement(article=article, order=n, kind="quotation", words=f"Number {n}", speaker=speaker)
        for n in range(2, 12)
    )
    assert total("speaker=speaker-of-new") == 11


def test_a_deleted_article_takes_its_statements_along() -> None:
    article = add_article("new")
    assert total("q=possible&venue=geneva&speaker=speaker-of-new") == 1
    article.delete()
    assert total("q=possible&venue=geneva") == 0


def test_a_statement_moved_to_another_article_is_found_once() -> None:
    first, second = add_article("one"), add_article("two")
    assert total('q="peace is possible"') == 2
    first.statements.update(article=second)
    assert total('q="peace is possible"') == 2
    second.delete()
    assert total('q="peace is possible"') == 0


def test_publishing_and_unpublishing_show_and_hide() -> None:
    article = add_article("new", "We are flabbergasted.", published=False)
    assert total("q=flabbergasted") == 0
    Article.objects.filter(pk=article.pk).update(status="published")
    assert total("q=flabbergasted") == 1
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert total("q=flabbergasted") == 0


def test_a_new_alias_finds_a_person_s_statements() -> None:
    assert total("q=Dzhon") == 0
    PersonName.objects.create(person=Person.objects.get(slug="john-kerry"), name="Dzhon Kerri")
    assert total("q=Dzhon") == total("speaker=john-kerry") > 0


def test_renaming_what_a_facet_counts_is_followed() -> None:
    kerry, geneva = total("speaker=john-kerry"), total("venue=geneva")
    vice, american, topic = total("outlet=vice-news"), total("party=united-states"), Topic.objects.order_by("pk")[0]
    on_topic = total(f"topic={topic.slug}")
    for records, old in (
        (Person.objects, "john-kerry"),
        (Venue.objects, "geneva"),
        (Outlet.objects, "vice-news"),
        (Party.objects, "united-states"),
        (Topic.objects, topic.slug),
    ):
        assert records.filter(slug=old).update(slug="renamed") == 1
    assert total("speaker=renamed") == kerry > 0
    assert total("venue=renamed") == geneva > 0
    assert total("outlet=renamed") == vice > 0
    assert total("party=renamed") == american > 0
    assert total("topic=renamed") == on_topic > 0


def test_a_role_s_new_party_moves_its_statements() -> None:
    americans, russians = total("party=united-states"), total("party=russia")
    role = Role.objects.filter(person__slug="john-kerry", statements__isnull=False).distinct()[0]
    moved = role.statements.count()
    Role.objects.filter(pk=role.pk).update(party=Party.objects.get(slug="russia"))
    assert total("party=united-states") == americans - moved
    assert total("party=russia") == russians + moved


def test_a_topic_taken_away_is_followed() -> None:
    statement = Statement.objects.filter(topics__isnull=False)[0]
    topic = statement.topics.all()[0]
    before = total(f"topic={topic.slug}")
    statement.topics.remove(topic)
    assert total(f"topic={topic.slug}") == before - 1


def test_the_triggers_are_put_back_after_a_migration_has_rebuilt_a_table() -> None:
    from articles.models.triggers import install_triggers

    with connection.cursor() as cursor:
        on = " ON articles_statement" if connection.vendor == "postgresql" else ""
        names = ["_log"] if on else ["_log_insert", "_log_update", "_log_delete"]
        for name in names:
            cursor.execute(f"DROP TRIGGER articles_statement{name}{on}")
    add_article("new", "We are flabbergasted.")
    install_triggers()
    assert total("q=flabbergasted") == 1  # the article's own row was logged
    Statement.objects.filter(article__slug="new").update(words="We are astonished.")
    assert total("q=astonished") == 1


def test_a_deleted_index_is_built_again(settings: Any) -> None:
    before = total("")
    shutil.rmtree(settings.SEARCH_INDEX_DIR)
    assert total("") == before


@pytest.mark.parametrize("victim", ["meta.json", "*.idx", "*.term", "*.store"])
def test_a_damaged_index_is_built_again(settings: Any, victim: str) -> None:
    before = total("q=Assad")
    for file in Path(settings.SEARCH_INDEX_DIR).glob(f"v*/{victim}"):
        file.unlink()
        file.write_bytes(b"damaged")
    nouns._followers.clear()  # as a worker that has just started
    assert total("q=Assad") == before


def test_a_build_that_dies_halfway_leaves_the_index_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before, stamp = total(""), index_storage().stamp()

    def die(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writer.build(CATALOGUE, index_storage(), die)
    assert index_storage().stamp() == stamp
    assert total("") == before


def test_what_a_dead_build_left_behind_is_swept_away_by_the_next(settings: Any) -> None:
    total("")
    index_storage().new_folder()
    call_command("build_index", verbosity=0)
    assert len(list(Path(settings.SEARCH_INDEX_DIR).glob("v*"))) == 1


def test_an_index_of_another_database_is_not_believed() -> None:
    before = total("")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_change SET key = key + 1 WHERE id = 0")
        cursor.execute("DELETE FROM articles_change WHERE id > 0")
    assert total("") == before


def test_while_another_process_writes_readers_get_the_index_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    before = total("q=flabbergasted")
    monkeypatch.setattr("articles.index.follower.UPDATE_PATIENCE", 0.02)
    with index_storage().writing(patience=1):
        add_article("new", "We are flabbergasted.")
        assert total("q=flabbergasted") == before
    assert total("q=flabbergasted") == before + 1


def test_nobody_waits_for_ever_for_a_first_index(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(settings.SEARCH_INDEX_DIR)
    monkeypatch.setattr("articles.index.follower.BUILD_PATIENCE", 0.02)
    with index_storage().writing(patience=1):
        answer = Client().get("/statements.json")
        assert answer.status_code == 503
        assert answer["Retry-After"]


def test_only_one_process_writes_at_a_time(tmp_path: Path) -> None:
    one, other = Storage(tmp_path / "index", "1"), Storage(tmp_path / "index", "1")
    with one.writing(patience=1), pytest.raises(Busy), other.writing(patience=0.02):
        pass


def test_build_index_can_leave_an_index_alone(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("build_index")
    stamp = index_storage().stamp()
    call_command("build_index", "--if-missing")
    assert index_storage().stamp() == stamp
    assert "There is a search index already" in capsys.readouterr().out


def test_reading_an_index_in_step_takes_one_query(django_assert_num_queries: Any, transactional_db: None) -> None:
    snapshot()
    with django_assert_num_queries(1):
        snapshot()


def test_an_article_changed_while_old_files_are_merged_is_found_once(
    five_articles: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that died after its commit left as many files as the engine merges: it does so during the next."""
    names = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
    total("")
    add_article("changed")
    for name in names:
        add_article(name)
        if name != names[-1]:
            total("")

    Statement.objects.filter(article__slug="first").update(words="War is likely.")
    with monkeypatch.context() as dying:
        dying.setattr(EngineWriter, "finish_in_background", lambda writer, lock: None)
        total("")

    Statement.objects.filter(article__slug="changed").update(words="War is likely.")
    total("")
    with index_storage().writing(patience=5):  # the merge has ended
        pass
    assert total("q=peace+possible") == len(names) - 1
    assert total('q="war is likely"') == 2
