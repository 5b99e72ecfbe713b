"""The places of a list on a map: circles sized by count, those close together merged, in units of the drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import dist

from django.utils.translation import gettext, ngettext

from articles.browse.places import ListPlaces, Place
from articles.drawings.map_labels import Label, Named, labels_of
from articles.drawings.map_section import on_map, section_of
from articles.spelling import spell_number

# Relative to the width of the map.
SMALLEST, LARGEST = 0.008, 0.028  # the radius of a circle
MERGED_WITHIN = 0.035  # the distance of two circles that would be hard to tell apart
TEXT_HEIGHT = 0.021

Point = tuple[float, float]  # in units of the drawing


@dataclass(frozen=True)
class Circle:
    """One place, or several that are too close to each other for circles of their own. The first has the most.

    `count` is the number of records at any of them, `query` selects them in the list; "" if there are too many places
    for one address. `label` is None if there is no room for the name.
    """

    places: Sequence[Place]
    count: int
    query: str
    x: float
    y: float
    radius: float
    name: str
    label: Label | None = None


@dataclass(frozen=True)
class PlaceMap:
    circles: Sequence[Circle]
    view_box: str
    text_height: float
    height_to_width: float
    off_map: Sequence[Place]  # outside of what is drawn


def draw_places(places: ListPlaces, count_of: Callable[[Sequence[Place]], int]) -> PlaceMap | None:
    """None if no place is on the map. `count_of` counts the records at any of several places."""
    located = [(place, at) for place in places.places if (at := on_map(place.venue.latitude, place.venue.longitude))]
    section = section_of([at for _place, at in located])
    if section is None:
        return None
    groups = _merged(located, section.share(MERGED_WITHIN))
    counts = [group[0].count if len(group) == 1 else count_of(group) for group, _at in groups]
    most = max(counts)
    named = [
        Named(_name(group, count), *at, section.share(SMALLEST + (LARGEST - SMALLEST) * (count / most) ** 0.5))
        for (group, at), count in zip(groups, counts, strict=True)
    ]
    labels = labels_of(named, section.frame, section.share(TEXT_HEIGHT))
    circles = [
        Circle(group, count, places.query_of(group), each.x, each.y, each.radius, each.name, label)
        for (group, _at), count, each, label in zip(groups, counts, named, labels, strict=True)
    ]
    shown = {place.venue.pk for place, _at in located}
    return PlaceMap(
        circles=circles,
        view_box=section.view_box,
        text_height=section.share(TEXT_HEIGHT),
        height_to_width=section.height / section.width,
        off_map=[place for place in places.places if place.venue.pk not in shown],
    )


def _merged(located: Iterable[tuple[Place, Point]], within: float) -> list[tuple[list[Place], Point]]:
    """The places in groups, each at the point of its first place; the others are closer to it than `within`."""
    groups: list[tuple[list[Place], Point]] = []
    for place, at in located:
        near = next((group for group, center in groups if dist(center, at) < within), None)
        if near is None:
            groups.append(([place], at))
        else:
            near.append(place)
    return groups


def _name(group: Sequence[Place], count: int) -> str:
    """For example "Geneva: 34" or "Geneva and 2 more: 41"."""
    words = {"place": group[0].venue.name, "total": spell_number(count)}
    if len(group) == 1:
        # Translators: a place on a map and how much was said there, such as "Geneva: 34".
        return gettext("%(place)s: %(total)s") % words
    more = len(group) - 1
    # Translators: places on a map and how much was said there, such as "Geneva and 2 more: 41".
    message = ngettext("%(place)s and %(more)s more: %(total)s", "%(place)s and %(more)s more: %(total)s", more)
    return message % {**words, "more": spell_number(more)}
