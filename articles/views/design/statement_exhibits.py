from __future__ import annotations

from django.utils.translation import gettext as _

from articles.browse.runs import Run
from articles.browse.utterances import Difference, Passage, Remark, Report
from articles.browse.wordings import OTHER_LANGUAGE, Wording, compare_wordings
from articles.exchange import Citation
from articles.index import Version
from articles.models import Statement, Utterance
from articles.models.article import Article
from articles.views.design.exhibits import Exhibit, Group, State, states_of
from articles.views.design.sample_cards import arabic_card, card, huge_card, paraphrase_card
from articles.views.design.samples import (
    ARABIC_HEADLINE,
    ARABIC_WORDS,
    DAY,
    LONG_NAME,
    LONG_TITLE,
    LONG_WORDS,
    OURS,
    WORDS,
    article,
    outlet,
    person,
    role,
    statement,
    topic,
)

FORMS = dict.fromkeys(("bib", "ris", "csl", "json"), "/about/design/")


def statements() -> Group:
    usual, huge, least = statement(), _huge(), _least()
    printed = {"article": article(ARABIC_HEADLINE, language="ar"), "attribution": "الوزيرة"}
    arabic = statement(words=ARABIC_WORDS, **printed)
    one, arabic_label, many, few = _("One"), _("Arabic in English text"), _("Huge"), _("As little as possible")
    cards = [(one, card()), (few, paraphrase_card()), (arabic_label, arabic_card()), (many, huge_card())]
    pages = [(one, usual), (few, least), (arabic_label, arabic), (many, huge)]
    of_page = [State(label, {"statement": each, "notices": []}) for label, each in pages]
    quoted = [State(label, {"notices": [], "level": 2, **FORMS, **_cited(each)}) for label, each in pages]
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


def _huge() -> Statement:
    long = person(LONG_NAME)
    found: Statement = statement(
        kind=Statement.Kind.PARTIAL,
        words=LONG_WORDS,
        paraphrase=OURS,
        speaker=long,
        role=role(LONG_TITLE),
        channel=Statement.Channel.RELAYED,
        relayed_by="somebody at the next table",
        article=article(LONG_WORDS[:290], agency=outlet("Agency of Placeholders")),
        uncertain_date="The made-up report gives two days.",
        uncertain_place="It gives no place at all.",
        uncertain_role="It gives no office either.",
        check="differs",
        topics=[topic(f"specimens of kind {number}") for number in range(1, 9)],
    )
    return found


def _least() -> Statement:
    found: Statement = statement(
        kind=Statement.Kind.PARAPHRASE,
        words="",
        paraphrase=OURS,
        speaker=None,
        role=None,
        venue=None,
        round=None,
        said_on=None,
        medium="",
        channel=Statement.Channel.NOT_STATED,
        attribution="an official who is made up",
        article=article(coding=Article.Coding.NONE),
        check="",
        topics=[],
    )
    return found


def _cited(each: Statement) -> dict[str, object]:
    printed = each.article
    citation = Citation(
        key="sample",
        headline=printed.headline,
        outlet=printed.outlet.name,
        published=DAY,
        precision="day",
        source_url=printed.url,
        our_url="https://example.org/statements/sample2222/",
        language=printed.language,
        accessed=DAY,
        version=Version(1, DAY),
    )
    return {"statement": each, "citation": citation, "quotation": each.words or each.paraphrase}


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
        (_("A paraphrase"), Passage(paraphrase_card(34), None, is_base=False)),
    ]
    return [State(label, {"passage": each, "remark": remark, "action": "/about/design/"}) for label, each in shown]


def _remark() -> Remark:
    base, other = card(30), card(31, outlet_name=f"{LONG_NAME[:60]} Gazette")
    differences = [
        Difference("specimen", "en", [base], [other]),
        Difference(LONG_WORDS[:300], "en", [other], [base]),
        Difference(ARABIC_WORDS, "ar", [other, base], []),
    ]
    reports = [Report([Passage(base, None, is_base=True)]), Report([Passage(other, None, is_base=False)])]
    return Remark(Utterance(pk=1, slug="sample", summary="A made-up remark"), reports, 2, base, differences, 0)
