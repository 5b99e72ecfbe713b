"""The map projection of `static/img/land.svg`. `scripts/make_land.py` draws the land with it.

The projection is Mercator: x grows with the longitude, y falls with the Mercator ordinate ln(tan(45° + latitude / 2)).
One unit is the same length in both directions, so shapes are preserved, and a
`viewBox` can select any section of the map.
"""

from __future__ import annotations

from math import log, pi, radians, tan

# The part of the Earth that is drawn, in degrees: from the American west coast to the Gulf and Central Asia.
WEST, EAST = -130.0, 75.0
SOUTH, NORTH = 5.0, 70.0

# Units of the drawing, which has its origin at the top left.
WIDTH = 1000.0
UNITS_PER_RADIAN = WIDTH / radians(EAST - WEST)


def _ordinate(latitude: float) -> float:
    return log(tan(pi / 4 + radians(latitude) / 2))


HEIGHT = round((_ordinate(NORTH) - _ordinate(SOUTH)) * UNITS_PER_RADIAN, 1)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """The point (x, y) in units of the drawing for a place in degrees north and east (WGS 84).

    A place outside the drawn part gets a point outside 0..WIDTH, 0..HEIGHT. The poles would be infinitely far
    away, so latitudes are limited to 85 degrees.
    """
    latitude = max(-85.0, min(85.0, latitude))
    x = radians(longitude - WEST) * UNITS_PER_RADIAN
    y = (_ordinate(NORTH) - _ordinate(latitude)) * UNITS_PER_RADIAN
    return x, y
