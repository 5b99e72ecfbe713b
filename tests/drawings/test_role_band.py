"""The roles of a person are bars over years: what is certain, what is possible, and nothing where no date is known."""

from __future__ import annotations

import datetime

import pytest

from articles.drawings.role_band import Stretch, role_band
from articles.models import Role


def role(started: str = "", ended: str = "", *, known: str = "day") -> Role:
    return Role(
        title="Envoy",
        started=datetime.date.fromisoformat(started) if started else None,
        ended=datetime.date.fromisoformat(ended) if ended else None,
        started_precision=known,
        ended_precision=known,
    )


def stretches(one: Role, *years: int) -> list[Stretch]:
    return role_band([one], years).bars[0].stretches


def ends(stretch: Stretch) -> tuple[int, int]:
    return round(stretch.x), round(stretch.x + stretch.width)


def test_a_role_known_to_the_day_is_certain_from_end_to_end() -> None:
    [only] = stretches(role("2012-01-01", "2013-12-31"), 2011, 2014)
    assert only.certain
    assert ends(only) == (25, 75)


def test_years_leave_it_open_where_in_them_a_role_began_and_ended() -> None:
    possible, certain = stretches(role("2011-01-01", "2014-01-01", known="year"))
    assert (possible.certain, certain.certain) == (False, True)
    assert ends(possible) == (0, 100)
    assert ends(certain) == (25, 75)


def test_a_role_of_which_only_the_year_is_known_is_nowhere_certain() -> None:
    [only] = stretches(role("2012-01-01", "2012-01-01", known="year"), 2011, 2014)
    assert not only.certain
    assert ends(only) == (25, 50)


def test_an_open_end_reaches_to_the_end_of_the_axis_and_is_certain_at_the_start_alone() -> None:
    possible, certain = stretches(role("2012-01-01"), 2011, 2014)
    assert ends(possible) == (25, 100)
    assert ends(certain) == (25, 26)
    possible, certain = stretches(role("", "2013-12-31"), 2011, 2014)
    assert ends(possible) == (0, 75)
    assert ends(certain) == (75, 76)


def test_a_role_without_dates_has_no_bar_and_alone_no_axis() -> None:
    band = role_band([role(), role("2012-05-01", "2013-05-01")], [])
    assert [bool(bar.stretches) for bar in band.bars] == [False, True]
    assert band.ticks
    alone = role_band([role()], [2012, 2014])
    assert alone.ticks == []
    assert not alone.has_open


@pytest.mark.parametrize("years", [(2012, 2012), (1, 9999), (1969, 2025)])
def test_no_label_of_the_axis_leaves_the_drawing(years: tuple[int, int]) -> None:
    band = role_band([role("2012-05-01", "2012-05-02")], years)
    assert all(0 <= tick.x <= 91 for tick in band.ticks)
    assert len(band.ticks) <= 9
    for stretch in band.bars[0].stretches:
        assert 0 <= stretch.x < stretch.x + stretch.width <= 100
