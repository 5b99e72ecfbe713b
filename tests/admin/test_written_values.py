from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.forms.written_values import UnreadableDate, WrittenDateField, read_date
from articles.models import Article, Venue
from tests.admin.forms import errors, submit

DAY = datetime.date(2015, 11, 14)
SPELLINGS = [
    "14 November 2015",
    "14 Nov 2015",
    "14 Nov. 2015",
    " 14  november  2015 ",
    "14th November 2015",
    "14 November, 2015",
    "November 14, 2015",
    "Nov. 14 2015",
    "14-Nov-2015",
    "2015-11-14",
    "2015/11/14",
    "14/11/2015",
    "11/14/2015",
    "14.11.2015",
]
DAYS = st.dates(min_value=datetime.date(1000, 1, 1))


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == DAY


@given(
    DAYS,
    st.sampled_from(["{0.day} {0:%B} {0.year}", "{0.day} {0:%b} {0.year}", "{0:%B} {0.day}, {0.year}", "{0:%Y-%m-%d}"]),
)
def test_every_day_is_read_from_each_of_its_spellings(day: datetime.date, spelling: str) -> None:
    assert read_date(spelling.format(day)) == day


@given(DAYS, st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0.month}/{0.day}/{0.year}"]))
def test_a_day_in_numbers_is_read_rightly_or_refused(day: datetime.date, spelling: str) -> None:
    if day.day <= 12 and day.day != day.month:
        with pytest.raises(UnreadableDate, match="can mean two days"):
            read_date(spelling.format(day))
    else:
        assert read_date(spelling.format(day)) == day


@given(st.text(max_size=30))
def test_a_form_answers_any_other_text_with_a_day_or_a_sentence(text: str) -> None:
    field = WrittenDateField(required=False)
    with suppress(ValidationError):
        assert isinstance(field.clean(text), datetime.date | None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("11/12/2015", "“11/12/2015” can mean two days. Write 11 December 2015 or 12 November 2015."),
        ("30 February 2015", "There is no such day. Write it as “14 November 2015” or “2015-11-14”."),
        ("14 Brumaire 2015", "“brumaire” is no month. Write the day as “14 November 2015”."),
        ("14/11/15", "Write the day as “14 November 2015”, “14 Nov 2015” or “2015-11-14”."),
        ("yesterday", "Write the day as “14 November 2015”, “14 Nov 2015” or “2015-11-14”."),
    ],
)
def test_a_form_says_how_to_write_the_day(desk: Client, write: Callable[..., Article], text: str, message: str) -> None:
    answer = submit(desk, f"/admin/articles/article/{write().pk}/change/", published=text)
    assert errors(answer) == {"published": [message]}
    assert f'value="{text}"' in answer.text


def test_a_form_saves_a_day_as_it_was_written(desk: Client, write: Callable[..., Article]) -> None:
    article = write()
    submit(desk, f"/admin/articles/article/{article.pk}/change/", published="16 Nov 2015")
    article.refresh_from_db()
    assert article.published == datetime.date(2015, 11, 16)


def test_the_coordinates_of_a_venue_are_rounded(desk: Client, zenda: Venue) -> None:
    submit(desk, f"/admin/articles/venue/{zenda.pk}/change/", latitude="48.20849", longitude="-16.3721")
    zenda.refresh_from_db()
    assert (str(zenda.latitude), str(zenda.longitude)) == ("48.21", "-16.37")


@pytest.mark.parametrize("text", ["1e400", "1e30", "NaN", "Infinity", "912.345", "north"])
def test_what_is_no_coordinate_is_refused(desk: Client, zenda: Venue, text: str) -> None:
    assert "latitude" in errors(submit(desk, f"/admin/articles/venue/{zenda.pk}/change/", latitude=text))
