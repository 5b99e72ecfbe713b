"""Articles, people, places, rounds and topics."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from articles.browse.extent import Row
from articles.browse.mentions import Mentions, Speaker
from articles.browse.names import other_names
from articles.browse.round_coverage import CoveredRound, Phase
from articles.browse.spoken import Cell, Spoken, TopicYears, Total
from articles.browse.spoken import Row as TopicRow
from articles.drawings.extent_bars import extent_bars
from articles.drawings.role_band import role_band
from articles.drawings.stacked_bar import stacked_bar
from articles.models import Article, PersonName, Round
from articles.views.design.exhibits import Exhibit, Group, State, states_of
from articles.views.design.samples import (
    ARABIC_HEADLINE,
    CITATION_ADDRESSES,
    LONG_NAME,
    LONG_TITLE,
    LONG_WORDS,
    article,
    citation_of,
    holding,
    organisation,
    outlet,
    party,
    person,
    role,
    round_,
    topic,
    venue,
)


def records() -> Group:
    one, many, none = _("One"), _("Huge"), _("Empty")
    spoken = _spoken()
    years = [Row(str(year), "?", _codings(year)) for year in range(2011, 2021)]
    long_rows = [*years[:3], Row(LONG_NAME, "?", {"complete": 1_234_567})]
    table = {"caption": _("Articles by language"), "head": _("Language"), "id": "by"}
    tables = [State(none, {**table, "rows": []}), State(many, {**table, "rows": long_rows})]
    of_person = {"person": person(), "spoken": spoken, "table": spoken.table}
    return Group(
        _("Articles, people, places, rounds and topics"),
        [
            Exhibit("article_card", states_of("article", *_articles()), "article_card"),
            Exhibit("article_facts", states_of("article", *_articles())),
            Exhibit("citation", [State(one, {"citation": citation_of(article()), **CITATION_ADDRESSES})]),
            Exhibit("bodies", states_of("bodies", (one, [organisation()]), (many, _bodies()))),
            Exhibit(
                "names",
                states_of("names", (one, other_names(_names()[:1])), (many, other_names(_names()))),
            ),
            Exhibit("spoken", states_of("spoken", (one, _spoken_once()), (many, spoken))),
            Exhibit("roles", _roles()),
            Exhibit("topic_years", [State(many, of_person)]),
            Exhibit("mentions", _mentions()),
            Exhibit("round_row", _rounds(), "round_row"),
            Exhibit(
                "topic_list",
                [
                    State(one, {"topics": [topic()]}),
                    State(many, {"topics": [topic(), topic(LONG_NAME, 1_234_567)], "described": True}),
                ],
            ),
            Exhibit("extent_bars", states_of("bars", (one, extent_bars(years[:1])), (many, extent_bars(years)))),
            Exhibit("extent_table", tables, "extent_table"),
        ],
    )


def _codings(year: int) -> dict[str, int]:
    return {"complete": 3 * (year - 2010), "partly": year % 4, "none": 2} if year != 2013 else {}


def _articles() -> list[tuple[str, Article]]:
    huge = article(
        LONG_WORDS[:290],
        outlet=outlet(LONG_NAME),
        agency=outlet("Agency of Placeholders"),
        agency_basis="The made-up report names it.",
        summary=LONG_WORDS,
        coding=Article.Coding.PARTLY,
        coding_note="All that nobody said is missing.",
        author=LONG_NAME,
        published_basis="A guess, marked as one.",
        headline_is_ours=True,
    )
    huge.statement_count = 1_234_567
    arabic = article(ARABIC_HEADLINE, language="ar", coding=Article.Coding.NONE)
    arabic.statement_count = 0
    return [(_("One"), article()), (_("Arabic in English text"), arabic), (_("Huge"), huge)]


def _bodies() -> list[object]:
    alone = organisation("A body that speaks for itself")
    alone.party = None
    long = organisation(LONG_NAME)
    long.party = party(f"Party of {LONG_NAME}")
    return [organisation(), alone, long]


def _names() -> list[PersonName]:
    script = PersonName.Script
    return [
        PersonName(name="سميرة مثال", script=script.ARABIC, language="ar"),
        PersonName(name="Самира Пример", script=script.CYRILLIC, language="ru"),
        PersonName(name="דוגמה", script=script.HEBREW, language="he"),
        PersonName(name=LONG_NAME, script=script.LATIN),
        PersonName(name="Samirra Exampel", script=script.LATIN, note="a made-up misprint"),
    ]


def _spoken_once() -> Spoken:
    return Spoken(1, 1, 1, 0, 0, None, None)


def _spoken() -> Spoken:
    years = [Total(str(year), year % 7, "?") for year in range(2011, 2021)]
    names = ["specimens", "placeholders", LONG_NAME]
    rows = [
        TopicRow(
            Total(name, 40 - 10 * number, "?"), [Cell(n % 5, "?", n % 5) for n in range(number, number + len(years))]
        )
        for number, name in enumerate(names)
    ]
    return Spoken(1_234, 5, 99, 2011, 2020, rows[0].topic, TopicYears(years, rows, has_more=True))


def _roles() -> list[State]:
    year = datetime.date(2014, 1, 1)
    undated = role(started=None, organisation=None)
    open_ended = role(LONG_TITLE, started=year, started_precision="year", uncertain="The made-up report gives no day.")
    ended = role("Envoy of Samples", ended=datetime.date(2013, 5, 2))
    return [
        State(_("Empty"), {"band": role_band([], [])}),
        State(_("One, without dates"), {"band": role_band([undated], [])}),
        State(_("Huge"), {"band": role_band([open_ended, ended, undated], [2011, 2020])}),
    ]


def _mentions() -> list[State]:
    speakers = [Speaker("Samira Example", 1, "?"), Speaker(LONG_NAME, 1_234_567, "?")]
    named = Mentions([article()], 1, "?", "Example", [], "?")
    quoted = Mentions([article(), article(ARABIC_HEADLINE, language="ar")], 1_234_567, "?", LONG_NAME, speakers, "?")
    return [
        State(_("One"), {"mentions": named, "is_quoted": False}),
        State(_("Huge"), {"mentions": quoted, "is_quoted": True}),
    ]


def _rounds() -> list[State]:
    empty = holding(
        Round(pk=1, slug="sample", name="Talks that are only announced"), venues=[], convenors=[], absent=[]
    )
    phases = {Phase.BEFORE: 1_200, Phase.DURING: 34, Phase.AFTER: 567, Phase.UNKNOWN: 8}
    long = round_(LONG_NAME, uncertain="The made-up report gives two days.", outcome=LONG_WORDS[:400])
    holding(long, venues=[venue(), venue("Examplebourg")], convenors=_bodies(), absent=[organisation()])
    shown = [
        (_("Empty"), CoveredRound(empty, {}, 0)),
        (_("One"), CoveredRound(round_(), {**dict.fromkeys(Phase, 0), Phase.DURING: 1}, 1)),
        (_("Huge"), CoveredRound(long, phases, 1_234_567)),
    ]
    return [
        State(label, {"covered": each, "bar": stacked_bar(each.by_phase, most=max(each.statements, 1))})
        for label, each in shown
    ]
