from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import index, nouns
from articles.admin.lists import searching
from articles.models import Article, Organisation, Party, Person, Position, Question, Statement, Topic, Venue
from tests.admin.forms import errors, open_form, submit

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


def test_a_new_statement_of_an_article_begins_with_what_the_last_one_says(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person, zenda: Venue
) -> None:
    article = write()
    role = ada.roles.create(slug="quill-envoy", title="Envoy")
    said = quote(article, speaker=ada, role=role, said_on="2015-05-01", venue=zenda, medium="briefing")
    said.topics.set(Topic.objects.order_by("pk")[:2])
    quote(article, "Another", attribution="an envoy", order=0)
    form = desk.get(f"{LIST}add/?article={article.pk}").context["adminform"].form
    carried = {name: form[name].value() for name in ("speaker", "role", "said_on", "venue", "medium", "round")}
    assert carried == {
        "speaker": str(ada.pk),
        "role": str(role.pk),
        "said_on": "2015-05-01",
        "venue": str(zenda.pk),
        "medium": "briefing",
        "round": None,
    }
    assert sorted(form["topics"].value()) == sorted(str(topic.pk) for topic in said.topics.all())
    for article_key in ("x", "0", "9" * 40):
        assert desk.get(f"{LIST}add/?article={article_key}").status_code == 200


def test_the_form_of_an_article_holds_what_a_new_statement_takes_over(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement], ada: Person
) -> None:
    article = write()
    quote(article, speaker=ada, said_on="2015-05-01")
    (inline,) = desk.get(f"/admin/articles/article/{article.pk}/change/").context["inline_admin_formsets"]
    carried = json.loads(inline.formset.last_values)
    assert carried["speaker"] == [[str(ada.pk), "Ada Quill"]]
    assert carried["said_on"] == [["2015-05-01", ""]]


def test_save_and_add_another_leads_to_the_next_statement_of_the_article(
    desk: Client, write: Callable[..., Article]
) -> None:
    article = write()
    facts = {"article": article.pk, "kind": "quotation", "words": "We shall see", "attribution": "an envoy"}
    answer = submit(desk, f"{LIST}add/", **facts, _addanother="1")
    assert (answer.status_code, answer.url) == (302, f"{LIST}add/?article={article.pk}")


def test_a_form_that_is_sent_twice_is_saved_once_and_answered_alike(
    desk: Client, write: Callable[..., Article]
) -> None:
    article = write()
    facts = {"article": article.pk, "kind": "quotation", "words": "We shall see", "attribution": "an envoy"}
    form = open_form(desk, f"{LIST}add/")
    for _time in range(2):
        answer = form.send(**facts, form_number="abcdefghijkl", _continue="1").response
        assert answer["Location"] == change(article.statements.get())
        assert answer.cookies["desk_saved"].value.endswith("abcdefghijkl")
    form.send(**facts, form_number="abcdefghijkl", context="Another one.")
    form.send(**facts, form_number="lkjihgfedcba")
    assert article.statements.count() == 3


def test_rows_that_are_sent_twice_are_added_once(
    desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    statement = quote(write(), attribution="an envoy")
    question = Question.objects.create(slug="will-it-hold", text="Will it hold?")
    row = {"question": question.pk, "stance": "opposes", "note": "It says no."}
    new = {"positions-TOTAL_FORMS": 1, **{f"positions-0-{name}": value for name, value in row.items()}}
    form = open_form(desk, change(statement))
    answers = [form.send(**new, form_number="abcdefghijkl").response for _time in range(2)]
    assert [answer["Location"] for answer in answers] == [LIST, LIST]
    assert statement.positions.count() == 1


def test_a_form_that_was_saved_saves_again_what_was_changed_since(
    desk: Client, other_desk: Client, write: Callable[..., Article], quote: Callable[..., Statement]
) -> None:
    statement = quote(write(), attribution="an envoy")
    form = open_form(desk, change(statement))
    form.send(words="Wait", form_number="abcdefghijkl")
    submit(other_desk, change(statement), words="We shall see")
    form.send(words="Wait", form_number="abcdefghijkl")
    statement.refresh_from_db()
    assert statement.words == "Wait"


@pytest.mark.parametrize(("carried", "saved"), [("speaker said_on order", 0), ("said_on", 1), ("", 1)])
def test_a_row_with_nothing_but_what_was_carried_over_is_not_saved(
    desk: Client, write: Callable[..., Article], ada: Person, carried: str, saved: int
) -> None:
    article = write()
    row = {"speaker": ada.pk, "said_on": "2015-05-01", "order": 1, "carried": carried}
    facts = {f"statements-0-{name}": value for name, value in row.items()}
    blank = {f"statements-0-{name}": value for name, value in (("channel", "not-stated"), ("said_precision", "day"))}
    answer = submit(
        desk, f"/admin/articles/article/{article.pk}/change/", **{"statements-TOTAL_FORMS": 1}, **facts, **blank
    )
    assert answer.status_code == (200 if saved else 302)  # the kind is missing
    assert not article.statements.exists()


def role_on(client: Client, speaker: object, day: str) -> str | None:
    role = client.get("/admin/articles/role/of/", {"speaker": speaker, "day": day}).json()["role"]
    return role and role["text"]


def test_the_role_is_the_only_one_that_the_speaker_held_that_day(desk: Client, ada: Person) -> None:
    ada.roles.create(slug="one", title="Clerk", started="2012-01-01", ended="2013-01-01", ended_precision="year")
    ada.roles.create(slug="two", title="Envoy", started="2014-01-01")
    assert role_on(desk, ada.pk, "2 June 2013") == "Ada Quill, Clerk (1 January 2012 – 2013)"
    assert role_on(desk, ada.pk, "2015-05-01") == "Ada Quill, Envoy (from 1 January 2014)"
    assert role_on(desk, ada.pk, "2011-05-01") is None
    assert role_on(desk, ada.pk, "") is None
    ada.roles.create(slug="three", title="Poet", started="2014-01-01")
    assert role_on(desk, ada.pk, "2015-05-01") is None
    for speaker in ("", "x", "9" * 40):
        assert role_on(desk, speaker, "2015-05-01") is None


def test_a_box_beside_a_speaker_offers_the_speaker_s_roles_those_held_that_day_first(desk: Client, ada: Person) -> None:
    ada.roles.create(slug="one", title="Clerk", started="2012-01-01", ended="2013-01-01")
    ada.roles.create(slug="two", title="Envoy", started="2010-01-01", ended="2011-01-01")
    asked = {"app_label": "articles", "model_name": "statement", "field_name": "role", "term": ""}
    for day, first in (("2012-05-01", "Clerk"), ("2010-05-01", "Envoy")):
        found = desk.get("/admin/autocomplete/", {**asked, "speaker": ada.pk, "day": day}).json()["results"]
        assert found[0]["text"].startswith(f"Ada Quill, {first} (")
        assert len(found) == 2
    assert desk.get("/admin/autocomplete/", {**asked, "speaker": "x"}).json()["results"] == []
    assert len(desk.get("/admin/autocomplete/", asked).json()["results"]) > 2
