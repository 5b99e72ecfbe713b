"""The drawing of a network has its names in one column, in the same order each time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.http import QueryDict

from articles.browse.network import KINDS, Network, network
from articles.drawings import network as drawings
from articles.drawings.network import IN_A_FILE, ON_THE_PAGE, ROW, Layout, network_drawing
from articles.models import Person
from articles.nouns import snapshot
from tests.browse.pages import page_of

pytestmark = pytest.mark.django_db


def found(ties: str = "articles") -> Network:
    return network(QueryDict(f"ties={ties}"), snapshot())


@pytest.mark.parametrize("ties", KINDS)
def test_it_is_drawn_the_same_way_each_time_and_no_names_meet(ties: str) -> None:
    first, again = network_drawing(found(ties)), network_drawing(found(ties))
    assert first == again
    places = [mark.y for mark in first.marks]
    assert all(after - before == ROW for before, after in pairwise(places))
    assert {mark.node for mark in first.marks} == set(found(ties).nodes)
    assert all(mark.radius * 2 < ROW for mark in first.marks)


def test_whoever_is_tied_most_strongly_stands_nearest() -> None:
    drawing = network_drawing(found())
    first, second = (mark.node.key for mark in drawing.marks[:2])
    ties = {frozenset((tie.first.key, tie.second.key)): tie.weight for tie in found().ties}
    assert ties[frozenset((first, second))] == max(weight for pair, weight in ties.items() if first in pair)


@pytest.mark.parametrize("layout", [ON_THE_PAGE, IN_A_FILE])
def test_arcs_stay_within_the_drawing(layout: Layout) -> None:
    for arc in network_drawing(found(), layout).arcs:
        start, reach, *_rest = (float(number) for number in arc.path[1:].replace("C", " ").split()[::2])
        assert start + 0.75 * (reach - start) + arc.width / 2 <= layout.width


def test_a_long_name_is_cut_in_the_drawing_and_whole_beside_it() -> None:
    name = "Sheikh " * 12 + "of Zenda"
    Person.objects.filter(slug="john-kerry").update(name=name)
    mark = next(mark for mark in network_drawing(found()).marks if mark.node.key == "john-kerry")
    assert len(mark.label) <= ON_THE_PAGE.most_letters
    assert f'aria-label="{name}, ' in page_of("/network/")


def test_only_the_strongest_ties_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MOST_ARCS", 2)
    drawing = network_drawing(found())
    assert [arc.tie for arc in drawing.arcs] == list(found().ties[:2])
    assert drawing.left_out == len(found().ties) - 2
    assert f"{drawing.left_out} more ties, none stronger than these, are not drawn" in page_of("/network/")
