"""The manners in which news tells of what was said, each in a sentence or two."""

from __future__ import annotations

import pytest

from articles.intake.quotes import statements


def said(text: str) -> list[tuple[str, str]]:
    return [(str(item.speaker), text[slice(*item.content[0])]) for item in statements(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dora Lind has repeatedly said that the bridge is safe.",
        "Dora Lind, the mayor, is reported to have told friends that the bridge is safe.",
        "The mayor, Dora Lind, was quoted by the Herald as saying that the bridge is safe.",
        "Dora Lind made it abundantly clear that the bridge is safe.",
        "Dora Lind voiced hope that the bridge is safe.",
        "Dora Lind gave a solemn assurance that the bridge is safe.",
        "Dora Lind was adamant that the bridge is safe.",
        "Dora Lind let it be known that the bridge is safe.",
        "Dora Lind, in an interview with Kurt Brand of the Herald on Monday, said the bridge is safe.",
        "Speaking in Geneva, Dora Lind said the bridge is safe.",
        "Dora Lind, who said last week that the bridge is safe, resigned on Monday.",
        "Dora Lind said the bridge is safe, a claim the engineers dismissed.",
        "Dora Lind has told friends that the bridge is safe, police said.",
    ],
)
def test_reported_speech_has_many_cues(sentence: str) -> None:
    assert said(sentence) == [("Dora Lind", "the bridge is safe")]


@pytest.mark.parametrize("sentence", ["{}, according to Dora Lind.", "{} according to Dora Lind."])
def test_a_source_may_close_the_sentence(sentence: str) -> None:
    assert said(sentence.format("The bridge is safe")) == [("Dora Lind", "The bridge is safe")]


def test_a_question_is_reported_after_its_hearer() -> None:
    assert said("Dora Lind asked the mayor why the bridge was shut.") == [("Dora Lind", "why the bridge was shut")]


@pytest.mark.parametrize(
    "sentence",
    [
        "If the mayor says the bridge is safe, nobody will believe her.",
        "Critics might say the bridge is ugly.",
        "Did the mayor say the bridge was safe?",
        "No official said the bridge was safe.",
        "The mayor stopped short of saying that the bridge was safe.",
        "The two sides agreed to meet on the bridge.",
        "I think that the bridge is ugly.",
    ],
)
def test_what_nobody_said_is_no_statement(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "before",
    [
        "Orr, 61, built the bridge. The 61-year-old",
        "Max Orr was the chief engineer for ten years. The engineer",
        "The engineer is Max Orr. He",
        "Attorney Max Orr crossed the bridge. The lawyer",
        "Max Orr crossed the bridge. His answer:",
        'Max "The Hammer" Orr',
    ],
)
def test_one_person_has_many_names(before: str) -> None:
    said_of = "" if before.endswith(":") else " called the bridge"
    assert said(f'{before}{said_of} "a joke in concrete."')[-1][0] in {"Max Orr", "Orr"}


def test_a_name_on_no_list_has_the_gender_that_the_text_gives_it() -> None:
    text = 'Zorin Tull left his bridge and met Brakka Vey. "It is safe," she said. "So I hear," he replied.'
    assert [name for name, _words in said(text)] == ["Brakka Vey", "Zorin Tull"]


def test_a_company_is_known_by_the_first_word_of_its_name_and_as_the_company() -> None:
    text = 'Brightwell Inc built the bridge. "It is safe," the company said. Brightwell later said it would be shut.'
    assert {name for name, _words in said(text)} == {"Brightwell Inc"}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Will Tate, who built it, called the bridge “a joke in concrete”.", "Will Tate"),
        ("Theresa May called the bridge “a joke in concrete”.", "Theresa May"),
        ("A federal judge called the bridge “a joke in concrete”.", "federal judge"),
        ("In a note to clients Pelham Securities called the bridge “a joke in concrete”.", "Pelham Securities"),
        ("The Food and Drug Administration called the bridge “a joke in concrete”.", "Food and Drug Administration"),
        ("Dora Lind's lawyer left. Lind called the bridge “a joke in concrete”.", "Dora Lind"),
        ("The local paper, Dimma, called the bridge “a joke in concrete”.", "Dimma"),
        ("Max Orr defended the bridge, telling voters in Hull that it was “a joke in concrete”.", "Max Orr"),
        ("Sen. Dora Lind, R-Minnesota, called the bridge “a joke in concrete”.", "Dora Lind"),
    ],
)
def test_names_end_where_they_end(sentence: str, speaker: str) -> None:
    assert said(sentence) == [(speaker, "a joke in concrete")]


def test_a_noun_before_the_pronoun_tells_of_the_same_person() -> None:
    text = 'Leila Mansour tells it well. A former judge who was there, she now grows beans. "I heard it," she said.'
    assert said(text)[-1] == ("Leila Mansour", "I heard it,")


def test_the_title_of_a_film_is_no_speech() -> None:
    assert said("Dora Lind starred in a film called “The Bridge”.") == []
