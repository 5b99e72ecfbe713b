from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.browse.dates import Span
from articles.browse.listing import Offer
from articles.browse.network import Network, Node, Tie
from articles.browse.options import Option
from articles.browse.places import ListPlaces, Place
from articles.browse.selection import Selection
from articles.browse.ties import ARTICLES, SUBTRACT
from articles.browse.timeline import ListTimeline, LongerDate, PeriodBar, Series
from articles.drawings.map import map_of
from articles.drawings.marks import marks_of
from articles.drawings.network import network_drawing
from articles.drawings.period_bars import draw_timeline
from articles.drawings.place_map import draw_places
from articles.drawings.scale import Scale
from articles.drawings.timeline import LEFT, RIGHT, WIDTH, MarkRow, Timeline, round_bars
from articles.index import Period
from articles.models import Precision
from articles.nouns import STATEMENT
from articles.views.design.exhibits import Exhibit, Group, State
from articles.views.design.samples import ADDRESS, LONG_NAME, round_, venue

PLACES = [
    venue(),
    venue("Examplebourg", "48.21", "16.37", pk=2),
    venue("Placeholder", "55.76", "37.62", pk=3),
    venue(LONG_NAME, "33.51", "36.29", pk=4),
]


def drawings() -> Group:
    one, many, none = _("One"), _("Huge"), _("Empty")
    timelines = [State(none, _list_timeline(0)), State(one, _list_timeline(1)), State(many, _list_timeline(40))]
    maps = [State(one, _places(1)), State(many, _places(4))]
    networks = [State(one, _network(1)), State(many, _network(12))]
    return Group(
        _("Drawings and their tables"),
        [
            Exhibit("timeline", [State(many, {"timeline": _talks()})]),
            Exhibit("list_timeline", timelines),
            Exhibit("map", [State(one, _map(1)), State(many, _map(4))]),
            Exhibit("place_map", maps),
            Exhibit("place_table", [State(none, _places(0)), *maps]),
            Exhibit("network_drawing", networks),
            Exhibit("network_tables", networks),
        ],
    )


def _map(number: int) -> dict[str, object]:
    return {"map": map_of(PLACES[:number]), "title": _("A map that is made up")}


def _month(number: int) -> Span:
    year, month = divmod(number, 12)
    first = datetime.date(2013 + year, month + 1, 1)
    return Span(first, first.replace(day=28), Precision.MONTH)


def _list_timeline(months: int) -> dict[str, object]:
    parts = [(n * 7 % 11, n * 5 % 7, n % 3) for n in range(1, months + 1)]
    bars = [PeriodBar(_month(n), sum(part), part, n % 4, "?") for n, part in enumerate(parts)]
    names = [_("Quotation"), LONG_NAME, _("Paraphrase")]
    series = [Series(str(n), name, sum(part[n] for part in parts)) for n, name in enumerate(names)]
    year = Span(datetime.date(2014, 1, 1), datetime.date(2014, 12, 31), Precision.YEAR)
    timeline = ListTimeline(
        noun=STATEMENT,
        selection=Selection(),
        period=Period.MONTH,
        by="kind",
        choices=[Option("kind", _("Kind"), True, "?"), Option("party", _("Party"), False, "?")],
        chips=[],
        total=sum(map(sum, parts)),
        first=bars[0].span.first if bars else None,
        last=bars[-1].span.last if bars else None,
        series=series,
        bars=bars,
        longer=[LongerDate(year, 12)] if months > 1 else [],
        undated=Offer(1_234, "?") if months > 1 else None,
    )
    rounds = [round_()] if months > 1 else []
    return {"timeline": timeline, "drawing": draw_timeline(timeline, rounds), "list_address": ADDRESS}


def _talks() -> Timeline:
    first, last = datetime.date(2013, 1, 1), datetime.date(2015, 12, 31)
    scale = Scale(first, last, LEFT, WIDTH - RIGHT)
    counts = {_month(number): 3 * number + 1 for number in range(0, 30, 3)}
    days = {"started": datetime.date(2013, 2, 1), "ended": datetime.date(2013, 4, 30)}
    return Timeline(
        first=first,
        last=last,
        bars=round_bars([round_(LONG_NAME, pk=2, **days), round_()], {}, scale),
        rows=[MarkRow(STATEMENT, _("Statements by the day they were made"), marks_of(counts, scale), 90)],
        ticks=scale.ticks,
    )


def _places(number: int) -> dict[str, object]:
    found = [Place(each, 10 ** (3 - n), "?") for n, each in enumerate(PLACES[:number])]
    nowhere = Offer(1_234 if number > 1 else 0, "?")
    places = ListPlaces(STATEMENT, Selection(), [], 9, found, nowhere, None)
    return {"places": places, "map": draw_places(places, _count), "list_address": ADDRESS}


def _count(places: Sequence[Place]) -> int:
    return sum(place.count for place in places)


def _network(number: int) -> dict[str, object]:
    names = ["Samira Example", LONG_NAME, "سميرة مثال"]
    nodes = [Node(f"n{n}", "person", f"n{n}", names[n % 3], ADDRESS, 1 + n * n, "?") for n in range(number)]
    pairs = [(n, m) for n in range(number) for m in range(n) if (n + m) % 3]
    ties = [Tie(nodes[n], nodes[m], n - m if n % 2 else m - n) for n, m in pairs]
    found = Network(SUBTRACT if number > 1 else ARTICLES, nodes, ties, 99, [], Selection(), Selection(), Selection())
    return {"network": found, "drawing": network_drawing(found)}
