"""An editor decides about the proposals of a source, without script."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.admin import review_page
from articles.intake.proposing import passage
from articles.models import Decision, Outlet, Person, Proposal, Role, Source, Venue
from tests.admin.review_cast import TEXT, make_source, propose, propose_six, span


@pytest.fixture
def source(ada: Person, outlet: Outlet) -> Source:
    return make_source()


@pytest.fixture
def six(source: Source, ada: Person) -> list[Proposal]:
    return propose_six(source, ada)


def address(source: Source) -> str:
    return f"/admin/articles/source/{source.pk}/review/"


def shown(client: Client, source: Source, proposal: Proposal | None = None) -> Any:
    return client.get(address(source), {"proposal": proposal.pk} if proposal else {})


def as_shown(response: Any) -> dict[str, Any]:
    """What the form of the present proposal would send, as the page shows it."""
    page = response.context["page"]
    values = {name: value for field in page.shown_form if (value := field.value()) is not None for name in [field.name]}
    return {**values, "proposal": page.current.pk, "seen": page.current.last_decision or 0}


def send(client: Client, source: Source, proposal: Proposal, action: str, **changes: Any) -> Any:
    """Opens the proposal, changes fields, and presses a button of the form."""
    values = as_shown(shown(client, source, proposal))
    return client.post(address(source), {**values, "action": action, **changes}, follow=True)


def said(response: Any) -> str:
    outcome = response.context.get("outcome")
    return outcome.said if outcome else " ".join(map(str, response.context["messages"]))


def states(source: Source) -> list[str]:
    return [one.state for one in source.proposals.order_by("pk")]


def present(response: Any) -> Any:
    return response.context["page"].current


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


def test_looking_at_a_proposal_decides_nothing(desk: Client, source: Source, six: list[Proposal]) -> None:
    for proposal in six:
        assert present(shown(desk, source, proposal)) == proposal
    assert set(states(source)) == {"undecided"}
    assert not Decision.objects.exists()


def test_what_is_put_off_comes_after_all_others(desk: Client, source: Source, six: list[Proposal]) -> None:
    assert present(send(desk, source, six[0], "later")) == six[1]
    for proposal in six[1:]:
        response = send(desk, source, proposal, "reject")
    assert present(response) == six[0]
    assert states(source)[0] == "later"


def test_what_is_typed_is_stored_with_the_decision(
    desk: Client, source: Source, six: list[Proposal], zenda: Venue
) -> None:
    send(desk, source, six[0], "accept", said_on="1 May 2015", venue=zenda.pk, medium="briefing")
    six[0].refresh_from_db()
    assert (six[0].said_on, six[0].venue, six[0].medium) == (datetime.date(2015, 5, 1), zenda, "briefing")
    assert six[0].state == "accepted"
    edit = Decision.objects.get(action="edit")
    assert edit.before == {"said_on": None, "venue": None, "medium": ""}
    assert edit.after == {"said_on": "2015-05-01", "venue": zenda.pk, "medium": "briefing"}


@pytest.mark.parametrize(
    ("written", "first", "precision"),
    [
        ("May 2015", datetime.date(2015, 5, 1), "month"),
        ("2015-05", datetime.date(2015, 5, 1), "month"),
        ("2015", datetime.date(2015, 1, 1), "year"),
        ("14 Nov 2015", datetime.date(2015, 11, 14), "day"),
    ],
)
def test_a_day_a_month_or_a_year_is_written_as_people_write_it(
    desk: Client, source: Source, six: list[Proposal], written: str, first: datetime.date, precision: str
) -> None:
    send(desk, source, six[0], "edit", said_on=written)
    six[0].refresh_from_db()
    assert (six[0].said_on, six[0].said_precision) == (first, precision)


def test_a_day_that_cannot_be_read_is_told_beside_its_field_and_the_rest_is_kept(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    response = send(desk, source, six[0], "accept", said_on="11/12/2015", attribution="Envoy Ada Quill")
    assert "can mean two days" in response.text
    assert response.context["page"].shown_form["said_on"].value() == "11/12/2015"
    six[0].refresh_from_db()
    assert (six[0].state, six[0].attribution) == ("undecided", "Envoy Ada Quill")


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


def test_a_quotation_without_words_or_speaker_is_not_accepted(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    response = send(desk, source, six[0], "accept", words="", speaker="", attribution="")
    assert "A quotation needs its words." in response.text
    assert "say how the article names the source" in response.text
    assert states(source)[0] == "undecided"


def test_a_paraphrase_starts_empty_beside_its_sentence_and_must_be_ours(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    response = shown(desk, source, six[2])
    assert response.context["page"].shown_form["paraphrase"].value() == ""
    assert "said that nobody would leave early" in response.context["page"].sentence
    assert "A paraphrase needs what was said" in send(desk, source, six[2], "accept").text
    copied = "The envoy called the plan “a first step”."
    response = send(desk, source, six[2], "accept", paraphrase=copied)
    assert "words in a row are taken from the source: “The envoy called the plan “a first step”." in response.text
    assert states(source)[2] == "undecided"
    assert said(send(desk, source, six[2], "accept", paraphrase="All sides would stay to the end.")) == "Accepted."


def test_a_candidate_is_chosen_by_its_number_with_the_role_held_that_day(
    desk: Client, source: Source, six: list[Proposal], ada: Person
) -> None:
    role = Role.objects.create(slug="quill-envoy", person=ada, title="Envoy", started=datetime.date(2014, 1, 1))
    Role.objects.create(slug="quill-late", person=ada, title="Minister", started=datetime.date(2016, 1, 1))
    assert said(send(desk, source, six[1], "choose:1")) == "Speaker: Ada Quill"
    six[1].refresh_from_db()
    assert (six[1].speaker, six[1].role, six[1].state) == (ada, role, "undecided")
    assert "no such speaker" in said(send(desk, source, six[1], "choose:7"))


def test_one_decision_chooses_the_speaker_of_all_mentions_if_the_editor_wants(
    desk: Client, source: Source, six: list[Proposal], ada: Person
) -> None:
    response = send(desk, source, six[1], "choose:1")
    assert "Choose “Ada Quill” for 1 more that names its speaker in the same words" in " ".join(response.text.split())
    send(desk, source, six[1], "same")
    six[2].refresh_from_db()
    assert six[2].speaker == ada
    send(desk, source, six[1], "undo")
    six[2].refresh_from_db()
    assert six[2].speaker is None


def test_a_new_person_is_made_with_what_the_text_says_after_the_nearest_were_offered(
    desk: Client, source: Source, six: list[Proposal]
) -> None:
    near = Person.objects.create(slug="rassendyll", name="R. Rassendyll", sort_name="Rassendyll, R.")
    response = send(desk, source, six[4], "choose:1")
    assert "Rudolf Rassendyll is not known yet" in said(response)
    assert near in response.context["page"].near_people
    assert response.context["page"].shown_person_form["person_name"].value() == "Rudolf Rassendyll"
    send(desk, source, six[4], "make-person", person_name="Rudolf Rassendyll", person_role="the king's spokesman")
    person = Person.objects.get(slug="rudolf-rassendyll")
    six[4].refresh_from_db()
    assert (six[4].speaker, six[4].role) == (person, person.roles.get(title="the king's spokesman"))
    assert person.history.count() == 1
    send(desk, source, six[4], f"person:{near.pk}")
    six[4].refresh_from_db()
    assert (six[4].speaker, six[4].role) == (near, None)


def test_a_new_venue_is_made_after_the_nearest_were_offered(
    desk: Client, source: Source, six: list[Proposal], zenda: Venue
) -> None:
    new = {"venue_name": "Zenda Castle", "venue_latitude": "48.12", "venue_longitude": "13.2"}
    response = send(desk, source, six[0], "make-venue", **new)
    assert response.context["page"].near_venues == [zenda]
    assert not Venue.objects.filter(slug="zenda-castle").exists()
    send(desk, source, six[0], "make-venue:new", **new)
    six[0].refresh_from_db()
    assert six[0].venue == Venue.objects.get(slug="zenda-castle")
    send(desk, source, six[0], f"venue:{zenda.pk}")
    six[0].refresh_from_db()
    assert six[0].venue == zenda


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


QUERIES = 24


@pytest.mark.parametrize("action", ["", "explode", "choose:", "choose:x", "person:99999999999999999999", "venue:\x00"])
def test_an_action_that_makes_no_sense_changes_nothing(
    desk: Client, source: Source, six: list[Proposal], action: str
) -> None:
    response = send(desk, source, six[1], action)
    assert response.status_code == 200
    assert not Decision.objects.exists()


def test_the_list_shows_what_waits_and_leads_to_each_review(
    desk: Client, source: Source, six: list[Proposal], ada: Person
) -> None:
    half = make_source(digest="1" * 64)
    send(desk, half, propose_six(half, ada)[0], "accept")
    listing = "/admin/articles/source/"
    assert address(source) in desk.get(listing).text
    listed = {one: set(desk.get(listing, {"progress": one}).context["cl"].queryset) for one in ("waiting", "half")}
    assert listed == {"waiting": {source}, "half": {half}}
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
