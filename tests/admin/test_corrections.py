"""What editors change in what readers have seen is told on /about/changes/, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
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
from articles.models.bringing_back import bring_back
from articles.models.merging import merge
from articles.models.versions import one_edit
from tests.admin.forms import submit

pytestmark = pytest.mark.django_db

CHANGES = "/about/changes/"


def told(address: str = CHANGES) -> str:
    """The text of the page as a reader gets it, without tags."""
    page = Client().get(address)
    assert page.status_code == 200
    main = page.text[page.text.index("<main") : page.text.index("</main>")]
    return " ".join(re.sub("<[^>]+>", " ", main).split())


def form_of(record: Any) -> str:
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/change/"


def save(record: Any, reason: str = "Misread.", **values: Any) -> None:
    """Stores the values as the desk does."""
    with one_edit(None, reason):
        for name, value in values.items():
            setattr(record, name, value)
        record.save()


@pytest.fixture
def published(write: Callable[..., Article]) -> Article:
    return write(status="published", language="en")


@pytest.fixture
def statement(published: Article, quote: Callable[..., Statement], ada: Person) -> Statement:
    return quote(published, speaker=ada, said_on="2015-05-01")


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


def test_what_readers_may_no_longer_see_is_not_counted(write: Callable[..., Article], published: Article) -> None:
    others = [write(slug, status="published", url=f"https://courier.example/{slug}") for slug in ("one", "two")]
    with one_edit(None, "Renamed."):
        for article in (published, *others):
            article.headline = f"{article.headline} again"
            article.save()
    assert "3 records" in told()
    Article.objects.filter(pk__in=[one.pk for one in others]).update(status="draft")
    page = told()
    assert "Renamed." in page
    assert "3 records" not in page


def test_a_role_is_told_with_its_person(statement: Statement, ada: Person) -> None:
    with one_edit(None, "Found."):
        role = Role.objects.create(slug="envoy", person=ada, title="Envoy")
    save(role, "The dates were missing.", started="2014-01-01", started_precision="year")
    page = told()
    assert "Started Envoy Before nothing After 2014" in page
    assert "Ada Quill" in page


def test_what_only_drafts_contain_is_never_told(
    write: Callable[..., Article], quote: Callable[..., Statement], ada: Person
) -> None:
    draft = write(coding_note="Ask the desk.")
    statement = quote(draft, speaker=ada)
    save(draft, headline="A secret headline")
    save(statement, words="A secret word")
    save(ada, description="A secret envoy")
    save(draft, status="published")
    assert "secret" not in told()
    assert not Correction.objects.exists()


def test_fields_that_readers_cannot_see_are_never_told(published: Article, statement: Statement) -> None:
    save(published, text="The whole text.", reuse="own")
    save(statement, order=7)
    save(statement.speaker, sort_name="Quill")
    assert not Correction.objects.exists()


def test_an_edit_that_changes_and_publishes_is_no_correction(
    write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    draft = write()
    statement = quote(draft, attribution="an envoy")
    with one_edit(None, "Ready."):
        draft.status = "published"
        draft.save()
        statement.words = "We shall see indeed"
        statement.save()
    assert not Correction.objects.exists()


def test_an_article_that_is_withdrawn_takes_its_earlier_corrections_with_it(
    published: Article, statement: Statement
) -> None:
    save(statement, words="We shall never see")
    save(published, "Not what it seemed.", status="draft")
    page = told()
    assert "Withdrawn: it is no longer published." in page
    assert "Not what it seemed." in page
    assert "never" not in page


def test_what_was_changed_while_it_was_withdrawn_is_told_once_it_is_published_again(
    published: Article, statement: Statement
) -> None:
    save(published, "To be checked.", status="draft")
    save(statement, words="We shall see nothing")
    save(statement, words="We shall see it all")
    assert "see it all" not in told()
    save(published, "Checked.", status="published", summary="In short.")
    page = told()
    assert "Published again." in page
    assert "Summary Before nothing After In short." in page
    assert "Words Before We shall see After We shall see it all" in page
    assert "nothing it" not in page
    assert "We shall see nothing" not in page


def test_a_statement_that_is_moved_to_a_draft_is_told_and_so_is_its_return(
    desk: Client, write: Callable[..., Article], published: Article, statement: Statement
) -> None:
    save(statement, words="We shall never see")
    draft = write("not-yet", url="https://courier.example/not-yet")
    submit(desk, form_of(statement), article=draft.pk, change_reason="It is from another report.")
    assert "Ada Quill: We shall never see Statement · Withdrawn: it is no longer published." in told()
    assert "It is from another report." in told()
    assert "Words Before" not in told()
    assert CorrectedRecord.objects.of_record("article", published.pk).count() == 2
    save(draft, "", status="published")
    assert "Published again." in told()
    assert "Article Before Envoys meet After Not yet" in told()
    assert "Words Before We shall see After We shall never see" in told()


def test_a_deletion_is_told_and_so_is_the_return(published: Article, statement: Statement, nadia: User) -> None:
    with one_edit(nadia, "Said by somebody else."):
        kept = DeletedRecord.objects.delete(statement)
    assert "Ada Quill: We shall see Statement · Deleted." in told()
    bring_back(kept.pk, nadia)
    assert "Published again." in told()


def test_a_deleted_article_that_comes_back_is_told_when_it_is_published(
    published: Article, statement: Statement, nadia: User
) -> None:
    with one_edit(nadia, "A copy."):
        kept = DeletedRecord.objects.delete(published)
    article, _notes = bring_back(kept.pk, nadia)
    assert CorrectedRecord.objects.count() == 1
    article = Article.objects.get(pk=article.pk)
    save(Statement.objects.get(pk=statement.pk), words="We shall not see")
    save(article, "Not a copy.", status="published")
    assert "Words Before We shall see After We shall not see" in told()


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
