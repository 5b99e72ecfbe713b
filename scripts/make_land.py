"""Draws static/img/land.svg, the land of the maps, from Natural Earth's outlines (public domain).

It draws no borders: where a border runs is a political decision.

The outlines are in the npm package `world-atlas`:

    npm pack world-atlas@2 && tar xf world-atlas-2.*.tgz
    python -m scripts.make_land package/land-50m.json
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from articles.drawings.projection import HEIGHT, WIDTH, project

Point = tuple[float, float]
Ring = list[Point]

TARGET = Path(__file__).resolve().parent.parent / "static" / "img" / "land.svg"

# In units of the drawing (see articles/drawings/projection.py).
MARGIN = 2.0  # land continues beyond the edge by this much, so that the edge does not look like a coast
DEVIATION = 0.22  # the largest distance between a simplified coast and the original
MIN_AREA = 0.8  # smaller islands and lakes are left out


def rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """All outlines of land and of the Caspian Sea, as (latitude, longitude) in degrees."""
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                # A negative number means the arc ~number, reversed. Adjacent arcs share a point.
                points = [point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])[:-1]]
                yield from turns(points)


def turns(ring: Ring) -> Iterator[Ring]:
    """The ring without its jump from 180 degrees east to 180 degrees west, at three longitudes 360 degrees apart.

    The jump in an outline that crosses 180 degrees, such as Eurasia's, would be a line across the whole map. Clipping
    drops the copies outside of the map.
    """
    turn, unwound = 0, []
    for (_, before), (latitude, longitude) in pairwise([ring[0], *ring]):
        turn += (longitude - before < -180) - (longitude - before > 180)
        unwound.append((latitude, longitude + 360 * turn))
    for shift in (-360, 0, 360):
        yield [(latitude, longitude + shift) for latitude, longitude in unwound]


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """The points of an arc, which TopoJSON stores as steps on a grid."""
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        longitude = x * transform["scale"][0] + transform["translate"][0]
        latitude = y * transform["scale"][1] + transform["translate"][1]
        points.append((latitude, longitude))
    return points


def clipped(ring: Ring) -> Ring:
    """The part of the ring within the drawing and its margin, by the Sutherland-Hodgman algorithm."""
    for axis, bound, sign in ((0, -MARGIN, 1), (0, WIDTH + MARGIN, -1), (1, -MARGIN, 1), (1, HEIGHT + MARGIN, -1)):
        ring = clipped_at(ring, axis, bound, sign)
    return ring


def clipped_at(ring: Ring, axis: int, bound: float, sign: int) -> Ring:
    """The part of the ring where x (axis 0) or y (axis 1) is at least `bound`; with sign -1, at most."""

    def inside(point: Point) -> bool:
        return sign * (point[axis] - bound) >= 0

    kept: Ring = []
    for start, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(start) != inside(end):
            share = (bound - start[axis]) / (end[axis] - start[axis])
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        if inside(end):
            kept.append(end)
    return kept


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True))) / 2


def simplified(ring: Ring) -> Ring:
    """The ring with fewer points. It is split into two lines first, because a line needs two different ends."""
    far = max(range(len(ring)), key=lambda i: hypot(ring[i][0] - ring[0][0], ring[i][1] - ring[0][1]))
    return simplified_line(ring[: far + 1])[:-1] + simplified_line([*ring[far:], ring[0]])[:-1]


def simplified_line(line: Ring) -> Ring:
    """The line with fewer points, by the Douglas-Peucker algorithm."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = hypot(bx - ax, by - ay) or 1.0
    distances = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length for x, y in line[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__)
    if distances[farthest] <= DEVIATION:
        return [line[0], line[-1]]
    middle = farthest + 1
    return simplified_line(line[: middle + 1])[:-1] + simplified_line(line[middle:])


def path(ring: Ring) -> str:
    """The ring as SVG path data. Relative steps, rounded to tenths of a unit, take the fewest characters."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths)]
    return "M" + numbers(tenths[:1]) + "l" + numbers(step for step in steps if any(step)) + "z"


def numbers(pairs: Iterable[tuple[int, int]]) -> str:
    """The shortest SVG notation of numbers given in tenths: ".5" for 0.5, and no space before a minus sign."""
    spelled = [re.sub(r"^(-?)0\.", r"\1.", f"{tenths / 10:g}") for pair in pairs for tenths in pair]
    return " ".join(spelled).replace(" -", "-")


def svg(topology: dict[str, Any]) -> str:
    projected = ([project(*point) for point in ring] for ring in rings(topology))
    visible = (ring for ring in map(clipped, projected) if ring and area(ring) >= MIN_AREA)
    data = "".join(path(ring) for ring in map(simplified, visible) if len(ring) > 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">\n'
        "<!-- Land from Natural Earth, public domain, drawn by scripts/make_land.py -->\n"
        f'<path id="land" fill="currentColor" fill-rule="evenodd" d="{data}"/>\n'
        "</svg>\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path, help="land-50m.json of the package world-atlas")
    arguments = parser.parse_args()
    TARGET.write_text(svg(json.loads(arguments.topology.read_text())))


if __name__ == "__main__":
    main()
