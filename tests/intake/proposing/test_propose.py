"""What is proposed of the statements of a source. 18 March 2015, a Wednesday, is the day of the articles."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from articles.intake.proposing import propose, proposer
from articles.models import Decision, PersonName, Proposal, Statement
from tests.intake.proposing.conftest import Handed, only


def test_a_quotation_is_proposed_with_its_words_and_where_they_stand(handed: Handed) -> None:
    source = handed("The talks went on.", "“We came to sign,” Secretary of State John Kerry said on Tuesday.")
    proposal = only(source)
    start, end = proposal.content[0]
    assert proposal.words == source.text[start:end] == "We came to sign,"
    assert (proposal.kind, proposal.state) == ("quotation", "undecided")
    assert source.text[slice(*proposal.cue)] == "said"
    assert "John Kerry" in source.text[slice(*proposal.mention)]


def test_of_statements_without_end_the_first_are_proposed(handed: Handed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposer, "MOST_PROPOSALS", 1)
    assert only(handed("“We came to sign,” John Kerry said.", "“We will go,” he said.")).words == "We came to sign,"


def test_the_speaker_has_the_office_of_that_day(handed: Handed) -> None:
    proposal = only(handed("“We came to sign,” Secretary of State John Kerry said on Tuesday."))
    assert (proposal.speaker.slug, proposal.role.slug) == ("john-kerry", "kerry-secretary-of-state")
    assert proposal.attribution == "Secretary of State John Kerry"
    assert proposal.party is None, "the office has it"
    assert proposal.reasons["speaker"]["rule"] == "known-name"
    assert proposal.candidates[0]["name"] == "John Kerry"


def test_a_name_in_any_spelling_and_script_finds_its_person(handed: Handed) -> None:
    PersonName.objects.create(person_id=only(handed("“We came,” John Kerry said.")).speaker_id, name="Dzhon Kerri")
    assert only(handed("“We came to sign the deal,” Dzhon Kerri said.")).speaker.slug == "john-kerry"
    assert only(handed("“We came to sign,” Sergey V. Lavrov said.")).speaker.slug == "sergei-lavrov"


def test_an_office_finds_who_held_it(handed: Handed) -> None:
    proposal = only(handed("“We came to sign,” Russia’s foreign minister said."))
    assert (proposal.speaker.slug, proposal.reasons["speaker"]["rule"]) == ("sergei-lavrov", "office")
    later = only(handed("“We came to sign,” the British Foreign Secretary said.", published="2020-05-01"))
    assert later.speaker is None, "nobody in the record held it that day"


def test_a_pronoun_stands_for_who_was_named(handed: Handed) -> None:
    source = handed("Sergei Lavrov arrived in Moscow on Monday.", "“We came to sign,” he said.")
    proposal = only(source)
    assert (proposal.speaker.slug, proposal.attribution) == ("sergei-lavrov", "")


def test_a_body_speaks_where_no_person_does(handed: Handed) -> None:
    proposal = only(handed("“We came to sign,” the Russian Foreign Ministry said in a statement."))
    assert (proposal.organisation.slug, proposal.speaker) == ("russian-foreign-ministry", None)
    assert (proposal.medium, proposal.channel) == ("written-statement", "written")


def test_an_unnamed_official_has_a_side_only(handed: Handed) -> None:
    proposal = only(handed("“We came to sign,” an American official said, on condition of anonymity."))
    assert (proposal.speaker, proposal.organisation, proposal.party.slug) == (None, None, "united-states")
    assert (proposal.attribution, proposal.channel) == ("an American official", "anonymous")


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("“We came to sign,” US Secretary of State John Kerry said.", "US Secretary of State John Kerry"),
        (
            "“We came to sign,” Sergei Lavrov, Russia’s foreign minister, said.",
            "Sergei Lavrov, Russia’s foreign minister",
        ),
        ("“We came to sign,” Mr. Kerry said.", "Mr. Kerry"),
        ("“We came to sign,” he said. John Kerry left.", ""),
    ],
)
def test_the_attribution_is_what_the_text_prints(handed: Handed, sentence: str, printed: str) -> None:
    propose(source := handed(sentence))
    assert source.proposals.all()[0].attribution == printed


def test_somebody_unknown_is_offered_by_name(handed: Handed) -> None:
    proposal = only(handed("“We came to sign,” Hind Shaaban, a lawyer, said."))
    assert (proposal.speaker, proposal.attribution) == (None, "Hind Shaaban, a lawyer")
    assert proposal.candidates[0] == {"person": None, "name": "Hind Shaaban", "why": "new-name"}


@pytest.mark.parametrize(
    ("when", "day", "precision"),
    [
        ("on Tuesday", "2015-03-17", "day"),
        ("Wednesday", "2015-03-18", "day"),
        ("last Wednesday", "2015-03-11", "day"),
        ("yesterday", "2015-03-17", "day"),
        ("on 2 March", "2015-03-02", "day"),
        ("on Dec. 30", "2014-12-30", "day"),
        ("on November 14, 2012", "2012-11-14", "day"),
        ("earlier this month", "2015-03-01", "month"),
        ("last week", "2015-03-01", "month"),
        ("last month", "2015-02-01", "month"),
        ("last year", "2014-01-01", "year"),
        ("after the meeting", "2015-03-18", "day"),
    ],
)
def test_the_day_said_is_counted_from_the_day_of_the_article(
    handed: Handed, when: str, day: str, precision: str
) -> None:
    proposal = only(handed(f"“We came to sign,” John Kerry said {when}."))
    assert (proposal.said_on, proposal.said_precision) == (datetime.date.fromisoformat(day), precision)


@pytest.mark.parametrize(
    "sentence",
    [
        "John Kerry has long said that “the war has to end now”.",
        "“We came to sign,” John Kerry had said.",
        "John Kerry insists that “we came to sign the deal”.",
    ],
)
def test_a_claim_of_no_known_time_has_no_day(handed: Handed, sentence: str) -> None:
    assert only(handed(sentence)).said_on is None


def test_without_a_day_of_the_article_nothing_is_counted(handed: Handed) -> None:
    assert only(handed("“We came to sign,” John Kerry said on Tuesday.", published="")).said_on is None


def test_a_day_within_the_words_is_not_that_of_the_words(handed: Handed) -> None:
    proposal = only(handed("“We will sign on 2 March,” John Kerry said on Tuesday."))
    assert proposal.said_on == datetime.date(2015, 3, 17)


def test_the_same_speaker_goes_on_at_the_same_occasion(handed: Handed) -> None:
    source = handed(
        "GENEVA — “We came to sign,” John Kerry told a news conference here on Monday.",
        "“Nobody wants this war to go on for another year,” Mr. Kerry said.",
    )
    propose(source)
    first, second = source.proposals.all()
    assert first.venue.slug == second.venue.slug == "geneva"
    assert first.medium == second.medium == "news-conference"
    assert first.said_on == second.said_on == datetime.date(2015, 3, 16)
    assert (first.reasons["venue"]["rule"], second.reasons["venue"]["rule"]) == ("here", "same-occasion")
    assert second.reasons["medium"]["confidence"] < first.reasons["medium"]["confidence"]


def test_a_round_is_found_by_its_name_and_by_place_and_day(handed: Handed) -> None:
    named = only(handed("“The Geneva II conference has failed,” John Kerry said."))
    assert (named.round.slug, named.reasons["round"]["rule"]) == ("geneva-ii", "round-named")
    near = handed("“The meeting in Vienna is over,” John Kerry said.", published="2015-11-15")
    assert only(near).round.slug == "vienna-talks"
    far = handed("“The meeting in Vienna is over,” John Kerry said.", published="2019-05-15")
    assert only(far).round is None


@pytest.mark.parametrize(
    ("sentence", "medium", "channel"),
    [
        ("“We came to sign,” John Kerry said in an interview with a newspaper.", "interview", "direct"),
        ("“We came to sign,” John Kerry told CBS News.", "interview", "direct"),
        ("“We came to sign,” John Kerry told reporters.", "remarks", "direct"),
        ("“We came to sign,” spokeswoman Marie Harf told a briefing.", "briefing", "spokesperson"),
        ("“We came to sign,” spokeswoman Marie Harf said on Twitter.", "social-media", "written"),
        ("“We came to sign,” John Kerry was quoted as saying.", "", "relayed"),
    ],
)
def test_medium_and_channel_are_known_by_their_cues(handed: Handed, sentence: str, medium: str, channel: str) -> None:
    proposal = only(handed(sentence))
    assert (proposal.medium, proposal.channel) == (medium, channel)


def test_topics_say_which_words_decided(handed: Handed) -> None:
    proposal = only(handed("“Assad has to go, and Assad must leave power,” John Kerry said. Assad will go."))
    assert "assads-future" in proposal.topics.values_list("slug", flat=True)
    assert "assad" in proposal.reasons["topics"]["detail"]


def test_a_paraphrase_is_proposed_without_a_text_of_its_own(handed: Handed) -> None:
    proposal = only(handed("John Kerry said that the talks would be held in Geneva."))
    assert (proposal.kind, proposal.words, proposal.paraphrase) == ("paraphrase", "", "")


def test_a_paraphrase_around_its_attribution_is_one_proposal(handed: Handed) -> None:
    source = handed("The talks will pause for a day, Lakhdar Brahimi said, and resume on Monday.")
    assert [source.text[start:end] for start, end in only(source).content] == [
        "The talks will pause for a day",
        "and resume on Monday",
    ]


def test_an_interrupted_quotation_is_a_proposal_for_each_passage(handed: Handed) -> None:
    source = handed("“We came to sign,” John Kerry said. “We will not go home without a deal.”")
    propose(source)
    first, second = source.proposals.all()
    assert (first.words, second.words) == ("We came to sign,", "We will not go home without a deal.")
    assert second.reasons["utterance"]["part_of"] == first.order


def test_one_that_goes_on_over_paragraphs_is_one_proposal(handed: Handed) -> None:
    source = handed("John Kerry said: “We came to sign.", "“We will not go home without a deal.”")
    assert only(source).words == "We came to sign. We will not go home without a deal."


def test_equal_words_in_another_article_share_its_utterance(handed: Handed) -> None:
    known = Statement.objects.exclude(utterance=None).filter(words__startswith="We hope that the Russian").get()
    proposal = only(
        handed(
            f"“I say: we hope that the Russian efforts could be helpful,” {known.speaker.name} said.",
            published="2015-01-14",
        )
    )
    assert proposal.utterance == known.utterance
    assert proposal.reasons["utterance"]["detail"] == known.uid
    other = only(
        handed("“We hope that the Russian efforts could be helpful,” Sergei Lavrov said.", published="2015-01-14")
    )
    assert other.utterance is None, "another speaker"


def test_what_was_decided_edited_or_marked_stays(handed: Handed) -> None:
    source = handed(
        "“We came to sign,” John Kerry said.",
        "“The talks have failed again,” Sergei Lavrov said.",
        "“Nobody listens to us,” Marie Harf said.",
    )
    assert propose(source) == 3
    accepted, edited, untouched = source.proposals.all()
    Proposal.objects.filter(pk=accepted.pk).update(state="accepted", words="We came to sing,")
    Decision.objects.create(proposal=edited, action="edit")
    marked = Proposal.objects.create(
        source=source, order=1, content=[[0, 1]], kind="partial", rule="by-hand", confidence=1
    )
    assert propose(source) == 1
    kept = set(source.proposals.values_list("pk", flat=True))
    assert {accepted.pk, edited.pk, marked.pk} < kept
    assert untouched.pk not in kept
    assert source.proposals.get(pk=accepted.pk).words == "We came to sing,"
    assert source.proposals.count() == 4


def test_queries_do_not_grow_with_the_statements(handed: Handed, django_assert_max_num_queries: Callable) -> None:
    few = handed("“We came to sign,” John Kerry said.")
    many = handed(*["“We came to sign,” John Kerry said. “The talks failed,” Sergei Lavrov told reporters."] * 10)
    propose(few)
    with django_assert_max_num_queries(28) as of_few:
        propose(few)
    propose(many)
    with django_assert_max_num_queries(28) as of_many:
        propose(many)
    assert len(of_few) == len(of_many)


def test_a_source_without_a_story_has_no_proposals(handed: Handed) -> None:
    assert propose(handed()) == 0
