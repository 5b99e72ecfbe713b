"""What of a source is read: its story with the headline above it, and headings that are questions."""

from __future__ import annotations

import pytest

from articles.intake.proposing import passage, propose
from articles.models import Source
from tests.intake.proposing.conftest import Handed, only


def test_offsets_skip_what_is_not_the_story(handed: Handed) -> None:
    source = handed("Subscribe now", "“We came to sign,” John Kerry said.")
    source.blocks[0]["story"] = False
    source.save()
    start, end = only(source).content[0]
    assert source.text[start:end] == "We came to sign,"


def headed(source: Source, headline: str) -> Source:
    source.blocks.insert(0, {"kind": "headline", "text": headline, "story": False})
    source.save()
    return source


def test_the_headline_says_whom_initials_mean(handed: Handed) -> None:
    turns = ["SE: We meet on Monday.", "Q: Will they come?", "SE: They said so."]
    source = headed(handed(*turns), "Transcript of the briefing by the Special Envoy (SE) Staffan de Mistura")
    propose(source)
    answers = [(one.words, one.speaker.slug) for one in source.proposals.order_by("order") if one.speaker]
    assert answers == [("We meet on Monday.", "staffan-de-mistura"), ("They said so.", "staffan-de-mistura")]


def test_questions_printed_as_headings_make_an_interview(handed: Handed) -> None:
    turns = ["Who comes?", "I asked all of them.", "When?", "We begin on Monday.", "And if they fail?", "I go home."]
    source = headed(handed(*turns), "Interview with Staffan de Mistura")
    for block in source.blocks[1::2]:
        block["kind"] = "heading"
    source.save()
    propose(source)
    said = [(one.speaker and one.speaker.slug, one.words) for one in source.proposals.order_by("order")]
    assert said == [(None if words.endswith("?") else "staffan-de-mistura", words) for words in turns]


def test_words_that_stand_only_in_the_headline_are_proposed(handed: Handed) -> None:
    source = headed(handed("John Kerry spoke of a deal."), "“We came to sign,” Kerry says")
    proposal = only(source)
    assert (proposal.words, proposal.speaker.slug) == ("We came to sign,", "john-kerry")
    assert source.text[slice(*proposal.content[0])] == "We came to sign,"


@pytest.mark.parametrize("headline", ["‘We came to sign’", "“We came to sign,” Kerry says", "Kerry says talks begin"])
def test_a_headline_that_repeats_the_story_is_not_proposed(handed: Handed, headline: str) -> None:
    source = headed(handed("“We came to sign,” John Kerry said when the talks began."), headline)
    assert only(source).content[0][0] > len(headline)


@pytest.mark.parametrize("joined_by", [" ", "\n\n"])
def test_of_a_text_without_end_the_beginning_is_read(
    handed: Handed, monkeypatch: pytest.MonkeyPatch, joined_by: str
) -> None:
    monkeypatch.setattr(passage, "MOST_CHARACTERS", 37)  # the first quotation and its speaker
    text = joined_by.join(["“We came to sign,” John Kerry said."] * 1_000)
    assert only(handed(*text.split("\n\n"))).words == "We came to sign,"
