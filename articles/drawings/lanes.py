"""Puts the rounds of the timeline into lanes, so that neither bars nor labels overlap."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.models import Round
from articles.models.base import last_day

MAX_LANES = 12  # with labels; rounds for which there is no room are put below them, without labels
MAX_BARE_LANES = 4
GAP = 6.0
LETTER_WIDTH = 7.2  # average, of a label


class Bar(NamedTuple):
    """A round on the axis, from `x` to `end`, and its label."""

    key: int
    x: float
    end: float
    label: str


class Place(NamedTuple):
    """`label_anchor` is SVG's text-anchor: "start" or "end"; "" if there is no room for the label."""

    lane: int
    label_x: float = 0.0
    label_anchor: str = ""


class _Lane:
    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def take(self, left: float, right: float) -> bool:
        """Takes the room from `left` to `right`, if it is free."""
        if any(left < end + GAP and start < right + GAP for start, end in self._taken):
            return False
        self._taken.append((left, right))
        return True


def drawn_days(round_: Round) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of the bar of a round, or None if its start is not known.

    A round whose end is open or not known is drawn where it started.
    """
    if round_.started is None:
        return None
    return round_.started, round_.last_day or last_day(round_.started, round_.started_precision)


def places_of(bars: Iterable[Bar], left: float, right: float, lanes: int = MAX_LANES) -> dict[int, Place]:
    """The place of each bar, by its key. Bars that come first get their labels first.

    The axis runs from `left` to `right`. At most `lanes` lanes have labels. No bar and no label covers a label. Bars
    without labels overlap each other only if there are too many for all lanes.
    """
    labelled: list[_Lane] = []
    places: dict[int, Place] = {}
    rest: list[Bar] = []
    for bar in bars:
        if place := _labelled_place(bar, labelled, left, right, lanes):
            places[bar.key] = place
        else:
            rest.append(bar)
    bare: list[_Lane] = []
    for bar in rest:
        lane = _free_lane([*labelled, *bare], bar.x, bar.end)
        if lane is None and len(bare) < MAX_BARE_LANES:
            bare.append(_Lane())
            lane = len(labelled) + len(bare) - 1
            bare[-1].take(bar.x, bar.end)
        places[bar.key] = Place(len(labelled) + len(bare) - 1 if lane is None else lane)
    return places


def _labelled_place(bar: Bar, lanes: list[_Lane], left: float, right: float, most: int) -> Place | None:
    """The label stands after the bar or, at the end of the axis, before it."""
    room = LETTER_WIDTH * len(bar.label)
    after, before = bar.end + GAP + room, bar.x - GAP - room
    if after <= right:
        place, span = (round(bar.end + GAP, 1), "start"), (bar.x, after)
    elif before >= left:
        place, span = (round(bar.x - GAP, 1), "end"), (before, bar.end)
    else:
        return None
    lane = _free_lane(lanes, *span)
    if lane is None and len(lanes) < most:
        lanes.append(_Lane())
        lanes[-1].take(*span)
        lane = len(lanes) - 1
    return None if lane is None else Place(lane, *place)


def _free_lane(lanes: Sequence[_Lane], left: float, right: float) -> int | None:
    """Takes room in the first lane where it is free, and returns the lane's number."""
    return next((number for number, lane in enumerate(lanes) if lane.take(left, right)), None)
