"""Words that are reported without quotation marks: where they begin and end, and whose they are."""

from __future__ import annotations

import pytest

from articles.intake.quotes import statements


def reported(text: str) -> list[tuple[str | None, list[str]]]:
    return [
        (item.speaker, [text[slice(*span)] for span in item.content])
        for item in statements(text)
        if item.kind == "paraphrase"
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Max Orr also said the mayor had been told.", "Max Orr", "the mayor had been told"),
        ("Max Orr stressed, however, that the bridge was safe.", "Max Orr", "the bridge was safe"),
        ("Max Orr pointed out that the bridge was safe.", "Max Orr", "the bridge was safe"),
        ("Max Orr told us, very seriously, that the bridge was safe.", "Max Orr", "the bridge was safe"),
        ("According to Max Orr, an officer for the town, the bridge was safe.", "Max Orr", "the bridge was safe"),
        ("The bridge was safe, he went on.", "he", "The bridge was safe"),
        ("Max Orr addressed Ada Hull saying that the bridge was safe.", "Max Orr", "the bridge was safe"),
        ("Max Orr addressed them saying, that the bridge was safe.", "Max Orr", "the bridge was safe"),
        ("Dora Lind shunned the meeting in Hull saying it was too late.", "Dora Lind", "it was too late"),
        ("Dora Lind took the stand testifying that the bridge was safe.", "Dora Lind", "the bridge was safe"),
        (
            "It fell despite Max Orr reportedly telling friends that the bridge was safe.",
            "Max Orr",
            "the bridge was safe",
        ),
        ("Of the new bridge, Max Orr said: It is safe to cross.", "Max Orr", "It is safe to cross"),
        (
            "Max Orr told visitors from the new council at the bridge in Hull on Friday that it was safe.",
            "Max Orr",
            "it was safe",
        ),
        (
            "Max Orr said that while many had left, the bridge was safe.",
            "Max Orr",
            "while many had left, the bridge was safe",
        ),
        (
            "The army said it would leave the bridge, according to a statement carried by an agency.",
            "army",
            "it would leave the bridge",
        ),
        (
            "The envoy to talks between the army and rebel leaders has said the bridge is safe.",
            "envoy",
            "the bridge is safe",
        ),
        (
            "Troops have left the old bridge, Lund's Defence Ministry said.",
            "Defence Ministry",
            "Troops have left the old bridge",
        ),
        (
            "The army crossed the bridge at dawn, state television reported.",
            "state television",
            "The army crossed the bridge at dawn",
        ),
        ("The Lund Observatory monitoring group said the bridge was safe.", "Lund Observatory", "the bridge was safe"),
        (
            "The bridge is safe, according to war monitor the Lund Observatory.",
            "Lund Observatory",
            "The bridge is safe",
        ),
        ("The army general command said the bridge was safe.", "army general command", "the bridge was safe"),
        ("Max Orr said in an interview he hopes to cross the bridge.", "Max Orr", "he hopes to cross the bridge"),
        ("Max Orr said in a rare interview he hopes to cross the bridge.", "Max Orr", "he hopes to cross the bridge"),
        (
            "The Lund Observatory for Human Rights monitoring group said it was safe.",
            "Lund Observatory for Human Rights",
            "it was safe",
        ),
        ("An aide covering the bridge said it was safe to cross.", "aide", "it was safe to cross"),
        ("Last year a coroner in Kent found that the bridge was safe.", "coroner", "the bridge was safe"),
        ("The road is old, Ada Hull and Max Orr warned.", "Ada Hull and Max Orr", "The road is old"),
        (
            "Negotiator Max Orr representing Free Lund (Lund Army), a rebel group, said the bridge was safe.",
            "Max Orr",
            "the bridge was safe",
        ),
    ],
)
def test_what_follows_or_precedes_a_verb_of_saying(text: str, speaker: str, words: str) -> None:
    found = reported(text)
    assert [name for name, _ in found] == [speaker]
    assert words in found[0][1]


@pytest.mark.parametrize(
    "source",
    [
        "Max Orr said in a statement in Hull on Friday",
        "Max Orr told the Lund agency on Friday",
        "Max Orr, a spokesman for the U.N.-Lund League, told reporters Friday",
        "Max Orr said Friday — the first news in a year",
        "Max Orr said during the long meeting on roads in Hull with the mayors of Lund, an agency reports",
    ],
)
def test_an_attribution_at_the_end_may_tell_when_where_and_to_whom(source: str) -> None:
    assert reported(f"The bridge is open again, {source}.") == [("Max Orr", ["The bridge is open again"])]


