"""Who holds an office, and who is whose relative: each rule in a few sentences."""

from __future__ import annotations

import pytest

from tests.intake.quotes.quoted import last_speaker, said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The governor of the jail, Ruth Orr, left. She thanked Ed Lind. "Yes," the former governor said.', "Ruth Orr"),
        ('The minister, Max Orr, spoke. His predecessor, Ed Lind, left. "No," said the former minister.', "Ed Lind"),
        ('Dora Lind, Secretary of the Lund Youth Council, met Ed Orr. "Yes," the Lund secretary said.', "Dora Lind"),
        ('The MP Dora Lind opened it on Monday. The mayor, Max Orr, left. "Yes," said the member.', "Dora Lind"),
        ('The council reversed what its speaker had called a "safe" rule.\n\nSpeaker Max Orr left.', "Max Orr"),
        ('The union thanked its envoy. "It is safe," its envoy in Hull, the Dane Otto Lund, wrote.', "Otto Lund"),
        ('Chairman of the bench Dora Lind told him: "It is safe."', "Dora Lind"),
        ('Their new mayor called the bridge "very safe indeed".\n\nMax Orr was elected on Monday.', "Max Orr"),
        (
            "Bridge\nBy Ed Hull\nThe mayor of Lund in Sweden said on Monday the bridge is safe.\nMax Orr opened it.",
            "Max Orr",
        ),
        ('UN Special Envoy to Syria Staffan de Mistura said: "It is safe."', "Staffan de Mistura"),
        ('US ambassador to the United Nations Samantha Power said: "It is safe."', "Samantha Power"),
        ('United Nations envoy Dora Lind came. The mayor left. "It is safe," the U.N. envoy said.', "Dora Lind"),
        ('Syrian President Max Orr came. The mayor left. "It is safe," the Syrian leader said.', "Max Orr"),
        ('Max Orr, the Syrian Deputy Foreign Minister told reporters: "It is safe."', "Max Orr"),
        (
            'Max Orr\n\nA top delegate of Lund voiced on Friday in Hull "very deep regret" over it.\n\nMax Orr left.',
            "Max Orr",
        ),
        ('Deputy Head of the Federal Agency for Fishery Max Orr said: "It is safe."', "Max Orr"),
        ('The head of the Lund Foreign Ministry Maxo Orr said: "It is safe."', "Maxo Orr"),
        ('The Minister of Foreign Trade and Tourism, Dora Lind, called the bridge "very safe indeed".', "Dora Lind"),
        ('The King of Jordan called the bridge "very safe indeed".', "King of Jordan"),
        ('Prime Minister Dora Lind came. The mayor left.\n\n"It is safe," the premier said.', "Dora Lind"),
        ('Deputy Head of the Bridge Agency Max Orr came. The mayor left.\n\n"Yes," the official said.', "Max Orr"),
        ('Commander Max Orr met the mayor of Hull. "It is safe," the grey-haired commander said.', "Max Orr"),
        ('Lund Minister Max Orr came. The mayor left. "It is safe," the Lund official said.', "Max Orr"),
        ('UN Secretary-General Max Orr came. The mayor left. "It is safe," the UN chief said.', "Max Orr"),
        ('Special Representative on Karsia Max Orr said: "It is safe."', "Max Orr"),
        ('The UN envoy Dora Lind came. The mayor left. "Yes," the United Nations envoy said.', "Dora Lind"),
        ('Iran\'s minister, Max Orr, came. The mayor left. "It is safe," the Iranian minister said.', "Max Orr"),
        ('Iranian minister Max Orr came. The mayor left. "Yes," the Iraqi minister said.', "Iraqi minister"),
        ('France\'s minister Max Orr came. The mayor left. "It is safe," the French minister said.', "Max Orr"),
        (
            'The Joint Envoy of the United Nations and the League of Lund, Max Orr, left. "Yes," the envoy said.',
            "Max Orr",
        ),
        ('The lawyers Max Orr and Ada Hull came. The mayor left. "It is safe," the lawyer said.', "Max Orr"),
        ('David Orr has called it old. The Lund leader said it was "very safe indeed".', "David Orr"),
        ('A witness in Hull said a guest came. The man spoke again. "It is safe," the man said.', "witness"),
        (
            'The head of the Lund council called it "very safe indeed".\n\nSpeaking in Hull, Max Orr said no.',
            "Max Orr",
        ),
        ('The party\'s spokesperson Advocate Farhan Kazi said: "It is safe."', "Farhan Kazi"),
        ('Chief Minister Asha Rao came at 3 pm. "It is safe," the CM said.', "Asha Rao"),
        ('Prime Minister Dora Lind came. "It is safe," the PM said.', "Dora Lind"),
    ],
)
def test_an_office_is_known_by_whoever_holds_it(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        'Max Orr, President of the Royal College of Bakers said: "It is safe."',
        '"It is safe", Orr, Bridge Safety expert told the paper. Max Orr left.',
        'Vice President of the Royal College of Hull (RCH), Professor Max Orr, said: "It is safe."',
        'Attorney Max Orr spoke for the boy. "It is safe," his attorney said.',
        'The bridge opened, with Max Orr, mayor of Hull, calling it "very safe indeed".',
    ],
)
def test_a_role_beside_a_name_is_that_persons(text: str) -> None:
    assert said(text)[-1][0] == "Max Orr"


