"""The roles of a person as bars over an axis of years. All positions are in per cent of the axis."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from articles.drawings.scale import Scale, Tick
from articles.models import Role
from articles.models.base import last_day

NARROW = 320.0  # the width of the axis on a small screen, for which its labels leave room
LEAST = 1.0  # the least width of a stretch
LAST_LABEL = 91.0  # a label further on would not fit


class Stretch(NamedTuple):
    """A part of the axis. The office was held throughout it if it is `certain`, else it may have been."""

    x: float
    width: float
    certain: bool


class RoleBar(NamedTuple):
    """`stretches` are empty if neither start nor end is known."""

    role: Role
    stretches: list[Stretch]


@dataclass(frozen=True)
class RoleBand:
    """Without `ticks` there is no axis, because no role has a date. `has_open` says that a stretch is not certain."""

    bars: list[RoleBar]
    ticks: list[Tick]

    @property
    def has_open(self) -> bool:
        return any(not stretch.certain for bar in self.bars for stretch in bar.stretches)


def role_band(roles: Iterable[Role], years: Iterable[int]) -> RoleBand:
    """The axis includes these years, in which the person spoke."""
    roles = list(roles)
    dated = [day.year for role in roles for day in (role.started, role.last_day) if day]
    if not dated:
        return RoleBand([RoleBar(role, []) for role in roles], [])
    within = [*dated, *years]
    scale = Scale(datetime.date(min(within), 1, 1), datetime.date(max(within), 12, 31), 0.0, NARROW)
    ticks = [Tick(_share(scale, datetime.date(year, 1, 1)), year) for year in scale.years]
    bars = [RoleBar(role, _stretches(role, scale)) for role in roles]
    return RoleBand(bars, [tick for tick in ticks if tick.x <= LAST_LABEL])


def _stretches(role: Role, scale: Scale) -> list[Stretch]:
    """The stretch in which the office may have been held, and on it the one in which it certainly was.

    A date that is known to its year may be any day of it. An unknown start or end may be at the end of the axis.
    """
    if not (role.started or role.ended):
        return []
    started = last_day(role.started, role.started_precision) if role.started else None
    possible = _stretch(scale, role.started or scale.first, role.last_day or scale.last, certain=False)
    first, last = started or role.ended, role.ended or started
    if not (first and last and first <= last):
        return [possible]
    certain = _stretch(scale, first, last, certain=True)
    return [certain] if certain[:2] == possible[:2] else [possible, certain]


def _stretch(scale: Scale, first: datetime.date, last: datetime.date, *, certain: bool) -> Stretch:
    x = min(_share(scale, first), 100 - LEAST)
    return Stretch(x, max(LEAST, round(_share(scale, last) - x, 2)), certain)


def _share(scale: Scale, day: datetime.date) -> float:
    return round(100 * scale.x(day) / scale.width, 2)
