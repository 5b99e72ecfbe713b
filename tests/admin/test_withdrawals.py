"""What readers may no longer see, or see again, is told; what they never saw is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import (
    Article,
    CorrectedRecord,
    Correction,
    DeletedRecord,
    Person,
    Statement,
)
from articles.models.bringing_back import bring_back
from articles.models.versions import one_edit
from tests.admin.changes_page import form_of, save, told
from tests.admin.forms import submit

pytestmark = pytest.mark.django_db


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
