from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from articles.drawings.projection import EAST, HEIGHT, NORTH, SOUTH, WEST, WIDTH, project

MAP = Path(__file__).resolve().parents[2] / "static" / "img" / "land.svg"
GENEVA, DAMASCUS = (46.2, 6.15), (33.51, 36.29)


def test_the_corners_of_the_drawn_part_are_the_corners_of_the_drawing() -> None:
    assert project(NORTH, WEST) == pytest.approx((0, 0))
    assert project(SOUTH, EAST) == pytest.approx((WIDTH, HEIGHT), abs=0.1)


def test_east_is_to_the_right_and_north_is_up() -> None:
    geneva, damascus = project(*GENEVA), project(*DAMASCUS)
    assert geneva[0] < damascus[0]
    assert geneva[1] < damascus[1]


@pytest.mark.parametrize("latitude", [90.0, -90.0])
def test_the_poles_are_outside_but_somewhere(latitude: float) -> None:
    _, y = project(latitude, 0.0)
    assert not 0 <= y <= HEIGHT
    assert abs(y) < 10 * HEIGHT


def test_the_map_is_drawn_in_the_same_units() -> None:
    drawing = ElementTree.parse(MAP).getroot()
    assert drawing.get("viewBox") == f"0 0 {WIDTH:g} {HEIGHT:g}"
    assert MAP.stat().st_size < 60_000
