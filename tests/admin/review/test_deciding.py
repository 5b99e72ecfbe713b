"""An editor decides about the proposals of a source, without script."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Decision, Person, Proposal, Source
from tests.admin.review.cast import span
from tests.admin.review.screen import address, as_shown, present, said, send, shown, states


def test_accepting_and_rejecting_move_on_and_say_who_decided(
    desk: Client, source: Source, six: list[Proposal], nadia: User
) -> None:
    response = send(desk, source, six[0], "accept")
    assert said(response) == "Accepted."
    assert present(response) == six[1]
    response = send(desk, source, six[1], "reject")
    assert present(response) == six[2]
    assert states(source)[:2] == ["accepted", "rejected"]
    [one, other] = Decision.objects.order_by("pk")
    assert (one.action, one.made_by, one.before, one.after) == (
        "accept",
        nadia,
        {"state": "undecided"},
        {"state": "accepted"},
    )
    assert (other.action, other.proposal) == ("reject", six[1])
    assert "accept (nadia)" in shown(desk, source, six[0]).text


def test_what_is_put_off_comes_after_all_others(desk: Client, source: Source, six: list[Proposal]) -> None:
    assert present(send(desk, source, six[0], "later")) == six[1]
    for proposal in six[1:]:
        response = send(desk, source, proposal, "reject")
    assert present(response) == six[0]
    assert states(source)[0] == "later"


def test_everything_can_be_undone_the_last_first(desk: Client, source: Source, six: list[Proposal]) -> None:
    send(desk, source, six[0], "edit", attribution="Envoy Ada Quill")
    send(desk, source, six[0], "accept")
    send(desk, source, six[1], "reject")
    assert present(send(desk, source, six[2], "undo")) == six[1]
    assert states(source)[:2] == ["accepted", "undecided"]
    send(desk, source, six[2], "undo")
    send(desk, source, six[2], "undo")
    six[0].refresh_from_db()
    assert (six[0].state, six[0].attribution) == ("undecided", "Ada Quill")
    assert said(send(desk, source, six[2], "undo")) == "There is nothing of yours to undo."
    assert [one.undone for one in Decision.objects.order_by("pk")] == [True] * 3 + [False] * 3


def test_all_that_are_sure_enough_are_accepted_at_once_and_undone_at_once(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    six[3].words = ""
    six[3].save()
    response = send(desk, source, six[0], "accept-sure", percent="80")
    assert said(response) == "Accepted 3. 1 is not complete yet."
    assert states(source) == ["accepted", "accepted", "undecided", "undecided", "accepted", "undecided"]
    send(desk, source, six[0], "undo")
    assert set(states(source)) == {"undecided"}


def test_all_of_one_or_two_words_are_rejected_at_once(desk: Client, source: Source, six: list[Proposal]) -> None:
    assert said(send(desk, source, six[0], "reject-short")) == "Rejected 1."
    assert states(source)[5] == "rejected"


def test_a_stretch_is_added_by_its_words_or_its_offsets(desk: Client, source: Source, six: list[Proposal]) -> None:
    response = send(desk, source, six[0], "add", stretch="The  opposition rejected")
    added = present(response)
    assert (added.content, added.kind, added.rule) == ([span("The opposition rejected")], "paraphrase", "by-hand")
    start, end = span("“The palace welcomes the talks.”")
    response = send(desk, source, six[0], "add", start=start, end=end)
    assert (present(response).words, present(response).kind) == ("The palace welcomes the talks.", "quotation")
    assert "do not stand in the source" in said(send(desk, source, six[0], "add", stretch="We never said this"))
    assert "Select a passage" in said(send(desk, source, six[0], "add", start="5", end="99999"))
    assert source.proposals.count() == 8
    assert Decision.objects.filter(action="add").count() == 2


def test_what_another_editor_decided_meanwhile_is_shown_and_nothing_typed_is_lost(
    desk: Client, other_desk: Client, source: Source, six: list[Proposal], ada: Person
) -> None:
    values = as_shown(shown(desk, source, six[1]))
    send(other_desk, source, six[1], "choose:1")
    response = desk.post(address(source), {**values, "action": "accept", "attribution": "Envoy Quill"})
    assert response.status_code == 409
    assert "rosa has decided about this meanwhile: edit" in " ".join(response.text.split())
    assert "Speaker: “nothing” became “Ada Quill”" in response.text
    assert response.context["page"].shown_form["attribution"].value() == "Envoy Quill"
    six[1].refresh_from_db()
    assert (six[1].state, six[1].speaker, six[1].attribution) == ("undecided", ada, "The envoy")


def test_nobody_undoes_what_another_editor_has_built_on(
    desk: Client, other_desk: Client, source: Source, six: list[Proposal]
) -> None:
    send(desk, source, six[0], "accept")
    send(other_desk, source, six[0], "reject")
    response = send(desk, source, six[0], "undo")
    assert response.status_code == 409
    assert states(source)[0] == "rejected"


@pytest.mark.parametrize("action", ["", "explode", "choose:", "choose:x", "person:99999999999999999999", "venue:\x00"])
def test_an_action_that_makes_no_sense_changes_nothing(
    desk: Client, source: Source, six: list[Proposal], action: str
) -> None:
    response = send(desk, source, six[1], action)
    assert response.status_code == 200
    assert not Decision.objects.exists()


def test_where_nothing_is_proposed_only_a_passage_can_be_added(desk: Client, source: Source) -> None:
    for action in ("accept", "reject", "later", "edit", "choose:1", "same", "make-venue", "undo"):
        response = desk.post(address(source), {"action": action, "kind": "quotation"})
        assert response.status_code == 200
        assert "There is no such action." in response.text
    response = desk.post(address(source), {"action": "add", "stretch": "The opposition rejected"}, follow=True)
    assert present(response).content == [span("The opposition rejected")]
