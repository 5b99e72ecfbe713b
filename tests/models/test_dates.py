"""How dates are spelled."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from articles.models import Precision
from articles.models.base import spell_date

IDES_OF_MARCH = datetime.date(2015, 3, 15)


@pytest.mark.parametrize(
    ("precision", "spelled"),
    [(Precision.DAY, "15 March 2015"), (Precision.MONTH, "March 2015"), (Precision.YEAR, "2015")],
)
def test_a_date_is_spelled_as_far_as_it_is_known(precision: str, spelled: str) -> None:
    assert spell_date(IDES_OF_MARCH, precision) == spelled


def test_a_date_that_is_not_known_is_not_spelled() -> None:
    assert spell_date(None, Precision.DAY) == ""


def test_a_date_is_spelled_in_the_active_language_whatever_was_asked_for_before() -> None:
    assert spell_date(IDES_OF_MARCH, Precision.MONTH) == "March 2015"
    with translation.override("de"):
        assert spell_date(IDES_OF_MARCH, Precision.MONTH) == "März 2015"
    assert spell_date(IDES_OF_MARCH, Precision.MONTH) == "March 2015"
