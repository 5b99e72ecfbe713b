"""Words of somebody without quotation marks: transcripts, block quotations and posts."""

from __future__ import annotations

import pytest

from articles.intake.quotes import statements
from tests.intake.quoted import said

INTRODUCTION = "Governor Max Orr, Dora Lind and Ed Lind met reporters by the bridge.\n\n"


def test_a_label_means_the_person_of_that_office_or_title() -> None:
    text = INTRODUCTION + "\n\n".join(
        ["THE GOVERNOR: It is safe.", "MRS. LIND: It is not.", "MR. LIND: It may be.", "THE GOVERNOR: It is."]
    )
    assert said(text) == [
        ("Max Orr", "It is safe."),
        ("Dora Lind", "It is not."),
        ("Ed Lind", "It may be."),
        ("Max Orr", "It is."),
    ]


def test_an_office_is_named_in_brackets_once() -> None:
    text = "\n\n".join(
        ["The CHAIR (Mrs Ada Darko): Order.", "Mr LIND: It is safe.", "The CHAIR: Is it?", "Mr LIND: I crossed it."]
    )
    assert [speaker for speaker, _ in said(text)] == ["Ada Darko", "Lind", "Ada Darko", "Lind"]


def test_the_initials_of_an_office_are_those_of_its_holder() -> None:
    turns = ["JSR: It is safe.", "Q: Is it?", "JSR: I crossed it."]
    for heading in (
        "Briefing by Joint Special Representative (JSR) Max Orr",
        "Briefing by the Joint Special Rep, Max Orr",
    ):
        assert [speaker for speaker, _ in said("\n\n".join([heading, *turns]))] == ["Max Orr", None, "Max Orr"]


def test_officials_who_speak_once_each_have_turns() -> None:
    text = "\n\n".join(
        [
            "Press statements on the bridge",
            "President of Karsia Max Orr: Dear friends, it is safe.",
            "We have all crossed it.",
            "President of Lund Dora Hull (in Lundish): Thank you.",
        ]
    )
    assert said(text) == [
        ("Max Orr", "Dear friends, it is safe."),
        ("Max Orr", "We have all crossed it."),
        ("Dora Hull", "Thank you."),
    ]


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Transcript of the press stakeout by Mr. Olaf B. Lund Special Envoy for Karsia", "Olaf B. Lund"),
        ("Press conference in Hull by the Special Envoy, Olaf Lund (translated)", "Olaf Lund"),
        ("Remarks by Olaf Lund at the bridge", "Olaf Lund"),
        ("Olaf Lund's opening remarks to the council", "Olaf Lund"),
        ("Full transcript of Secretary-General's press conference after the talks", "Secretary-General"),
    ],
)
def test_a_speech_is_said_by_whom_its_heading_names(heading: str, speaker: str) -> None:
    words = [
        "Good morning, and thank you all for being here with me.",
        "I have seen the bridge and I can tell you that it is safe.",
        "Those who built it have waited for this for nine years.",
        "We hope that many will cross it.",
    ]
    assert said("\n\n".join([heading, "3 May 2021", *words])) == [(speaker, paragraph) for paragraph in words]


def test_a_report_on_a_speech_is_no_speech() -> None:
    text = "\n\n".join(
        [
            "Statement by Olaf Lund on the bridge",
            "Olaf Lund came to Hull on Friday to open the new bridge over the river.",
            "The bridge was built in nine years, and nobody had crossed it before him.",
            "A band played on the other bank until the rain began in the evening.",
        ]
    )
    assert said(text) == []


def test_a_paragraph_between_two_turns_goes_on() -> None:
    text = INTRODUCTION + "\n\n".join(
        ["MAX ORR: It is safe.", "I crossed it twice.", "(Laughter.)", "Q Why twice?", "MAX ORR: I live there."]
    )
    assert said(text) == [
        ("Max Orr", "It is safe."),
        ("Max Orr", "I crossed it twice."),
        (None, "Why twice?"),
        ("Max Orr", "I live there."),
    ]


def test_a_name_may_stand_above_each_turn() -> None:
    text = "\n\n".join(
        [
            "DORA LIND",
            "Max Orr is with me. Is it safe?",
            "ORR",
            "It is.",
            "I crossed it.",
            "LIND",
            "Thank you.",
            "[ENDS]",
        ]
    )
    assert said(text) == [
        ("Dora Lind", "Max Orr is with me. Is it safe?"),
        ("Max Orr", "It is."),
        ("Max Orr", "I crossed it."),
        ("Dora Lind", "Thank you."),
    ]


def test_titles_stand_before_the_names_above_the_turns_of_a_parliament() -> None:
    text = "\n\n".join(
        [
            "Mrs. Ada Orr",
            "Is it safe?",
            "The Minister of Health (Dr. Max Lind)",
            "It is.",
            "Mr. Speaker",
            "Order.",
            "Mrs. Orr",
            "Thank you.",
        ]
    )
    assert [speaker for speaker, _ in said(text)] == ["Ada Orr", "Max Lind", "Speaker", "Ada Orr"]


def test_a_block_quotation_may_have_lost_its_marks() -> None:
    block = ["We have crossed the bridge, and I would cross it again.", "I told my wife so, and she laughed at me."]
    text = "\n\n".join(
        ["Dora Lind, an engineer, told reporters:", *block, "The bridge was opened on Monday by Max Orr."]
    )
    [found] = statements(text)
    assert (found.speaker, [text[slice(*span)] for span in found.content]) == ("Dora Lind", block)


