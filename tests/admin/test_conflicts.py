"""Two editors open one record. Nothing that either of them saved is lost in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article, Person, Statement
from tests.admin.forms import Opened, errors, messages, open_form, submit

Write = Callable[..., Article]
Quote = Callable[..., Statement]


def change(record: Article | Statement | Person) -> str:
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/change/"


def compared(opened: Opened) -> list[tuple[str, str, str]]:
    """What the page shows of a conflict: field, stored value, sent value."""
    conflicts = [form.conflict for form in opened.forms if form.conflict]
    return [(one.label, one.stored, one.sent) for conflict in conflicts for one in conflict.differences]


def test_the_second_to_save_is_refused_and_sees_both_versions(desk: Client, other_desk: Client, write: Write) -> None:
    article = write(summary="They met.")
    mine = open_form(desk, change(article))
    submit(other_desk, change(article), headline="Envoys part", summary="They left.")
    again = mine.send(headline="Envoys sing")
    article.refresh_from_db()
    assert article.headline == "Envoys part"
    assert compared(again) == [("Headline", "Envoys part", "Envoys sing"), ("Summary", "They left.", "They met.")]
    page = again.response.text
    assert "rosa changed this at" in page
    assert "Nothing has been saved." in page


@pytest.mark.parametrize(("choice", "headline"), [("stored", "Envoys part"), ("sent", "Envoys sing")])
def test_the_editor_chooses_which_version_is_saved_and_keeps_the_others_other_changes(
    desk: Client, other_desk: Client, write: Write, choice: str, headline: str
) -> None:
    article = write(summary="They met.", author="A. Clerk")
    mine = open_form(desk, change(article))
    submit(other_desk, change(article), headline="Envoys part", summary="They left.")
    again = mine.send(headline="Envoys sing", author="B. Clerk")
    assert again.send(**again.choose("headline", choice)).response.status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.summary, article.author) == (headline, "They left.", "B. Clerk")


def test_saving_again_without_a_choice_is_refused_again(desk: Client, other_desk: Client, write: Write) -> None:
    article = write()
    mine = open_form(desk, change(article))
    submit(other_desk, change(article), headline="Envoys part")
    again = mine.send(headline="Envoys sing").send()
    assert compared(again) == [("Headline", "Envoys part", "Envoys sing")]
    article.refresh_from_db()
    assert article.headline == "Envoys part"


def test_a_choice_counts_only_for_the_version_that_it_was_made_against(
    desk: Client, other_desk: Client, write: Write
) -> None:
    article = write()
    mine = open_form(desk, change(article))
    submit(other_desk, change(article), headline="Envoys part")
    again = mine.send(headline="Envoys sing")
    submit(other_desk, change(article), headline="Envoys dance")
    third = again.send(**again.choose("headline", "sent"))
    assert compared(third) == [("Headline", "Envoys dance", "Envoys sing")]


def test_an_article_that_was_unpublished_meanwhile_does_not_come_back_public(
    desk: Client, other_desk: Client, write: Write
) -> None:
    article = write(status="published")
    mine = open_form(desk, change(article))
    submit(other_desk, change(article), status="draft", change_reason="A hoax")
    again = mine.send(headline="Envoys sing", change_reason="As printed")
    assert again.send().response.status_code == 302
    article.refresh_from_db()
    assert (article.status, article.headline) == ("draft", "Envoys sing")


def test_each_statement_of_an_article_has_its_own_version(
    desk: Client, other_desk: Client, write: Write, quote: Quote
) -> None:
    article = write()
    first, second = (quote(article, words, attribution="an envoy") for words in ("First", "Second"))
    mine = open_form(desk, change(article), "statements-0", "statements-1")
    submit(other_desk, change(first), words="First, corrected")
    assert mine.send(**{"statements-1-words": "Second, corrected"}).response.status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.words, second.words) == ("First, corrected", "Second, corrected")


def test_a_statement_that_both_changed_is_refused_in_the_form_of_its_article(
    desk: Client, other_desk: Client, write: Write, quote: Quote
) -> None:
    article = write()
    statement = quote(article, "Forst", attribution="an envoy")
    mine = open_form(desk, change(article), "statements-0")
    submit(other_desk, change(statement), words="First")
    again = mine.send(**{"statements-0-words": "Frost", "headline": "Envoys sing"})
    assert compared(again) == [("Words", "First", "Frost")]
    article.refresh_from_db()
    assert article.headline == "Envoys meet"
    again.send(**again.choose("statements-0-words", "stored"))
    statement.refresh_from_db()
    article.refresh_from_db()
    assert (statement.words, article.headline) == ("First", "Envoys sing")


def test_a_statement_that_somebody_changed_meanwhile_is_not_deleted_unseen(
    desk: Client, other_desk: Client, write: Write, quote: Quote
) -> None:
    article = write()
    statement = quote(article, "First", attribution="an envoy")
    mine = open_form(desk, change(article), "statements-0")
    submit(other_desk, change(statement), words="First, corrected")
    again = mine.send(**{"statements-0-DELETE": "on"})
    assert compared(again) == [("Words", "First, corrected", "First")]
    assert Statement.objects.filter(pk=statement.pk).exists()
    assert again.send().response.status_code == 302
    assert not Statement.objects.filter(pk=statement.pk).exists()


def test_a_closed_statement_that_somebody_changed_meanwhile_is_not_deleted_unseen_either(
    desk: Client, other_desk: Client, write: Write, quote: Quote
) -> None:
    article = write()
    statement = quote(article, "First", attribution="an envoy")
    mine = open_form(desk, change(article))
    submit(other_desk, change(statement), context="On the stairs")
    again = mine.send(**{"statements-0-DELETE": "on"})
    assert "rosa changed this at" in again.response.text
    assert Statement.objects.filter(pk=statement.pk).exists()
    assert again.send().response.status_code == 302
    assert not Statement.objects.filter(pk=statement.pk).exists()


def test_a_statement_that_somebody_deleted_meanwhile_is_left_out_and_the_rest_is_saved(
    desk: Client, other_desk: Client, write: Write, quote: Quote
) -> None:
    article = write()
    first, _second = (quote(article, words, attribution="an envoy") for words in ("First", "Second"))
    mine = open_form(desk, change(article), "statements-0", "statements-1")
    other_desk.post(f"/admin/articles/statement/{first.pk}/delete/", {"post": "yes"})
    answer = mine.send(headline="Envoys sing", **{"statements-1-words": "Second, corrected"}).response
    told = [one for one in messages(desk.get(answer.url)) if "deleted by rosa" in one]
    assert len(told) == 1
    assert told[0].endswith("All the rest has been saved.")
    article.refresh_from_db()
    assert article.headline == "Envoys sing"
    assert [one.words for one in article.statements.all()] == ["Second, corrected"]


def test_an_editor_who_changed_a_statement_that_is_gone_is_told_before_the_rest_is_saved(
    desk: Client, other_desk: Client, write: Write, quote: Quote
) -> None:
    article = write()
    first, _second = (quote(article, words, attribution="an envoy") for words in ("First", "Second"))
    mine = open_form(desk, change(article), "statements-0", "statements-1")
    other_desk.post(f"/admin/articles/statement/{first.pk}/delete/", {"post": "yes"})
    again = mine.send(**{"statements-0-words": "First, corrected", "statements-1-words": "Second, corrected"})
    assert again.response.status_code == 200
    assert "deleted by rosa at" in again.response.text
    assert "First, corrected" in again.response.text
    assert again.send().response.status_code == 302
    assert [one.words for one in article.statements.all()] == ["Second, corrected"]


def test_nothing_is_written_that_the_editor_did_not_change(
    desk: Client, write: Write, django_assert_num_queries: Callable
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    article = write()
    form = open_form(desk, change(article))
    with CaptureQueriesContext(connection) as queries:
        form.send(headline="Envoys sing")
    (written,) = [one["sql"] for one in queries if one["sql"].startswith('UPDATE "articles_article"')]
    assert written.count("=") == 2, written


def test_the_form_of_a_record_that_was_deleted_meanwhile_leads_to_the_trash(
    desk: Client, other_desk: Client, ada: Person
) -> None:
    mine = open_form(desk, change(ada))
    other_desk.post(f"/admin/articles/person/{ada.pk}/delete/", {"post": "yes"})
    answer = mine.send(name="Ada Q.").response
    assert "/admin/articles/deletedrecord/" in answer.url
    assert "deleted by rosa" in messages(desk.get(answer.url))[0]


def test_a_form_without_its_version_is_refused_rather_than_saved_over_what_is_stored(
    desk: Client, write: Write
) -> None:
    article = write()
    again = open_form(desk, change(article)).send(headline="Envoys sing", version="")
    assert ("Headline", "Envoys meet", "Envoys sing") in compared(again)
    assert errors(again.response)