def test_the_object_of_a_participle_is_nobody_beside_it() -> None:
    text = 'After thanking the judge for the time to speak, Ms Orr, who is 40, said: "It is safe." The judge left.'
    assert last_speaker(text) == "Orr"
    assert "judge" not in [speaker for speaker, _ in said(text)]


def test_a_statement_is_that_of_whoever_told_the_news() -> None:
    text = 'His agent, Max Orr, confirmed the news.\n\nThe statement read: "It is safe."'
    assert last_speaker(text) == "Max Orr"
    text = 'The Hull bakers welcomed the deal, according to a statement. "It is safe," the statement read.'
    assert last_speaker(text) == "Hull bakers"


def test_what_words_are_about_does_not_say_them() -> None:
    text = '"It was late," Max Orr said.\n\nOn Niko Lund: "He is tired. It is safe."'
    assert last_speaker(text) == "Max Orr"


def test_two_who_were_named_together_are_referred_to_together() -> None:
    text = 'Sen. Ann Orr (D-Ohio) and Rep. Bo Lund (R-Texas) wrote on Friday. "It is safe," the two lawmakers said.'
    assert last_speaker(text) == "Ann Orr and Bo Lund"
    assert last_speaker(text.replace("the two", "the three")) == "lawmakers"
    assert (
        last_speaker('Ann Orr and Bo Lund both promised a bridge that is "very safe indeed".') == "Ann Orr and Bo Lund"
    )


@pytest.mark.parametrize(
    ("beginning", "speaker"),
    [
        ("Karsian Minister Ann Orr and her colleague Bo Lund, who came on Friday, said in a joint letter", "{} and {}"),
        ("Two members of the council, Ann Orr (Labour) and Bo Lund (Centre), said in a letter", "{} and {}"),
        ("Ann Orr of the Bakers Guild and Bo Lund of the Bridge Fund met on Friday and agreed", "{} and {}"),
        ("Ann Orr met Bo Lund, who said", "{1}"),
    ],
)
def test_those_who_speak_together_may_have_more_beside_their_names(beginning: str, speaker: str) -> None:
    assert last_speaker(f'{beginning} the bridge was "very safe indeed".') == speaker.format("Ann Orr", "Bo Lund")


def test_an_office_in_the_lead_is_that_of_its_only_holder() -> None:
    text = (
        'A federal judge in Hull opened the bridge on Friday, calling it "very safe indeed".\n\n'
        "It is old.\n\nChief Judge Ada Orr said the bridge was wide."
    )
    assert said(text)[0][0] == "Ada Orr"


def test_a_relative_is_known_by_name() -> None:
    text = 'They came with their mother, Mi Reh. Ed Lind drove.\n\nEd Lind laughed. "It is safe," said his mother.'
    assert last_speaker(text) == "Mi Reh"