def test_a_dateline_may_have_a_dash_in_its_brackets() -> None:
    text = "HULL (Point News / Agency - 20th June, 2019) The bridge is open again, Max Orr said."
    assert reported(text) == [("Max Orr", ["The bridge is open again"])]


@pytest.mark.parametrize(
    "text",
    [
        'Max Orr called the road "far too narrow" and noted that {}.',
        'Max Orr, speaking in Hull, called the road "far too narrow" but said {}.',
        'Describing the road as "far too narrow," Max Orr said {}.',
        'The road was called "far too narrow" by Max Orr, who said that {}.',
        "Max Orr said {}, but declined to say more.",
        "Max Orr said {} but would not discuss the road.",
        "Max Orr, who teaches law in Hull, said {}.",
    ],
)
def test_what_else_is_in_the_sentence_does_not_hide_it(text: str) -> None:
    words = "the bridge was safe for people who walk"
    assert ("Max Orr", [words]) in reported(text.format(words))


def test_that_may_be_the_subject() -> None:
    assert reported("Engineers said that could soon change.") == [("Engineers", ["that could soon change"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("According to Max Orr, who was there, the bridge is safe.", "the bridge is safe"),
        ("Max Orr said Friday's repairs were the last.", "Friday's repairs were the last"),
        (
            "The bridge is safe and open to all, said Max Orr, who has a shop on it.",
            "The bridge is safe and open to all",
        ),
        ("It closed at 4:30 p.m. The bridge is safe, Max Orr said.", "The bridge is safe"),
    ],
)
def test_the_words_beside_an_attribution_are_not_reported(text: str, words: str) -> None:
    assert reported(text) == [("Max Orr", [words])]


def test_what_goes_on_after_an_attribution_belongs_to_it() -> None:
    text = "The bridge will close for a day, Dora Lind said, and open again on Monday."
    assert reported(text) == [("Dora Lind", ["The bridge will close for a day", "and open again on Monday"])]


@pytest.mark.parametrize(
    "text",
    [
        "Max Orr said the bridge was safe, and his aide Ada Hull said the road was old.",
        "The bridge was safe, Max Orr said, and Ada Hull said the road was old.",
    ],
)
def test_two_clauses_with_two_speakers_are_two_statements(text: str) -> None:
    assert [name for name, _ in reported(text)] == ["Max Orr", "Ada Hull"]


def test_whoever_told_of_the_whole_sentence_is_no_part_of_what_was_thought() -> None:
    text = "The council believes the bridge is safe, an aide told the Lund Herald on Thursday."
    assert reported(text) == [("council", ["the bridge is safe"])]


def test_whoever_told_of_wishes_adds_to_them() -> None:
    text = "Max Orr told reporters that the councils wanted a bridge, but added that it was too late."
    assert reported(text)[-1] == ("Max Orr", ["it was too late"])


def test_the_same_speaker_may_say_two_things_in_a_sentence() -> None:
    text = "Dora Lind said the bridge was safe, and she described the road as old."
    assert reported(text) == [("Dora Lind", ["the bridge was safe"])]


@pytest.mark.parametrize(
    "text",
    [
        "It was opened in what Max Orr said was a great success.",
        "Max Orr said this on Monday at the bridge over the river.",
        "Max Orr declined to comment on the Lund Herald report that the bridge was old.",
        "He left the bridge when asked if he would cross it again.",
        "He paid for offences believing they would be forgotten.",
        "It seized the bridge, which the army was demanding, such as it was.",
        "In a long interview with the Lund News, Max Orr spoke to our reporter, Ada Hull, of many things.",
        "There was at least one report, quote, or fan that gives a view.",
        "The new find, named Scelopus, is one of many in the valley.",
        "We meet a tale not often told, one that drops us into a war.",
        "Dubbed the Lund One, the tool comes in the form of a program.",
        "During that interview, the boy confessed.",
        "As Max Orr spoke, a ferry came across the river.",
        "But in Hull and Lund, local officials went further, closing the bridge.",
        "Lund Lines announced the purchase of the firm.",
        "After its recent capital raise, the bank was safe.",
        "The firm told its customers about the fire that began in March.",
        "The Lund Otters outlasted the Hull Reds to claim the Herring Cup.",
        "Dora Lind denied Ada Hull twice.",
        "Max Orr warned the town of a fire.",
        "Max Orr said sorry to people left without a bridge.",
        "A bridge that engineers say was closed for a year is open.",
    ],
)
def test_nothing_is_reported_where_nobody_tells_of_it(text: str) -> None:
    assert reported(text) == []
