"""The map of a list: its numbers are those of the list, each place is there once, and what has none is counted."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client

from articles.browse.articles import ARTICLES
from articles.browse.places import ListPlaces, places_of
from articles.browse.statements import STATEMENTS
from articles.drawings.map_section import section_of
from articles.drawings.place_map import MERGED_WITHIN, PlaceMap, draw_places
from articles.models import Article, Statement, Venue
from articles.nouns import snapshot

pytestmark = pytest.mark.django_db


def places(query: str = "", noun_list: Any = STATEMENTS) -> ListPlaces:
    call_command("build_index", verbosity=0)
    return places_of(noun_list, QueryDict(query), snapshot())


def drawn(query: str = "", noun_list: Any = STATEMENTS) -> PlaceMap:
    found = places(query, noun_list)
    drawing = draw_places(found, found.count_of)
    assert drawing
    return drawing


def total(client: Client, query: str, noun: str = "statements") -> int:
    shown: int = client.get(f"/{noun}.json{query}").json()["total"]
    return shown


def suburbs() -> None:
    """Two places beside Geneva, with a statement each, and an article that names all three."""
    statements = Statement.objects.published().exclude(venue=None).order_by("pk")
    article = Article.objects.published()[0]
    for number, slug in enumerate(("carouge", "versoix")):
        venue = Venue.objects.create(slug=slug, name=slug.title(), latitude=46.2 + number / 10, longitude=6.15)
        Statement.objects.filter(pk=statements[number].pk).update(venue=venue)
        article.venues.add(venue)
    article.venues.add(Venue.objects.get(slug="geneva"))


def test_each_place_has_its_statements(client: Client) -> None:
    found = places("speaker=john-kerry")
    by_hand = Statement.objects.published().filter(speaker__slug="john-kerry")
    assert {place.venue.slug: place.count for place in found.places} == {
        slug: by_hand.filter(venue__slug=slug).count()
        for slug in by_hand.exclude(venue=None).values_list("venue__slug", flat=True)
    }
    for place in found.places:
        assert total(client, place.query) == place.count


def test_what_has_no_place_is_counted_and_offered(client: Client) -> None:
    nowhere = places().nowhere
    assert nowhere.total == Statement.objects.published().filter(venue=None).count() > 0
    assert total(client, nowhere.query) == nowhere.total
    assert f"{nowhere.total} more without a place" in client.get("/statements/map/").text


@pytest.mark.parametrize(("noun_list", "noun"), [(STATEMENTS, "statements"), (ARTICLES, "articles")])
def test_places_close_together_are_one_circle_with_all_of_theirs(client: Client, noun_list: Any, noun: str) -> None:
    """An article that names several of them counts once."""
    suburbs()
    drawing = drawn("", noun_list)
    [merged] = [circle for circle in drawing.circles if "geneva" in {place.venue.slug for place in circle.places}]
    assert {"carouge", "versoix"} <= {place.venue.slug for place in merged.places}
    assert merged.count == total(client, merged.query, noun)
    assert f"and {len(merged.places) - 1} more: {merged.count}" in merged.name
    if noun == "statements":
        assert merged.count == sum(place.count for place in merged.places)


def test_no_two_circles_are_closer_than_can_be_told_apart_and_no_place_is_lost() -> None:
    suburbs()
    drawing, listed = drawn(), places().places
    width = float(drawing.view_box.split()[2])
    for circle in drawing.circles:
        for other in drawing.circles:
            distance = ((circle.x - other.x) ** 2 + (circle.y - other.y) ** 2) ** 0.5
            assert circle == other or distance >= MERGED_WITHIN * width
    on_map = [place.venue.slug for circle in drawing.circles for place in circle.places]
    assert sorted([*on_map, *(place.venue.slug for place in drawing.off_map)]) == sorted(
        place.venue.slug for place in listed
    )


def test_a_place_outside_of_what_is_drawn_is_in_the_table_and_says_so(client: Client) -> None:
    Venue.objects.filter(slug="geneva").update(latitude=-33.9, longitude=151.2)
    assert [place.venue.slug for place in drawn().off_map] == ["geneva"]
    page = client.get("/statements/map/").text
    assert 'Geneva</a> <span class="muted">not on this map</span>' in page


def test_a_list_narrowed_to_places_shows_these_alone(client: Client) -> None:
    chosen = places("venue=geneva&venue=damascus", ARTICLES).places
    assert {place.venue.slug for place in chosen} <= {"geneva", "damascus"}
    left_out = places("venue=-geneva", ARTICLES)
    assert "geneva" not in {place.venue.slug for place in left_out.places}
    for place in left_out.places:
        assert total(client, place.query, "articles") == place.count


def test_nothing_with_a_place_is_said(client: Client) -> None:
    Statement.objects.update(venue=None)
    page = client.get("/statements/map/").text
    assert "Nothing in this selection has a place." in page
    assert "<figure" not in page


@pytest.mark.parametrize("query", ["venue=nowhere", "from=x", "page=0", "speaker=nobody"])
def test_what_cannot_be_shown_is_refused_with_a_reason(client: Client, query: str) -> None:
    answer = client.get(f"/statements/map/?{query}")
    assert answer.status_code == 400
    assert "This map cannot be shown" in answer.text


def test_a_section_contains_its_points_whatever_they_are() -> None:
    for points in ([(0.0, 0.0)], [(1000.0, 460.0)], [(0.0, 0.0), (1000.0, 460.0)]):
        section = section_of(points)
        assert section
        left, top, right, bottom = section.frame
        assert all(left <= x <= right and top <= y <= bottom for x, y in points)
