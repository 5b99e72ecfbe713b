from __future__ import annotations

from django.utils.translation import gettext as _

from articles.browse.runs import Run
from articles.browse.utterances import Difference, Passage, Remark, Report
from articles.browse.wordings import OTHER_LANGUAGE, Wording, compare_wordings
from articles.models import Statement
from articles.views.design.exhibits import Exhibit, Group, State, states_of
from articles.views.design.sample_cards import arabic_card, card, huge_card, least_card
from articles.views.design.samples import (
    ADDRESS,
    ARABIC_WORDS,
    CITATION_ADDRESSES,
    LONG_NAME,
    LONG_WORDS,
    WORDS,
    arabic_statement,
    citation_of,
    huge_statement,
    least_statement,
    statement,
    utterance,
)


def statements() -> Group:
    usual, least, arabic, huge = statement(), least_statement(), arabic_statement(), huge_statement()
    one, arabic_label, many, few = _("One"), _("Arabic in English text"), _("Huge"), _("As little as possible")
    cards = [(one, card(1)), (few, least_card(2)), (arabic_label, arabic_card(3)), (many, huge_card(4))]
    pages = [(one, usual), (few, least), (arabic_label, arabic), (many, huge)]
    of_page = [State(label, {"statement": each, "notices": []}) for label, each in pages]
    quoted = [State(label, {"notices": [], "level": 2, **CITATION_ADDRESSES, **_cited(each)}) for label, each in pages]
    return Group(
        _("Statements"),
        [
            Exhibit("statement_card", states_of("card", *cards), "statement_card"),
            Exhibit("statement_run", _runs(), "statement_run"),
            Exhibit("utterance", quoted, beside="quoting"),
            Exhibit("statement_facts", of_page),
            Exhibit("neighbour", _neighbours(usual, huge), within='<div class="neighbours"><ul>{}</ul></div>'),
            Exhibit("lead", of_page[:1] + of_page[2:]),
            Exhibit("latest", of_page),
            Exhibit("wording", _wordings(), "passage_of"),
            Exhibit("wording_differences", states_of("remark", (many, _remark()))),
        ],
    )


def _cited(each: Statement) -> dict[str, object]:
    return {"statement": each, "citation": citation_of(each.article), "quotation": each.words or each.paraphrase}


def _runs() -> list[State]:
    cards = [card(number) for number in (21, 22)]
    return [
        State(_("One"), {"run": Run([card(20)], by_day=True), "phrases": None}),
        State(_("Several, in the order of articles"), {"run": Run(cards, by_day=False), "phrases": None}),
        State(_("Huge"), {"run": Run([huge_card(23), huge_card(24)], by_day=True), "phrases": None}),
    ]


def _neighbours(usual: Statement, huge: Statement) -> list[State]:
    return [
        State(_("One"), {"near": usual, "language": "en", "way": _("Before")}),
        State(_("Huge"), {"near": huge, "language": "en", "way": _("After")}),
    ]


def _wordings() -> list[State]:
    base = card(30)
    other = card(31, words="This sentence is a mere specimen … nobody ever said.", attribution="Mrs Example")
    remark = _remark()
    marked = compare_wordings(WORDS, other.words)
    shown = [
        (_("The one that others are compared with"), Passage(base, None, is_base=True)),
        (_("The same words"), Passage(card(32), compare_wordings(WORDS, WORDS), is_base=False)),
        (_("Differences marked"), Passage(other, marked, is_base=False)),
        (_("Arabic in English text"), Passage(arabic_card(33), Wording(why_not=OTHER_LANGUAGE), is_base=False)),
        (_("A paraphrase"), Passage(least_card(34), None, is_base=False)),
    ]
    return [State(label, {"passage": each, "remark": remark, "action": ADDRESS}) for label, each in shown]


def _remark() -> Remark:
    base, other = card(30), card(31, outlet_name=f"{LONG_NAME[:60]} Gazette")
    differences = [
        Difference("specimen", "en", [base], [other]),
        Difference(LONG_WORDS[:300], "en", [other], [base]),
        Difference(ARABIC_WORDS, "ar", [other, base], []),
    ]
    reports = [Report([Passage(base, None, is_base=True)]), Report([Passage(other, None, is_base=False)])]
    return Remark(utterance(), reports, 2, base, differences, 0)
