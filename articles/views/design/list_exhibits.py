from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.browse.cards import Card
from articles.browse.listing import Chip, Facet, FacetValue, Listing, Offer
from articles.browse.options import Option
from articles.browse.overview import CodingTotals
from articles.browse.paging import Paging
from articles.browse.presentation import build_columns, build_rows, build_views
from articles.browse.reasons import Reason
from articles.browse.runs import Run
from articles.browse.search import Group as Matches
from articles.browse.selection import Selection
from articles.browse.suggestions import Suggestion, Suggestions
from articles.browse.summary import summary_of
from articles.browse.synonyms import Expanded
from articles.browse.years import year_bars
from articles.exchange import ViewCitation
from articles.index import Version, parse
from articles.nouns import ARTICLE, PERSON, ROUND, STATEMENT, TOPIC, VENUE, Noun
from articles.views.citing import FORMS, Cited, Link
from articles.views.design.exhibits import Exhibit, Group, State
from articles.views.design.sample_cards import card, huge_card, least_card
from articles.views.design.samples import (
    ADDRESS,
    ARABIC_HEADLINE,
    ARABIC_WORDS,
    DAY,
    LONG_NAME,
    article,
    person,
    round_,
    topic,
    venue,
)
from articles.views.formats import format_links


def lists() -> Group:
    table = Selection(view="table", columns=tuple(column.name for column in STATEMENT.table))
    cards = [card(50), least_card(51), huge_card(52)]
    return Group(
        _("Lists and search"),
        [
            Exhibit(
                "listing",
                [
                    State(_("Empty"), _listing(_nothing_found())),
                    State(_("Refused"), _listing(_refused())),
                    State(_("One"), _listing(_one())),
                    State(_("Huge"), _listing(_huge(cards, Selection(page=7)))),
                    State(_("Huge, as a table"), _listing(_huge(cards, table))),
                ],
            ),
            Exhibit("search_group", _found()),
        ],
    )


def _listing(listing: Listing) -> dict[str, Any]:
    citation = ViewCitation(_("Statements"), STATEMENT.total(listing.total), ADDRESS, Version(1, DAY), DAY)
    cited = Cited(citation, [Link(form.label, ADDRESS) for form in FORMS])
    coding = CodingTotals(1_234, 1_000, 200)
    return {
        "listing": listing,
        "format_links": format_links(STATEMENT),
        "coding": coding,
        "cited": cited,
        "action": ADDRESS,
    }


def _value(name: str, count: int, *, selected: bool = False, excluded: bool = False) -> FacetValue:
    return FacetValue(slugify(name, allow_unicode=True), name, count, STATEMENT.total(count), selected, excluded, "?")


def _facets(total: int) -> list[Facet]:
    names = ["Samira Example", LONG_NAME, "سميرة مثال", *(f"Placeholder {number}" for number in range(1, 8))]
    speakers = [_value(name, max(1, total // number)) for number, name in enumerate(names, 2)]
    chosen = [_value("Sample side", total, selected=True), _value("The other side", 12, excluded=True)]
    years = [_value(str(year), 3 * (year - 2010)) for year in (2011, 2012, 2015, 2016)]
    topics = [_value("specimens", total // 2), _value("placeholders", 3)]
    rare = [_value("examples", 2), _value(f"examples of {LONG_NAME}", 1)]
    return [
        Facet("speaker", _("Speaker"), speakers, values_address=ADDRESS),
        Facet("party", _("Party"), chosen),
        Facet("topic", _("Topic"), topics, more=rare),
        Facet("year", _("Year said"), years),
    ]


def _chips() -> list[Chip]:
    return [
        Chip(_("Search"), "“xyzzy”", "“xyzzy”", "?", ("q", "xyzzy")),
        Chip(_("Speaker"), LONG_NAME, LONG_NAME, "?", ("speaker", "example")),
        Chip(_("Party"), ARABIC_WORDS, ARABIC_WORDS, "?", ("party", "example")),
    ]


def _sorts() -> list[Option]:
    return [Option(sort.name, str(sort.label), number == 0, "?") for number, sort in enumerate(STATEMENT.sorts)]


def _nothing_found() -> Listing:
    suggestions = Suggestions([Suggestion("specimen", 12, "?")], [Suggestion("xyzzy", 1, "?", ("specimen",))])
    return Listing(
        STATEMENT,
        paging=Paging(Selection(), 0),
        facets=_facets(2),
        chips=_chips(),
        drops=[Offer(12, "?", "xyzzy"), Offer(1, "?", LONG_NAME)],
        suggestions=suggestions,
        given={"q": "xyzzy specimen"},
    )


def _refused() -> Listing:
    errors = {
        "from": [_("Enter a day as year-month-day, for example 2015-09-19.")],
        "q": [_("Enter at least one word: this search contains none.")],
    }
    labels = {"from": str(STATEMENT.messages.since), "q": _("Search")}
    return Listing(STATEMENT, errors=errors, labels=labels, given={"from": "", "q": "!"})


def _one() -> Listing:
    only = card(53)
    return Listing(
        STATEMENT, rows=[only], runs=[Run([only], by_day=True)], paging=Paging(Selection(), 1), facets=_facets(2)[2:]
    )


def _huge(cards: Sequence[Card], selection: Selection) -> Listing:
    total = 1_234_567
    facets = _facets(total)
    return Listing(
        STATEMENT,
        selection=selection,
        rows=cards,
        runs=[Run([each], by_day=True) for each in cards],
        summary=summary_of(total, facets, selection),
        years=year_bars(facets[-1].values),
        undated=Offer(1_234, "?"),
        paging=Paging(selection, total),
        facets=facets,
        chips=_chips(),
        sorts=_sorts(),
        views=build_views(STATEMENT, selection),
        columns=build_columns(STATEMENT, selection),
        row_choices=build_rows(selection, 25, total),
        synonyms=[Expanded("specimen", ["sample", "placeholder"], "?")],
        given={"q": "specimen"},
    )


def _found() -> list[State]:
    """The rows of each noun, as a search for a word finds them."""
    found: list[tuple[Noun, list[Any], int]] = [
        (STATEMENT, [card(54)._replace(found_by=_reasons())], 1),
        (ARTICLE, [article(), article(ARABIC_HEADLINE, language="ar")], 1_234_567),
        (PERSON, [person(found_by=_reasons()), person(LONG_NAME, 1_234_567), person("سميرة مثال", 0)], 1_234_567),
        (VENUE, [venue(), venue(LONG_NAME)], 2),
        (ROUND, [round_(), round_(LONG_NAME)], 2),
        (TOPIC, [topic(), topic(LONG_NAME)], 2),
    ]
    phrases = parse("sample")
    return [
        State(noun.plural_label, {"group": Matches(noun, rows, total, ADDRESS), "phrases": phrases})
        for noun, rows, total in found
    ]


def _reasons() -> list[Reason]:
    return [Reason(_("Found by its place"), "Sampleville"), Reason(_("Found by its topic"), f"sample of {LONG_NAME}")]
