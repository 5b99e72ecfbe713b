"""The archive's version: every page and every file says it, and it changes with what readers can see."""

from __future__ import annotations

import csv
import io
from typing import Any

import networkx as nx
import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles.models import Article, Change, Person, Statement, Topic
from articles.models.triggers import suspended_triggers
from articles.nouns import index_storage, snapshot
from tests.archive import add_article
from tests.views.pages import every_page

pytestmark = pytest.mark.django_db


def number() -> int:
    return snapshot().version.number


def in_words() -> str:
    version = snapshot().version
    assert version.day
    return f"Version {version.number:,} of the archive</a>, {version.day.day} {version.day:%B %Y}"


def test_every_page_says_the_version_at_its_foot(client: Client) -> None:
    for address in every_page():
        assert in_words() in " ".join(client.get(address).text.split()), address


def test_so_do_the_pages_of_editors(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root", password="x"))
    for address in every_page():
        assert in_words() in " ".join(client.get(address).text.split()), address


@pytest.mark.parametrize("name", ["statements", "articles", "people", "venues", "positions"])
def test_every_file_says_the_version(client: Client, name: str) -> None:
    version = snapshot().version
    text = b"".join(client.get(f"/{name}.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows
    assert {(row["archive_version"], row["archive_date"]) for row in rows} == {(str(version.number), str(version.day))}
    page = client.get(f"/{name}.json").json()
    assert next(iter(page.items())) == ("archive", {"version": version.number, "date": str(version.day)})


def test_the_files_of_a_network_say_the_version(client: Client) -> None:
    version = snapshot().version
    about = nx.parse_graphml(client.get("/network.graphml").text).graph
    assert (about["archive_version"], about["archive_date"]) == (str(version.number), str(version.day))
    for name in ("network-nodes", "network-edges"):
        rows = list(csv.DictReader(io.StringIO(client.get(f"/{name}.csv").content.decode("utf-8-sig"))))
        assert {row["archive_version"] for row in rows} == {str(version.number)}


@pytest.mark.parametrize("name", ["statements", "articles"])
def test_every_feed_says_the_version(client: Client, name: str) -> None:
    said = in_words().replace("</a>", "")
    assert f"<subtitle>{said}</subtitle>" in client.get(f"/{name}.atom").text


def test_every_record_as_data_says_the_version(client: Client) -> None:
    statement = Statement.objects.published()[0]
    for address in (
        f"/statements/{statement.uid}.json",
        f"/articles/{statement.article.slug}.json",
        "/people/john-kerry.json",
        "/venues/geneva.json",
    ):
        assert client.get(address).json()["archive"]["version"] == number()


def publish() -> None:
    add_article("news")


def correct() -> None:
    Statement.objects.filter(pk=Statement.objects.published()[0].pk).update(context="Corrected.")


def withdraw() -> None:
    Article.objects.filter(pk=Article.objects.published()[0].pk).update(status="draft")


def delete() -> None:
    Statement.objects.filter(pk=Statement.objects.published()[0].pk).delete()


def rename() -> None:
    Person.objects.filter(slug="john-kerry").update(name="John F. Kerry")


def add_topic() -> None:
    statement = Statement.objects.published()[0]
    statement.topics.add(Topic.objects.exclude(pk__in=statement.topics.all())[0])


@pytest.mark.parametrize("change", [publish, correct, withdraw, delete, rename, add_topic])
def test_each_change_that_readers_can_see_makes_a_new_version(five_articles: Any, change: Any) -> None:
    before = snapshot().version
    change()
    after = snapshot().version
    assert after.number > before.number
    assert after.day
    assert before.day
    assert after.day >= before.day


def test_what_happens_to_a_draft_makes_none(five_articles: Any) -> None:
    draft = add_article("draft", published=False)
    before = number()
    Article.objects.filter(pk=draft.pk).update(headline="Another headline")
    draft.statements.update(words="Other words.")
    draft.statements.all().delete()
    assert number() == before
    Article.objects.filter(pk=draft.pk).update(status="published")
    assert number() == before + 1


def test_a_new_index_has_the_same_version(five_articles: Any) -> None:
    publish()
    before = snapshot().version
    call_command("build_index", verbosity=0)
    assert snapshot().version == before
    correct()
    assert number() == before.number + 1


def test_a_large_load_is_one_publication_and_the_number_never_falls(five_articles: Any) -> None:
    publish()
    before = number()
    with suspended_triggers():
        Statement.objects.update(context="Loaded.")
    assert number() == before + 1
    correct()
    assert number() == before + 2


def test_the_day_is_that_of_the_last_change_that_readers_can_see(five_articles: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_change SET day = '2020-02-02'")
        cursor.execute("UPDATE articles_change SET publications = 0, day = '2021-01-01' WHERE id <> 0")
        cursor.execute("UPDATE articles_change SET publications = 5 WHERE id = 0")
    index_storage().discard(index_storage().stamp())  # type: ignore[arg-type]
    assert str(snapshot().version.day) == "2020-02-02"
    correct()
    assert snapshot().version.day == Change.log.order_by("pk").last().day  # type: ignore[union-attr]


def test_a_table_with_the_version_is_imported_again(client: Client, tmp_path: Any) -> None:
    text = b"".join(client.get("/statements.csv").streaming_content)  # type: ignore[attr-defined]
    (tmp_path / "statements.csv").write_bytes(text)
    call_command("import_coverage", str(tmp_path / "statements.csv"), dry_run=True)


def test_a_page_that_knows_no_record_says_no_version(client: Client) -> None:
    assert "of the archive" not in client.get("/no/such/page/").text
