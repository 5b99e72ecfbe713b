from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import index, nouns
from articles.admin import searching
from articles.models import Article, Organisation, Party, Person, Position, Question, Statement, Topic
from tests.admin.forms import errors, submit

LIST = "/admin/articles/statement/"


def change(statement: Statement) -> str:
    return f"{LIST}{statement.pk}/change/"


def test_a_statement_shows_its_permanent_address_and_keeps_it(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    statement = quote(write(), attribution="an envoy")
    uid = statement.uid
    assert uid in desk.get(change(statement)).text
    submit(desk, change(statement), uid="mine", words="Changed")
    statement.refresh_from_db()
    assert (statement.uid, statement.words) == (uid, "Changed")


def test_a_position_is_coded_on_its_statement(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    statement = quote(write(), attribution="an envoy")
    question = Question.objects.create(slug="will-it-hold", text="Will it hold?")
    new = {"positions-TOTAL_FORMS": 1, "positions-0-question": question.pk, "positions-0-stance": "opposes"}
    answer = submit(desk, change(statement), **new)
    assert errors(answer) == {"positions-0-note": ["This field is required."]}
    submit(desk, change(statement), **new, **{"positions-0-note": "It says no."})
    assert Position.objects.get(statement=statement).note == "It says no."


def test_somebody_elses_role_is_rejected_beside_its_field(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person
) -> None:
    eve = Person.objects.create(slug="eve", name="Eve", sort_name="Eve")
    role = eve.roles.create(slug="eve-envoy", title="Envoy")
    statement = quote(write(), speaker=ada)
    answer = submit(desk, change(statement), role=role.pk)
    assert errors(answer) == {"role": ["This role is not the speaker's."]}


@pytest.mark.parametrize(
    ("changes", "rejected"),
    [
        ({"kind": "paraphrase", "words": "", "paraphrase": ""}, "paraphrase"),
        ({"kind": "paraphrase", "words": "We shall see", "paraphrase": "He waits."}, "words"),
        ({"kind": "partial", "words": "", "paraphrase": "He waits."}, "words"),
        ({"kind": "quotation", "attribution": ""}, "attribution"),
    ],
)
def test_a_statement_that_contradicts_its_kind_or_has_no_speaker_is_rejected_beside_one_field(
    desk: Client,
    write: Callable[..., Article],
    quote: Callable[..., Statement],
    changes: dict[str, str],
    rejected: str,
) -> None:
    statement = quote(write(), attribution="an envoy")
    assert list(errors(submit(desk, change(statement), **changes))) == [rejected]


def test_the_party_filter_follows_the_role_then_the_organisation_then_the_editors_choice(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person, party: Party
) -> None:
    other = Party.objects.create(slug="graustark", name="Graustark")
    role = ada.roles.create(slug="ada-envoy", title="Envoy", party=party)
    body = Organisation.objects.create(slug="court", name="The court", party=party)
    article = write()
    by_role = quote(article, speaker=ada, role=role, party=other)
    by_body = quote(article, organisation=body, party=other)
    by_choice = quote(article, attribution="an envoy", party=party)
    quote(article, attribution="another envoy", party=other)
    rows = desk.get(LIST, {"party": "ruritania"}).context["cl"].result_list
    assert {row.uid for row in rows} == {by_role.uid, by_body.uid, by_choice.uid}


def test_search_finds_words_paraphrase_attribution_headline_and_address(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    statement = quote(write("heliotrope"), "amaranth", paraphrase="vermilion", attribution="cerulean")
    for term in ("heliotrope", "amaranth", "vermilion", "cerulean", statement.uid):
        rows = desk.get(LIST, {"q": term}).context["cl"].result_list
        assert [row.uid for row in rows] == [statement.uid]


def test_published_statements_and_drafts_are_both_found(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    draft, published = write(slug="draft-one"), write(slug="public-one")
    found = {quote(one, "amaranthine", attribution="an envoy").uid for one in (draft, published)}
    published.status = Article.Status.PUBLISHED
    published.save()
    rows = desk.get(LIST, {"q": "amaranthine"}).context["cl"].result_list
    assert {row.uid for row in rows} == found


def test_search_works_while_there_is_no_index(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable() -> Any:
        raise index.Unavailable

    statement = quote(write(), "amaranthine", attribution="an envoy")
    monkeypatch.setattr(nouns, "snapshot", unavailable)
    rows = desk.get(LIST, {"q": "maranth"}).context["cl"].result_list
    assert [row.uid for row in rows] == [statement.uid]
    assert desk.get("/admin/articles/topic/").status_code == 200


def test_a_search_with_very_many_matches_says_that_it_shows_only_the_best(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_FOUND", 3)
    page = desk.get(LIST, {"q": "political"})
    assert len(page.context["cl"].result_list) == 3
    assert "Only the best matches are shown: 3 of " in page.text


def test_the_list_narrows_by_the_year_it_was_said_in(desk: Client) -> None:
    rows = desk.get(LIST, {"year": "2014"}).context["cl"].result_list
    assert {row.uid for row in rows} == set(Statement.objects.filter(said_on__year=2014).values_list("uid", flat=True))
    assert rows


def test_the_counts_of_topics_include_drafts(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    topic = Topic.objects.get(slug="ceasefire")
    before = topic.statements.count()
    quote(write(), attribution="an envoy").topics.add(topic)
    rows = desk.get("/admin/articles/topic/").context["cl"].result_list
    assert [row.statements_counted for row in rows if row == topic] == [before + 1]
