"""What is read as a statement, and whose it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.intake.quotes import statements

ROOT = Path(__file__).parent.parent.parent.parent
ALONE = """
import runpy, sys
sys.path.insert(0, sys.argv.pop())
runpy.run_module("articles.intake.quotes", run_name="__main__")
"""


def read(text: str) -> list[tuple[str, str, list[str]]]:
    found = statements(text)
    return [(item.kind, str(item.speaker), [text[start:end] for start, end in item.content]) for item in found]


@pytest.mark.parametrize(
    "text",
    [
        '"We will not sign the map," said Karim Haddad.',
        "“We will not sign the map,” said Karim Haddad.",
        "‘We will not sign the map,’ said Karim Haddad.",
        "'We will not sign the map,' said Karim Haddad.",
        "``We will not sign the map,'' said Karim Haddad.",
        "‘‘We will not sign the map,’’ said Karim Haddad.",
        "«We will not sign the map,» said Karim Haddad.",
        "« We will not sign the map, » said Karim Haddad.",
        "„We will not sign the map,“ said Karim Haddad.",
        "”We will not sign the map,“ said Karim Haddad.",
    ],
)
def test_all_kinds_of_marks(text: str) -> None:
    assert read(text) == [("quotation", "Karim Haddad", ["We will not sign the map,"])]


def test_an_apostrophe_is_no_mark() -> None:
    text = "‘The ministers’ cars weren’t there in ’98,’ said Karim Haddad of the drivers’ union."
    assert read(text) == [("quotation", "Karim Haddad", ["The ministers’ cars weren’t there in ’98,"])]


def test_a_quotation_that_is_interrupted_is_one_statement() -> None:
    text = '"We came to sign," Karim Haddad said on Monday, "and we were handed a napkin."'
    assert read(text) == [("quotation", "Karim Haddad", ["We came to sign,", "and we were handed a napkin."])]


@pytest.mark.parametrize(
    "text", ["«It is safe, — said Max Orr. — I crossed it.»", '"It is safe, - said Max Orr. - I crossed it."']
)
def test_a_quotation_may_be_interrupted_within_its_marks(text: str) -> None:
    [found] = statements(text)
    assert [text[slice(*span)] for span in found.content] == ["It is safe,", "I crossed it."]
    assert found.speaker == "Max Orr"


def test_a_paragraph_may_lack_its_opening_mark() -> None:
    text = 'Max Orr built it.\n\nIt is safe, and I would cross it again," he warned.'
    [found] = statements(text)
    assert (found.speaker, text[slice(*found.content[0])]) == ("Max Orr", "It is safe, and I would cross it again,")


def test_a_quotation_over_paragraphs_repeats_its_opening_mark() -> None:
    text = 'Karim Haddad said: "We came to sign.\n\n"We were handed a napkin." He left.'
    assert read(text) == [("quotation", "Karim Haddad", ["We came to sign.", "We were handed a napkin."])]


def test_some_words_in_marks_are_a_partial_quotation() -> None:
    text = 'Karim Haddad, the chief negotiator, said that the map was "a napkin with a border".'
    assert read(text) == [("partial", "Karim Haddad", ["a napkin with a border"])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Karim Haddad told reporters on Tuesday that the map was a draft.", "the map was a draft"),
        ("The map was a draft, Karim Haddad said.", "The map was a draft"),
        ("According to Karim Haddad, the map was a draft.", "the map was a draft"),
        ("Karim Haddad denied that the map was a draft.", "the map was a draft"),
        ("Karim Haddad warned the map was a draft.", "the map was a draft"),
        ("GENEVA, March 3 (NWA) - The map was a draft, Karim Haddad said.", "The map was a draft"),
        ("Karim Haddad said afterwards that the map cost $4.1 million.", "the map cost $4.1 million"),
    ],
)
def test_reported_speech_is_a_paraphrase(text: str, content: str) -> None:
    assert read(text) == [("paraphrase", "Karim Haddad", [content])]


def test_what_somebody_would_not_say_is_not_reported() -> None:
    assert read("Karim Haddad would not say whether the map was a draft.") == []


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        ("Foreign Minister Vera Kolar arrived first.", "she"),
        ("Vera Kolar, the foreign minister, arrived first.", "the minister"),
        ("The foreign minister, Vera Kolar, arrived first.", "Kolar"),
        ("The foreign minister, Vera Kolar, arrived first.", "Ms Kolar"),
        ("Rep. Vera Kolar arrived first.", "the lawmaker"),
    ],
)
def test_a_speaker_is_known_by_the_full_name(introduction: str, speaker: str) -> None:
    assert read(f'{introduction} "We will not sign the map," {speaker} said.')[-1][1] == "Vera Kolar"


@pytest.mark.parametrize("speaker", ["diplomats", "Russia", "the ministry", "a senior Western diplomat", "the baker"])
def test_not_only_people_with_names_speak(speaker: str) -> None:
    bare = speaker.removeprefix("the ").removeprefix("a ")
    assert read(f'"We will not sign the map," {speaker} said.') == [("quotation", bare, ["We will not sign the map,"])]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Residents of Tel Rami said the map was “a draft”.", "Residents"),
        ("GENEVA — Karim Haddad said the map was “a draft”.", "Karim Haddad"),
        ("Karim Haddad (D-N.J.), who drew it, said the map was “a draft”.", "Karim Haddad"),
        ("The map, in Karim Haddad’s words, was “a draft”.", "Karim Haddad"),
        ("Karim Haddad likes to say that the map is “a draft”.", "Karim Haddad"),
        ("Karim Haddad shot back that the map was “a draft”.", "Karim Haddad"),
        ("Map firm Denby & Sons said it was “a draft”.", "Denby & Sons"),
    ],
)
def test_the_manners_of_news_name_the_speaker(text: str, speaker: str) -> None:
    assert [said for kind, said, _words in read(text) if kind == "partial"] == [speaker]


def test_words_that_end_with_a_comma_are_said_by_whoever_follows() -> None:
    text = "“It is safe,” Max Orr said.\n\nDora Lind and Max Orr discussed “plans for the bridge,” the ministry said."
    assert [said for _kind, said, _words in read(text)] == ["Max Orr", "ministry"]


def test_titles_and_so_called_things_are_no_speech() -> None:
    text = 'The so-called "quiet track" went on, and a film entitled "The Overcoat" was shown in the hall.'
    assert read(text) == []


def test_the_turns_of_a_transcript_are_quotations() -> None:
    text = "FOREIGN MINISTER VERA KOLAR: We have a text.\n\nQUESTION: Is it final?\n\nKOLAR: It is.\n\nQUESTION: Sure?"
    speakers = [speaker for _, speaker, _ in read(text)]
    assert speakers == ["Vera Kolar", "None", "Vera Kolar", "None"]


def test_the_command_prints_a_line_of_json_for_each_statement() -> None:
    """In a process that can import neither Django nor another package."""
    text = 'It rains. "We will not sign — no," said Karim Haddad.\r\nDiplomats said the map was a draft.'
    command = [sys.executable, "-I", "-S", "-c", ALONE, str(ROOT)]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [set(line) for line in lines] == [{"content", "mention", "cue", "speaker", "kind", "rule", "confidence"}] * 2
    (start, end), (cue_start, cue_end) = lines[0]["content"][0], lines[0]["cue"]
    assert (text[start:end], text[cue_start:cue_end]) == ("We will not sign — no,", "said")
    assert (lines[1]["speaker"], lines[1]["kind"]) == ("Diplomats", "paraphrase")


WRAPPED = """KARSIA (Agency) - The bridge over the river was opened on
Monday after nine years in which it was built and shut and
built again. "Nobody has fallen from it, and all of us have
crossed it," Max Orr said. The mayor of the town and both of
her deputies walked over it with their families, and a band
played on the other bank until the rain began in the evening
and the fireworks had to be put off. They will be let off on
the next day, if the sky is clear.
"""


def test_the_lines_of_a_hard_wrapped_text_are_joined() -> None:
    (statement,) = statements(WRAPPED)
    assert WRAPPED[slice(*statement.content[0])] == "Nobody has fallen from it, and all of us have\ncrossed it,"


def test_a_long_headline_is_not_joined_with_the_lead() -> None:
    text = "Foreign ministers to hold the next talks on the bridge in Hull, says Lund\n" + (
        "Dora Hull will meet them on Friday to speak of the bridge, of the roads that lead to it, and of the tolls.\n\n"
        '"It is safe," she said.'
    )
    assert [item.speaker for item in statements(text)] == ["Lund", "Dora Hull"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Max Orr said: ‘It is safe.\n‘I crossed it.’", ["It is safe.", "I crossed it."]),
        ('“It is safe," Max Orr said. "I crossed it.”', ["It is safe,", "I crossed it."]),
        ("“”It is safe,”” Max Orr said.", ["It is safe,"]),
        ("``It isn`t safe,`` Max Orr said.", ["It isn`t safe,"]),
        ("“It is safe to cross “, Max Orr said.", ["It is safe to cross"]),
        ("Max Orr said: “It is safe to cross. “", ["It is safe to cross."]),
        ("Max Orr said: ” It is safe to cross.”", ["It is safe to cross."]),
        ('"It is safe," Max Orr said. "I crossed it." (Reporting by Ada Hull)', ["It is safe,", "I crossed it."]),
        ("Max Orr said: “...It is safe...to cross.”", ["...It is safe...to cross."]),
        ('It was old, " It is safe to cross," Max Orr said.', ["It is safe to cross,"]),
        ('"It is safe to cross, " Max Orr said. He left.', ["It is safe to cross,"]),
    ],
)
def test_marks_need_not_be_a_pair(text: str, contents: list[str]) -> None:
    (statement,) = statements(text)
    assert [text[slice(*span)] for span in statement.content] == contents
