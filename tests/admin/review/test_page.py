"""The review shows the text beside the proposals, to those who may see it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from articles.admin.review import page as review_page
from articles.intake.proposing import passage
from articles.models import Decision, Person, Proposal, Source
from tests.admin.review.cast import TEXT, make_source, propose, propose_six
from tests.admin.review.screen import address, present, send, shown, states


def test_the_text_stands_beside_the_proposals_escaped_and_with_each_stretch_marked(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    page = shown(desk, source).text
    assert "<b>Nothing" not in page
    for proposal in six:
        marked = re.findall(rf'<mark data-proposal="{proposal.pk}" data-state="undecided">(.*?)</mark>', page)
        assert len(marked) == 1
    assert "Nothing is decided yet. &lt;b&gt;Nothing&lt;/b&gt; &amp; nobody</mark>" in page
    blocks = re.findall(r'data-start="(\d+)">(.*?)</p>', page)
    assert [int(start) for start, _html in blocks] == [TEXT.index(text) for text in TEXT.split("\n\n")]
    assert "Not part of the story" in page


def test_the_fields_hold_what_is_proposed_and_the_first_undecided_one_is_shown(
    desk: Client, source: Source, six: list[Proposal], ada: Person
) -> None:
    response = shown(desk, source)
    assert present(response) == six[0]
    form = response.context["page"].shown_form
    assert form["words"].value() == "We shall see an end to this war"
    assert form["speaker"].value() == ada.pk
    assert form["attribution"].value() == "Ada Quill"
    assert "subject of the cue, 97 %" in response.text


def test_it_says_how_many_are_sure_enough(desk: Client, source: Source, six: list[Proposal]) -> None:
    six[3].delete()
    choices = re.findall(r"at least \d+ %: \d+ \w+", shown(desk, source).text)
    assert choices[:2] == ["at least 95 %: 1 proposal", "at least 90 %: 2 proposals"]


def test_looking_at_a_proposal_decides_nothing(desk: Client, source: Source, six: list[Proposal]) -> None:
    for proposal in six:
        assert present(shown(desk, source, proposal)) == proposal
    assert set(states(source)) == {"undecided"}
    assert not Decision.objects.exists()


def test_the_checks_of_the_desk_stand_beside_the_proposal(desk: Client, source: Source, six: list[Proposal]) -> None:
    send(desk, source, six[0], "edit", said_on="5 May 2015")
    page = shown(desk, source, six[0]).text
    assert "after the article was published on 1 May 2015" in page
    six[1].delete()
    propose(source, "We shall see an end to this war", speaker=six[0].speaker)
    assert "has the same words and the same speaker" in shown(desk, source, six[0]).text


def test_it_says_when_a_source_was_read_in_part(
    desk: Client, source: Source, six: list[Proposal], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Only its beginning was read for statements"
    assert said not in shown(desk, source).text
    with monkeypatch.context() as patch:
        patch.setattr(review_page, "MOST_PROPOSALS", len(six))
        assert said in shown(desk, source).text
    monkeypatch.setattr(passage, "MOST_CHARACTERS", 100)
    assert said in shown(desk, source).text


QUERIES = 24


def test_the_page_costs_the_same_number_of_queries_for_any_number_of_proposals(
    desk: Client, source: Source, six: list[Proposal], ada: Person, django_assert_num_queries: Any
) -> None:
    shown(desk, source)
    with django_assert_num_queries(QUERIES):
        shown(desk, source, six[0])
    for _copy in range(5):
        propose_six(source, ada)
    with django_assert_num_queries(QUERIES):
        shown(desk, source, six[0])


def test_the_list_shows_what_waits_and_leads_to_each_review(
    desk: Client, source: Source, six: list[Proposal], ada: Person
) -> None:
    half = make_source(digest="1" * 64)
    send(desk, half, propose_six(half, ada)[0], "accept")
    listing = "/admin/articles/source/"
    assert address(source) in desk.get(listing).text
    listed = {one: set(desk.get(listing, {"progress": one}).context["cl"].queryset) for one in ("waiting", "partly")}
    assert listed == {"waiting": {source}, "partly": {half}}
    assert set(desk.get(listing, {"progress": "decided"}).context["cl"].queryset) == set()
    assert desk.get(f"{listing}{source.pk}/change/")["Location"] == address(source)


def test_who_may_only_look_sees_the_text_and_can_decide_nothing(
    onlooker: Client, source: Source, six: list[Proposal]
) -> None:
    page = shown(onlooker, source)
    assert "We shall see an end to this war" in page.text
    assert "Make the draft" not in page.text
    assert onlooker.post(address(source), {"action": "accept", "proposal": six[0].pk}).status_code == 403
    assert Client().get(address(source)).status_code == 302
    assert onlooker.get("/admin/articles/source/999999/review/").status_code == 404


def test_no_public_page_and_no_export_holds_a_word_of_a_source(client: Client, source: Source) -> None:
    for path in ("/", "/statements/?q=newsletter", "/articles.csv", "/statements.json", "/api/v1/"):
        assert "Subscribe to our newsletter" not in client.get(path).getvalue().decode()
