"""What editors change in what readers have seen is told on /about/changes/, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import (
    Article,
    CorrectedRecord,
    Correction,
    DeletedRecord,
    Outlet,
    Person,
    Position,
    Question,
    Role,
    Statement,
    Topic,
    Venue,
)
from articles.models.merging import merge
from articles.models.versions import one_edit
from tests.admin.changes_page import CHANGES, form_of, save, told
from tests.admin.forms import submit

pytestmark = pytest.mark.django_db


def test_a_correction_is_told_field_by_field_with_its_reason(desk: Client, statement: Statement) -> None:
    answer = submit(desk, form_of(statement), words="We shall never see", change_reason="A word was missing.")
    assert answer.status_code == 302
    page = told()
    assert "Reason A word was missing." in page
    assert "Words Before We shall see After We shall never see" in page
    assert f'href="{statement.get_absolute_url()}"' in Client().get(CHANGES).text
    assert "nadia" not in page


def test_dates_are_told_as_far_as_they_are_known_and_choices_by_their_labels(statement: Statement) -> None:
    save(statement, said_on="2015-06-01", said_precision="month", channel="relayed")
    page = told()
    assert "Said on Before 1 May 2015 After June 2015" in page
    assert "Channel Before not stated After relayed by somebody else" in page


def test_related_records_are_told_by_the_names_that_they_had(statement: Statement, zenda: Venue, ada: Person) -> None:
    truce = Topic.objects.create(slug="truce", name="Truce")
    with one_edit(None, "Coded again."):
        statement.venue = zenda
        statement.topics.add(truce)
        statement.save()
    Venue.objects.update(name="Strelsau")
    page = told()
    assert "Venue Before nothing After Zenda" in page
    assert "Topics Before nothing After Truce" in page


def test_a_position_is_told_with_its_statement(statement: Statement) -> None:
    question = Question.objects.create(slug="truce", text="Should there be a truce?")
    with one_edit(None, "Coded."):
        position = Position.objects.create(
            statement=statement, question=question, stance="supports", note="She says so."
        )
    save(position, "Read again.", stance="opposes")
    with one_edit(None, "Not a stance."):
        DeletedRecord.objects.delete(position)
    page = told()
    assert "Position Should there be a truce? Before nothing After Should there be a truce?" in page
    assert "Stance Should there be a truce? Before supports After opposes" in page
    assert "Position Should there be a truce? Before Should there be a truce? After nothing" in page


def test_what_is_new_is_no_correction(desk: Client, published: Article, ada: Person, outlet: Outlet) -> None:
    topic, question = Topic.objects.create(slug="sleep", name="Sleep"), Question.objects.create(slug="truce", text="?")
    with one_edit(None, ""):
        statement = Statement(article=published, order=9, words="It is late.", speaker=ada)
        statement.save()
        statement.topics.add(topic)
        statement.positions.create(question=question, stance="supports", note="She says so.")
        article = Article(slug="new", headline="New", outlet=outlet, status="published", published="2015-05-01")
        article.save()
        article.people.add(ada)
    assert not Correction.objects.exists()
    save(statement, "Misread.", words="It is very late.")
    assert Correction.objects.get().records == 1


def test_a_role_is_told_with_its_person(statement: Statement, ada: Person) -> None:
    with one_edit(None, "Found."):
        role = Role.objects.create(slug="envoy", person=ada, title="Envoy")
    save(role, "The dates were missing.", started="2014-01-01", started_precision="year")
    page = told()
    assert "Started Envoy Before nothing After 2014" in page
    assert "Ada Quill" in page


def test_fields_that_readers_cannot_see_are_never_told(published: Article, statement: Statement) -> None:
    save(published, text="The whole text.", reuse="own")
    save(statement, order=7)
    save(statement.speaker, sort_name="Quill")
    assert not Correction.objects.exists()


def test_a_merge_is_told_and_keeps_what_was_told_before(statement: Statement, ada: Person) -> None:
    save(ada, "A fuller name.", name="Ada M. Quill")
    other = Person.objects.create(slug="a-quill", name="A. Quill", sort_name="Quill, A.")
    with one_edit(None):
        merge(other, ada)
    page = told()
    assert "Two records of the same thing were merged." in page
    assert "Before Ada M. Quill After A. Quill" in page
    assert "Name Before Ada Quill After Ada M. Quill" in page


def test_a_renamed_address_is_told(published: Article) -> None:
    save(published, "A typing error.", slug="envoys-met")
    assert "Last part of its address Before envoys-meet After envoys-met" in told()


def test_a_change_of_many_is_one_entry_with_a_page_of_its_own(
    desk: Client, published: Article, quote: Callable[..., Statement], zenda: Venue
) -> None:
    statements = [quote(published, words=f"Word {number:03}", attribution="an envoy") for number in range(60)]
    address = f"/admin/articles/statement/bulk/?records={'.'.join(str(one.pk) for one in statements)}"
    shown = desk.post(address, {"change_venue": "on", "venue": zenda.pk, "venue_to": zenda.pk})
    with one_edit(None, "All in Zenda."):
        for one in statements:
            one.venue = zenda
            one.save()
    assert shown.status_code == 200
    page = told()
    assert "60 records" in page
    assert page.count("Venue Before nothing After Zenda") == 5
    (correction,) = Correction.objects.all()
    first = told(f"/about/changes/{correction.uid}/")
    assert first.count("Venue Before nothing After Zenda") == 50
    assert told(f"/about/changes/{correction.uid}/?after=49").count("Venue Before nothing") == 10


def test_an_import_is_told_without_the_name_of_the_file(
    tmp_path: Any, published: Article, statement: Statement
) -> None:
    from articles.exchange.tables.importer import import_table

    table = tmp_path / "private-name.csv"
    table.write_text(f"id,article_url,words\n{statement.uid},{published.slug},We shall see soon\n")
    report = import_table(table, name="private-name.csv")
    assert report.stored, report
    page = told()
    assert "Words Before We shall see After We shall see soon" in page
    assert "private" not in page


def test_only_administrators_delete_an_entry_that_must_not_be_shown(
    desk: Client, root: Client, statement: Statement
) -> None:
    save(statement, words="Something unlawful")
    (correction,) = Correction.objects.all()
    address = f"/admin/articles/correction/{correction.pk}/delete/"
    assert "Misread." in desk.get("/admin/articles/correction/").text
    assert desk.post(address, {"post": "yes"}).status_code == 403
    assert "unlawful" in told()
    assert root.post(address, {"post": "yes"}).status_code == 302
    assert "unlawful" not in told()


@pytest.mark.django_db(transaction=True)  # on PostgreSQL an open transaction is indexed at every request
def test_the_page_takes_as_many_queries_for_two_thousand_changes_as_for_two(statement: Statement) -> None:
    def queries(address: str) -> int:
        Client().get(f"{address}&first")  # the index follows
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(address).status_code == 200
        return len(captured)

    save(statement, words="We shall see 0")
    save(statement, words="We shall see 1")
    of_statement = f"{CHANGES}?statement={statement.uid}"
    few = [queries(f"{CHANGES}?few"), queries(f"{of_statement}&few"), queries("/about/changes.atom?few")]
    Correction.objects.bulk_create([Correction(reason="Again.", records=1) for _ in range(2000)])
    CorrectedRecord.objects.bulk_create(
        [
            CorrectedRecord(
                correction=correction,
                position=0,
                event="changed",
                noun="statement",
                key=statement.pk,
                article=statement.article_id,
                slug=statement.uid,
                label="Ada",
                changes=[{"noun": "statement", "about": "", "field": "words", "before": "a", "after": "b"}],
            )
            for correction in Correction.objects.filter(reason="Again.")
        ]
    )
    many = [queries(f"{CHANGES}?many"), queries(f"{of_statement}&many"), queries("/about/changes.atom?many")]
    assert many == few
    assert few == [6, 7, 5]
