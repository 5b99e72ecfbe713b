"""Who asks and who answers in an interview."""

from __future__ import annotations

from tests.intake.quotes.quoted import said

INTERVIEW = ["MERIDIAN: Is it safe?", "LIND: It is.", "MERIDIAN: Sure?", "LIND: I crossed it."]


def test_initials_may_be_explained_in_brackets() -> None:
    turns = ["LT: Is it safe?", "TP: It is.", "LT: Sure?", "TP: I crossed it."]
    text = "Dora Lind (TP) built the bridge. Here Jo Kettering (LT) saw it.\n\n" + "\n\n".join(turns)
    assert [speaker for speaker, _ in said(text)] == ["Jo Kettering", "Dora Lind"] * 2


def test_only_the_answers_of_an_interview_may_stand_in_marks() -> None:
    turns = ["Is it safe?", "“It is.”", "Sure?", "“I crossed it.", "And now?", "“Lunch.”"]
    text = "\n\n".join(["Dora Lind built the bridge.", *turns, "Ada Orr and Max Orr left."])
    assert said(text) == [
        (None, "Is it safe?"),
        ("Dora Lind", "It is."),
        (None, "Sure?"),
        ("Dora Lind", "I crossed it."),
        (None, "And now?"),
        ("Dora Lind", "Lunch."),
    ]


def test_questions_that_a_reporter_raises_are_not_asked_by_anybody() -> None:
    turns = [
        "Is it safe?",
        '"It is," said Dora Lind.',
        "Is it old?",
        '"Yes," she said.',
        "And now?",
        '"Lunch," she said.',
    ]
    assert said("\n\n".join(turns)) == [("Dora Lind", "It is,"), ("Dora Lind", "Yes,"), ("Dora Lind", "Lunch,")]


def test_questions_and_answers_may_stand_in_one_paragraph() -> None:
    text = (
        "Dora Lind, the head of the works, built it. Excerpts follow: "
        "QUESTION: Is it safe? ANSWER: It is. I crossed it. Q: When? A: On Monday."
    )
    assert said(text) == [
        (None, "Is it safe?"),
        ("Dora Lind", "It is. I crossed it."),
        (None, "When?"),
        ("Dora Lind", "On Monday."),
    ]


def test_the_first_question_and_answer_may_be_written_out() -> None:
    turns = ["Question. Is it safe?", "Answer. It is.", "Q. Sure?", "A. Yes.", "Q. And now?", "A. Lunch."]
    text = "\n\n".join(["Dora Lind built it.", *turns])
    assert said(text)[:2] == [(None, "Is it safe?"), ("Dora Lind", "It is.")]


def test_questions_are_those_of_the_interviewer_if_the_text_tells() -> None:
    text = (
        "Dora Lind built the bridge. Interview by Jo Kettering.\n\nQ: Is it safe?\n\nA: It is.\n\nQ: Sure?\n\nA: Yes."
    )
    assert [speaker for speaker, _ in said(text)] == ["Jo Kettering", "Dora Lind", "Jo Kettering", "Dora Lind"]


def test_the_label_of_a_paper_means_its_interviewer() -> None:
    text = "\n\n".join(["Dora Lind built the bridge.", *INTERVIEW, "Interview: Jo Kettering"])
    assert [speaker for speaker, _ in said(text)] == ["Jo Kettering", "Dora Lind", "Jo Kettering", "Dora Lind"]


def test_two_may_put_the_questions_and_a_paper_need_not_speak_first() -> None:
    text = "\n\n".join(["Dora Lind built it.", "LIND: Come in.", *INTERVIEW, "Interview: Jo Kettering and Ed Lamb"])
    assert [speaker for speaker, _ in said(text)] == ["Dora Lind", *["Jo Kettering and Ed Lamb", "Dora Lind"] * 2]


def test_whoever_wrote_an_article_is_not_taken_for_one_of_two_who_talk() -> None:
    text = "\n\n".join(["By Jo Kettering", "ORR: Is it safe?", "LIND: It is.", "ORR: Sure?", "LIND: Yes."])
    assert [speaker for speaker, _ in said(text)] == ["Orr", "Lind", "Orr", "Lind"]


def test_whoever_only_produced_an_interview_did_not_ask() -> None:
    text = "\n\n".join(["Dora Lind built the bridge.", *INTERVIEW, "Produced by Ed Lamb."])
    assert said(text)[0] == ("Meridian", "Is it safe?")


def test_a_byline_in_capitals_names_the_interviewer() -> None:
    text = "\n".join(["JO LAMB", "Dora Lind built the bridge.", "Q: Is it safe?", "A: It is.", "Q: Sure?", "A: Yes."])
    assert [speaker for speaker, _ in said(text)] == ["Jo Lamb", "Dora Lind", "Jo Lamb", "Dora Lind"]


def test_questions_may_stand_in_bold_without_a_label() -> None:
    text = "\n\n".join(
        [
            "Dora Lind built the bridge. Jo Lamb met her in Hull.",
            "**Is it safe?**",
            "It is.",
            "I crossed it.",
            "**Sure?**",
            'I told them: "Yes."',
            "**And now?**",
            "Lunch.",
            "Dora Lind lives in Hull.",
        ]
    )
    assert said(text) == [
        ("Jo Lamb", "Is it safe?"),
        ("Dora Lind", "It is."),
        ("Dora Lind", "I crossed it."),
        ("Jo Lamb", "Sure?"),
        ("Dora Lind", 'I told them: "Yes."'),
        ("Jo Lamb", "And now?"),
        ("Dora Lind", "Lunch."),
    ]


def test_a_report_with_questions_as_headings_is_no_interview() -> None:
    text = "\n\n".join(
        [
            "The bridge in Hull was opened on Monday.",
            "**Is it safe?**",
            "“We crossed it,” Dora Lind said.",
            "**Who paid?**",
            "The council did.",
            "**And now?**",
            "Jo Lamb will paint it.",
        ]
    )
    assert said(text) == [("Dora Lind", "We crossed it,")]
