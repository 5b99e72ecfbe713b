"""Venues as points on a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.drawings.map_labels import Label, Named, labels_of
from articles.drawings.map_section import Section, on_map, section_of
from articles.models import Venue
from articles.spelling import spell_list

# Relative to the width of the map, so that points and names look the same on all maps.
POINT_RADIUS = 0.009
TEXT_HEIGHT = 0.027


@dataclass(frozen=True)
class Point:
    """A venue on the map. `label` is None if its name does not fit beside the others."""

    venue: Venue
    x: float
    y: float
    radius: float = 0
    label: Label | None = None

    @property
    def name(self) -> str:
        return self.venue.name


@dataclass(frozen=True)
class Map:
    """`view_box` is the section that contains all points. Sizes are in units of the drawing."""

    points: Sequence[Point]
    view_box: str
    point_radius: float
    text_height: float
    height_to_width: float

    @property
    def places(self) -> str:
        """The names of the venues."""
        return spell_list(point.venue.name for point in self.points)

    @property
    def touch_radius(self) -> float:
        """Radius of the touch target of a point."""
        return round(2.4 * self.point_radius, 2)


def map_of(venues: Sequence[Venue]) -> Map | None:
    """The smallest section of the map that contains the venues, or None if no venue is on the map."""
    placed = [(venue, on_map(venue.latitude, venue.longitude)) for venue in venues]
    points = [Point(venue, *at) for venue, at in placed if at]
    section = section_of([(point.x, point.y) for point in points])
    if section is None:
        return None
    return Map(
        points=_labelled(points, section),
        view_box=section.view_box,
        point_radius=section.share(POINT_RADIUS),
        text_height=section.share(TEXT_HEIGHT),
        height_to_width=section.height / section.width,
    )


def _labelled(points: Sequence[Point], section: Section) -> list[Point]:
    radius = section.share(POINT_RADIUS)
    named = [Named(point.venue.name, point.x, point.y, radius) for point in points]
    labels = labels_of(named, section.frame, section.share(TEXT_HEIGHT))
    return [replace(point, radius=radius, label=label) for point, label in zip(points, labels, strict=True)]