RELEASED = [
    "The bridge can only be safe if both towns pay for it and look after it.",
    "Those who built it have waited for nine years to see it opened.",
]


@pytest.mark.parametrize(
    "introduction",
    [
        "Mayor Max Orr said:",
        "The following statement was issued today by the office of Mayor Max Orr:",
        "Mayor Max Orr made the following comments to the papers of Lund on Friday:",
    ],
)
def test_the_statement_of_a_press_release_has_no_marks(introduction: str) -> None:
    text = "\n\n".join(["Press release", "Max Orr met the council.", introduction, *RELEASED, "Further information"])
    (statement,) = statements(text)
    assert [text[slice(*span)] for span in statement.content] == RELEASED
    assert statement.speaker == "Max Orr"


def test_below_a_report_of_who_said_what_is_no_press_release() -> None:
    text = "\n\n".join(["Mayor Max Orr said:", *RELEASED, "Ada Hull told the council that it was safe."])
    assert said(text) == [("Ada Hull", "it was safe")]


def test_what_stands_below_a_colon_need_not_be_spoken() -> None:
    text = "Dora Lind told reporters about three bridges:\n\nThe first of them was opened on Monday by the council."
    assert said(text) == []


def test_what_is_not_spoken_belongs_to_no_turn() -> None:
    text = INTRODUCTION + "\n\n".join(
        ["Photos: Jo Kettering", "Max Orr: It is safe.", "Dora Lind: Is it? (laughs)", "Max Orr: It is."]
    )
    assert [words for _, words in said(text)] == ["It is safe.", "Is it?", "It is."]


def test_a_role_after_a_name_is_no_part_of_it() -> None:
    text = "\n\n".join(["Juan Orr, River Pilot: It is safe.", "Lind: Is it?", "Orr: It is.", "Lind: Good."])
    assert said(text)[0] == ("Juan Orr", "It is safe.")


@pytest.mark.parametrize(
    "introduction",
    [
        "Interviewer: Jo Kettering",
        "Present: Jo Kettering (Interviewer)",
        "Dora Lind built it. Interviewer Jo Kettering met the engineers.",
    ],
)
def test_the_holder_of_a_role_may_be_listed_before_the_turns(introduction: str) -> None:
    turns = ["INTERVIEWER: Is it safe?", "DORA LIND: It is.", "INTERVIEWER: Sure?", "DORA LIND: I crossed it."]
    assert [speaker for speaker, _ in said("\n\n".join([introduction, *turns]))] == ["Jo Kettering", "Dora Lind"] * 2


def test_whoever_holds_a_role_may_say_the_name() -> None:
    turns = ["Presenter: I'm Jo Kettering. Is it safe?", "Dora Lind: It is.", "Presenter: Sure?", "Dora Lind: Yes."]
    assert [speaker for speaker, _ in said("\n\n".join(["RADIO TWO", *turns]))] == ["Jo Kettering", "Dora Lind"] * 2


def test_a_guest_is_named_by_the_host() -> None:
    turns = ["Host: Dora Lind, welcome.", "Guest: Thank you.", "Host: Is it safe?", "Guest: It is."]
    assert [speaker for speaker, _ in said("\n\n".join(["A podcast", *turns]))] == ["Host", "Dora Lind"] * 2


def test_a_reporter_signs_off_with_the_name() -> None:
    turns = ["Presenter: The news.", "Reporter: It is safe.", "Max Orr: It is.", "Reporter: Jo Lamb, Radio Two, Hull."]
    assert said("\n\n".join(["RADIO TWO", *turns]))[1] == ("Jo Lamb", "It is safe.")


def test_a_role_is_not_held_by_the_words_of_a_headline() -> None:
    turns = ["THE GOVERNOR: It is safe.", "Q Sure?", "THE GOVERNOR: It is.", "Q Thank you."]
    text = "\n\n".join(["Governor Drops In On Bridge", "Governor Max Orr met reporters.", *turns])
    assert said(text)[0] == ("Max Orr", "It is safe.")


def test_a_court_tells_who_examines_and_who_is_sworn() -> None:
    text = "\n".join(
        [
            "BEFORE: Mr. Justice Ed Lamb",
            "Ms. Dora Lind, for the claimant. Mr. Max Orr, for the trust.",
            "CAPTAIN ROLF HALL, sworn",
            "EXAMINATION-IN-CHIEF BY MS. LIND",
            "Q. Where were you?",
            "A. On the bridge.",
            "MR. ORR: I object.",
            "THE COURT: Go on.",
            "THE WITNESS: That is all.",
            "ADA HULL, a diver, was sworn",
            "BY MR. ORR:",
            "Q. Where were you?",
            "A. Under it.",
        ]
    )
    assert [speaker for speaker, _ in said(text)] == [
        *("Dora Lind", "Rolf Hall", "Max Orr", "Ed Lamb", "Rolf Hall"),
        *("Max Orr", "Ada Hull"),
    ]


def test_times_and_numbers_may_stand_before_a_label() -> None:
    turns = ["[00:00:21] Ada Orr: Is it safe?", "Q42 Max Lind: It is.", "[00:01:05] Ada Orr: Sure?", "Max Lind: Yes."]
    assert said("\n\n".join(["A talk", *turns]))[:2] == [("Ada Orr", "Is it safe?"), ("Max Lind", "It is.")]


def test_a_post_is_said_by_whoever_signed_it() -> None:
    text = "Drivers were angry.\n\nThe bridge is shut AGAIN\n\n— Dora Lind (@doralind) March 4, 2019\n\nIt opens soon."
    assert said(text) == [("Dora Lind", "The bridge is shut AGAIN")]
