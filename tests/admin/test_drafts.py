"""The draft that is made of what was accepted in a review."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, IntakeItem, Outlet, Person, Proposal, QuoteCheck, Source, Statement, Venue
from tests.admin.forms import submit
from tests.admin.review.cast import make_source, propose_six
from tests.admin.review.screen import address, said, send, shown


@pytest.fixture
def source(ada: Person, outlet: Outlet) -> Source:
    return make_source()


@pytest.fixture
def six(source: Source, ada: Person) -> list[Proposal]:
    return propose_six(source, ada)


def draft(client: Client, source: Source, **changes: Any) -> Any:
    """Presses "Make the draft", with the fields as the page shows them but for the changes."""
    form = shown(client, source).context["page"].shown_draft_form
    values = {field.html_name: value for field in form if (value := field.value()) is not None}
    changed = {f"article-{name}": value for name, value in changes.items()}
    return client.post(address(source), {**values, "action": "draft", **changed})


def decide_all(client: Client, source: Source, six: list[Proposal], zenda: Venue) -> None:
    send(client, source, six[0], "accept", venue=zenda.pk, said_on="1 May 2015")
    send(client, source, six[1], "choose:1")
    send(client, source, six[1], "accept")
    send(client, source, six[2], "accept", paraphrase="All sides would stay to the end.")
    send(client, source, six[3], "accept")
    send(client, source, six[4], "accept")
    send(client, source, six[5], "reject")


def test_the_draft_has_what_was_accepted_in_its_order(
    desk: Client, source: Source, six: list[Proposal], ada: Person, zenda: Venue, nadia: User
) -> None:
    item = IntakeItem.objects.create(name="page", source=source, state="read")
    decide_all(desk, source, six, zenda)
    response = draft(desk, source, summary="The envoy opens the talks.")
    article = Article.objects.get(slug="envoy-quill-opens-talks-in-zenda")
    assert response["Location"] == f"/admin/articles/article/{article.pk}/change/"
    assert (article.status, article.coding, article.summary) == ("draft", "complete", "The envoy opens the talks.")
    assert (article.outlet.name, article.published, article.url) == (
        "The Courier",
        datetime.date(2015, 5, 1),
        source.address,
    )
    assert set(article.people.all()) == {ada}
    assert set(article.venues.all()) == {zenda}
    statements = list(article.statements.order_by("order"))
    assert [one.words or one.paraphrase for one in statements] == [
        "We shall see an end to this war",
        "a first step",
        "All sides would stay to the end.",
        "Nothing is decided yet. <b>Nothing</b> & nobody",
        "The palace welcomes the talks",
    ]
    assert [one.order for one in statements] == [1, 2, 3, 4, 5]
    assert (statements[0].speaker, statements[0].venue) == (ada, zenda)
    source.refresh_from_db()
    assert source.article == article
    assert [one.proposal for one in statements] == six[:5]
    item.refresh_from_db()
    assert item.state == "done"
    assert [one.history_user for one in article.history.all()] == [nadia]
    assert all(one.history.count() == 1 for one in statements)


def test_a_statement_is_found_in_its_source_by_its_words_or_what_is_around_them(
    desk: Client, source: Source, six: list[Proposal], zenda: Venue
) -> None:
    decide_all(desk, source, six, zenda)
    draft(desk, source)
    first, _second, paraphrase, *_others = Statement.objects.filter(article__source=source).order_by("order")
    assert (first.anchor_exact, first.anchor_prefix) == ("", "")
    assert paraphrase.anchor_exact == "The envoy"
    assert "We%20shall%20see%20an%20end" in first.source_url


def test_words_that_recur_are_found_by_what_stands_around_them(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    send(desk, source, six[5], "accept", attribution="The opposition", words="The opposition")
    blocks = source.blocks
    blocks[-1]["text"] = "The opposition rejected it again. The opposition left."
    Source.objects.filter(pk=source.pk).update(blocks=blocks)
    Proposal.objects.filter(pk=six[5].pk).update(content=[_span(source, "The opposition rejected the")])
    draft(desk, source)
    statement = Statement.objects.get(article__source=source)
    assert statement.anchor_prefix.endswith("talks.”")
    assert statement.anchor_suffix == "rejected the so-called"


def _span(source: Source, words: str) -> list[int]:
    source.refresh_from_db()
    start = source.text.index(words)
    return [start, start + len(words)]


def test_what_is_undecided_is_left_out_and_the_article_is_partly_coded(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    send(desk, source, six[0], "accept")
    draft(desk, source)
    article = Article.objects.get(source=source)
    assert (article.coding, article.statements.count()) == ("partly", 1)


def test_a_draft_is_made_once_and_nothing_is_decided_after_it(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    send(desk, source, six[0], "accept")
    page = shown(desk, source).context["page"]
    sent = {"proposal": page.present.pk, "seen": 0, "action": "reject"}
    draft(desk, source)
    response = desk.post(address(source), sent)
    assert said(response) == "The draft has been made already. Nothing was changed."
    assert "The draft has been made:" in response.text
    assert "Accept" not in response.text
    assert Article.objects.filter(source=source).count() == 1


def test_an_outlet_that_is_not_known_is_one_of_the_nearest_or_a_new_one(
    desk: Client, ada: Person, outlet: Outlet
) -> None:
    source = make_source()
    source.facts["outlet"] = [{"value": "Courier of Zenda", "where": "meta"}]
    source.save()
    response = draft(desk, source)
    assert response.status_code == 200
    assert "Choose the outlet, or make a new one." in response.text
    assert "A new outlet, “Courier of Zenda”" in response.text
    offered = dict(response.context["page"].draft_form.fields["known_outlet"].choices)
    assert str(outlet.pk) in offered
    draft(desk, source, known_outlet="new")
    assert Article.objects.get(source=source).outlet == Outlet.objects.get(slug="courier-of-zenda")


def test_what_is_wrong_with_the_article_is_told_beside_its_fields_and_nothing_is_stored(
    desk: Client, source: Source, write: Callable[..., Article]
) -> None:
    write(url=source.address)
    response = draft(desk, source, published="soon", headline="")
    form = response.context["page"].draft_form
    assert set(form.errors) == {"headline", "url", "published"}
    assert form["published"].value() == "soon"
    assert not Article.objects.filter(source=source).exists()


def test_the_draft_is_opened_in_the_ordinary_form_and_published(
    desk: Client, client: Client, source: Source, six: list[Proposal], zenda: Venue
) -> None:
    decide_all(desk, source, six, zenda)
    page = draft(desk, source)["Location"]
    assert submit(desk, page, status="published", summary="The envoy opens the talks.").status_code == 302
    assert "We shall see an end to this war" in client.get("/articles/envoy-quill-opens-talks-in-zenda/").text


def test_the_words_of_a_draft_are_checked_against_the_source_and_again_when_they_change(
    desk: Client, source: Source, six: list[Proposal], zenda: Venue
) -> None:
    decide_all(desk, source, six, zenda)
    page = draft(desk, source)["Location"]
    first = Statement.objects.get(article__source=source, order=1)
    assert first.quote_check.verdict == "verbatim"
    assert QuoteCheck.objects.filter(statement__article__source=source).count() == 4
    submit(desk, page, **{"statements-0-words": "We shall never see an end to this war"})
    assert QuoteCheck.objects.get(statement=first).verdict == "differs"
    text = " ".join(desk.get(f"/admin/articles/statement/{first.pk}/change/").text.split())
    assert "We shall <del>never</del> see an end to this war" in text
    assert first in desk.get("/admin/articles/statement/?work=words-differ").context["cl"].queryset
