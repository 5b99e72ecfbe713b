"""Positions on questions, and people or parties compared."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from articles.browse.compare import Comparison, SharedValue, Subject
from articles.browse.compare_choices import Choices, Found, Match
from articles.browse.paging import Paging
from articles.browse.people import Stances
from articles.browse.positions import AskedQuestion, Evidence, Positions
from articles.browse.selection import Selection
from articles.browse.stance_matrix import Cell, CellStance, CodedStance, Matrix, MatrixRow
from articles.drawings.stacked_bar import stacked_bar
from articles.models import Position, Question
from articles.views.design.exhibits import Exhibit, Group, State, states_of
from articles.views.design.sample_cards import arabic_card, card, huge_card, least_card
from articles.views.design.samples import ADDRESS, LONG_NAME, statement

QUESTION = "Should samples be shown?"
NOTE = "A made-up reason for a made-up stance."


def positions() -> Group:
    one, many = _("One"), _("Huge")
    arabic = _("Arabic in English text")
    first, second = Evidence(card(40), _taken("supports")), Evidence(huge_card(41), _taken("opposes"))
    cards = [
        (one, card(42)),
        (arabic, arabic_card(43)),
        (_("A paraphrase"), least_card(44)),
        (many, huge_card(45)),
    ]
    coded = [Position(statement=statement(), question=_question(), stance=stance, note=NOTE) for stance in _STANCES]
    few, many_taken = [Stances(QUESTION, coded[:1], 1)], [Stances(LONG_NAME, coded, 1_234_567)]
    matrix = {"positions": _positions(), "rows_by": "party", "question": _question()}
    two, four = _subjects(2), _subjects(4)
    return Group(
        _("Positions and comparisons"),
        [
            Exhibit("question_row", _questions(), "question_row"),
            Exhibit("stance_matrix", [State(many, matrix)]),
            Exhibit(
                "stance_pair",
                [State(many, {"earlier": first, "later": second})],
                "stance_pair",
                '<div class="stance-pairs">{}</div>',
            ),
            Exhibit(
                "evidence",
                states_of("each", (one, first), (many, second)),
                "evidence_item",
                '<ol class="evidence">{}</ol>',
            ),
            Exhibit("stances", states_of("stances", (one, few), (many, many_taken))),
            Exhibit("compare_choices", _choices()),
            Exhibit("compared_statement", states_of("card", *cards), "compared_statement"),
            Exhibit("compared_values", [State(one, _values(two)), State(many, _values(four))], "compared_values"),
        ],
    )


_STANCES = ("supports", "opposes", "conditional")


def _question() -> Question:
    return Question(pk=1, slug="samples", text=QUESTION)


def _questions() -> list[State]:
    counts = {"supports": 1_200, "opposes": 34, "conditional": 567}
    long = Question(pk=1, slug="samples", text=f"Should {LONG_NAME} be shown beside {LONG_NAME}?")
    shown = [
        (_("Empty"), AskedQuestion(_question(), {}, None, None)),
        (_("One"), AskedQuestion(_question(), {"opposes": 1}, 2015, 2015)),
        (_("Huge"), AskedQuestion(long, counts, 2011, 2020)),
    ]
    return [
        State(label, {"asked": each, "bar": stacked_bar(each.by_stance, most=max(each.statements, 1))})
        for label, each in shown
    ]


def _taken(stance: str, month: int = 9) -> CodedStance:
    day = datetime.date(2015, month, 19)
    return CodedStance(1, "sample2222", day, "day", stance, NOTE, "samira-example", "sample-side")


def _positions() -> Positions:
    labels = {"supports": _("supports"), "opposes": _("opposes"), "conditional": _("conditional")}
    full = [
        CellStance(stance, labels[stance], [_taken(stance, month) for month in (1, 5, 9)], 12) for stance in _STANCES
    ]
    cells = [Cell(full[:1], 3, "?"), Cell([], 12, "?"), Cell([], 0, "?"), Cell(full, 1_234, "?")]
    rows = [MatrixRow("Sample side", "", cells), MatrixRow(LONG_NAME, ADDRESS, cells[::-1])]
    matrix = Matrix([str(year) for year in (2012, 2013, 2014)] + ["~none"], rows, 3)
    return Positions(matrix, [], 0, [], Paging(Selection(), 1), [], Selection(), "samples")


def _subjects(number: int) -> list[Subject]:
    names = ["Samira Example", LONG_NAME, "سميرة مثال", "Somebody Else"]
    return [Subject(f"s{n}", name, ADDRESS, 40, 40, "?", "?") for n, name in enumerate(names[:number])]


def _comparison(number: int) -> Comparison:
    return Comparison("person", _subjects(number), [], [], [], [], Selection())


def _choices() -> list[State]:
    pair = [("samples", "samples"), ("long", LONG_NAME)]
    choices = Choices(pair, pair, pair)
    people = [Match("s", "Samira Example", 3), Match("t", LONG_NAME, 1_234_567)]
    shown = [
        (_("Empty"), _comparison(0), Found("", [])),
        (_("Nobody found"), _comparison(1), Found("Xyzzy", [])),
        (_("One"), _comparison(1), Found("Example", people[:1])),
        (_("Huge"), _comparison(2), Found("Example", people * 4)),
    ]
    return [State(label, {"comparison": one, "choices": choices, "found": found}) for label, one, found in shown]


def _values(subjects: list[Subject]) -> dict[str, object]:
    counts = [(1_234_567, "?"), (0, "?"), (3, "?"), (1, "?")][: len(subjects)]
    values = [
        SharedValue("specimens", ADDRESS, counts),
        SharedValue(LONG_NAME, ADDRESS, counts[::-1]),
    ]
    heading, label = _("What they spoke about"), _("Topic")
    return {"id": "topics", "heading": heading, "label": label, "values": values, "subjects": subjects}
