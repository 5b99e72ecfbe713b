"""The figures of docs/extraction.md do not fall."""

from __future__ import annotations

import pytest

from articles.intake.quotes import statements
from articles.intake.quotes.speakers.model import stored_model
from tests.intake.gold_texts import gold
from tests.intake.learn import learnt_model
from tests.intake.score import Score, score_of


@pytest.fixture(scope="module")
def held_out() -> Score:
    return score_of(gold(held_out=True))


def test_quoted_stretches_of_unseen_texts_are_found(held_out: Score) -> None:
    assert held_out.f1("quoted") >= 97


def test_they_are_found_with_their_speakers(held_out: Score) -> None:
    assert held_out.f1("joint") >= 84


@pytest.mark.parametrize(("kind", "least"), [("quotation", 82), ("partial", 92), ("paraphrase", 90)])
def test_speakers_of_each_kind_are_named(held_out: Score, kind: str, least: float) -> None:
    assert held_out.speaker(kind) >= least


def test_reported_speech_of_unseen_texts_is_found(held_out: Score) -> None:
    assert held_out.f1("paraphrase") >= 83


@pytest.mark.parametrize("held_out_too", [False, True])
def test_each_label_is_closed(held_out_too: bool) -> None:
    assert [text.name for text in gold(held_out_too) if "{" in text.text or "}" in text.text] == []


def test_the_stored_weights_are_those_that_the_learnt_texts_teach() -> None:
    learnt, stored = learnt_model(), stored_model()
    assert (learnt.speaker, learnt.speech) == (stored.speaker, stored.speech)


def test_the_surer_half_is_right_more_often() -> None:
    """So that an editor can accept what is surer than a threshold."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for text in gold(held_out=True):
        names = {span: label.speaker for label in text.labels if label.kind != "paraphrase" for span in label.content}
        for statement in statements(text.text):
            for span in statement.content:
                if statement.kind != "paraphrase" and names.get(span) not in ("-", "?"):
                    right[statement.confidence >= 0.9].append(statement.speaker == names.get(span))
    assert share(right[True]) > share(right[False])


def share(answers: list[bool]) -> float:
    return sum(answers) / len(answers)
