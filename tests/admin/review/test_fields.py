"""What an editor types into a proposal, and the people and venues that are made there."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from articles.models import Decision, Person, Proposal, Role, Source, Venue
from tests.admin.review.screen import said, send, shown, states


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


@pytest.mark.parametrize("action", ["accept", "edit", "later", "venue:{venue}"])
def test_a_speaker_who_is_typed_has_the_role_held_that_day_whatever_button_is_pressed(
    desk: Client, source: Source, six: list[Proposal], zenda: Venue, action: str
) -> None:
    other = Person.objects.create(slug="rassendyll", name="Rudolf Rassendyll", sort_name="Rassendyll, Rudolf")
    role = Role.objects.create(slug="rassendyll-king", person=other, title="King")
    send(desk, source, six[0], action.format(venue=zenda.pk), speaker=other.pk)
    six[0].refresh_from_db()
    assert (six[0].speaker, six[0].role) == (other, role)


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
