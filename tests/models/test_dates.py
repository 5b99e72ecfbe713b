"""How dates are spelled."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from articles.models import Precision
from articles.models.base import last_day, spell_date

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


@pytest.mark.parametrize(
    ("first", "precision", "last"),
    [
        (datetime.date(2015, 3, 15), Precision.DAY, datetime.date(2015, 3, 15)),
        (datetime.date(2016, 2, 1), Precision.MONTH, datetime.date(2016, 2, 29)),
        (datetime.date(2015, 1, 1), Precision.YEAR, datetime.date(2015, 12, 31)),
        (datetime.date(9999, 12, 1), Precision.MONTH, datetime.date(9999, 12, 31)),
    ],
)
def test_a_date_may_mean_every_day_until_the_end_of_its_month_or_year(
    first: datetime.date, precision: str, last: datetime.date
) -> None:
    assert last_day(first, precision) == last
