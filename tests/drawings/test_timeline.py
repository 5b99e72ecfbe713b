"""The timeline: every date stands where it may have been, and no label is covered."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from articles.browse.dates import Span
from articles.drawings.lanes import LETTER_WIDTH
from articles.drawings.marks import MOST_MARKS
from articles.drawings.timeline import RoundBar, Timeline, talks_timeline
from articles.models import Article, Precision, Round, Statement
from articles.nouns import snapshot
from tests.archive import grow

pytestmark = pytest.mark.django_db

JANUARY = Span(datetime.date(2014, 1, 1), datetime.date(2014, 1, 31), Precision.MONTH)


def timeline() -> Timeline:
    call_command("build_index", verbosity=0)
    drawn = talks_timeline(snapshot())
    assert drawn
    return drawn


def label_of(bar: RoundBar) -> tuple[float, float]:
    """From where to where the label is."""
    width = LETTER_WIDTH * len(bar.round.name)
    return (bar.label_x, bar.label_x + width) if bar.label_anchor == "start" else (bar.label_x - width, bar.label_x)


def overlapping(bars: Iterable[RoundBar]) -> list[tuple[str, str]]:
    """The labels that a bar or another label of the same lane covers."""
    found, every = [], list(bars)
    for bar in every:
        if bar.label_anchor:
            left, right = label_of(bar)
            for other in every:
                taken = [(other.x, other.x + other.width)] + ([label_of(other)] if other.label_anchor else [])
                if other != bar and other.y == bar.y and any(a < right and left < b for a, b in taken):
                    found.append((bar.round.name, other.round.name))
    return found


def without_rounds() -> None:
    Statement.objects.update(round=None)
    for article in Article.objects.all():
        article.rounds.clear()
    Round.objects.all().delete()


def add_rounds(number: int, every: int = 20) -> None:
    for n in range(number):
        start = datetime.date(2014, 1, 1) + datetime.timedelta(days=n * every)
        Round.objects.create(
            slug=f"round-{n}", name=f"Round {n} of the long talks", started=start, ended=start + datetime.timedelta(3)
        )


def test_without_rounds_there_are_articles_and_statements() -> None:
    without_rounds()
    drawn = timeline()
    assert drawn.bars == []
    assert all(row.marks for row in drawn.rows)


def test_without_anything_dated_there_is_no_timeline() -> None:
    without_rounds()
    Statement.objects.all().delete()
    Article.objects.all().delete()
    call_command("build_index", verbosity=0)
    assert talks_timeline(snapshot()) is None
    assert "timeline" not in re.sub(r"<link[^>]*>", "", Client().get("/").content.decode())


def test_a_single_round_is_a_bar_with_its_label() -> None:
    without_rounds()
    add_rounds(1)
    [bar] = timeline().bars
    assert bar.label_anchor == "start"
    assert bar.label_x > bar.x + bar.width


@pytest.mark.parametrize(("number", "every"), [(30, 25), (80, 45), (300, 3)])
def test_no_bar_covers_a_label_however_many_rounds_there_are(number: int, every: int) -> None:
    without_rounds()
    add_rounds(number, every)
    bars = timeline().bars
    assert len(bars) == number
    assert overlapping(bars) == []
    assert sum(bool(bar.label_anchor) for bar in bars) >= 10
    assert max(bar.y for bar in bars) < 500


def test_the_rounds_with_most_statements_have_labels() -> None:
    """Geneva II is in the middle of a crowd of rounds that nobody spoke about."""
    add_rounds(200, 2)
    labelled = {bar.round.slug for bar in timeline().bars if bar.label_anchor}
    assert {"geneva-communique", "geneva-ii", "moscow-consultations", "vienna-talks"} <= labelled


def test_a_round_that_is_dated_to_the_month_lasts_until_its_end() -> None:
    talks = Round.objects.filter(slug="geneva-ii")
    talks.update(started=datetime.date(2014, 1, 1), ended=datetime.date(2014, 2, 1))
    [short] = [bar.width for bar in timeline().bars if bar.round.slug == "geneva-ii"]
    talks.update(ended_precision=Precision.MONTH)
    [long] = [bar.width for bar in timeline().bars if bar.round.slug == "geneva-ii"]
    assert long > short


def dated_to_january() -> Statement:
    statement = Statement.objects.order_by("pk")[0]
    Statement.objects.filter(pk=statement.pk).update(
        said_on=JANUARY.first, said_precision=Precision.MONTH, uncertain_date=""
    )
    return statement


def test_a_month_is_drawn_as_all_its_days_and_said_as_a_month() -> None:
    dated_to_january()
    marks = timeline().rows[1].marks
    assert len(marks) <= MOST_MARKS
    [month] = [mark for mark in marks if mark.span == JANUARY]
    assert (month.count, month.days, month.is_stroke) == (1, "January 2014, day not known", True)
    page = Client().get("/").content.decode()
    assert "January 2014, day not known: 1 statement" in page
    assert "1 January 2014" not in re.sub(r"\d1 January", "", page)


def test_with_many_dates_a_mark_stands_for_a_period_that_contains_whole_months() -> None:
    dated_to_january()
    grow(MOST_MARKS + 1)
    row = timeline().rows[1]
    assert len(row.marks) < MOST_MARKS
    [mark] = [mark for mark in row.marks if mark.span.first <= JANUARY.first and JANUARY.last <= mark.span.last]
    assert not mark.is_stroke
    assert not re.match(r"\d+ ", mark.days)
    assert sum(mark.count for mark in row.marks) == Statement.objects.exclude(said_on=None).count()


def test_a_year_is_a_stroke_over_the_year_beside_the_marks_of_shorter_periods() -> None:
    statement = dated_to_january()
    Statement.objects.filter(pk=statement.pk).update(said_precision=Precision.YEAR)
    grow(MOST_MARKS + 1)
    [year] = [mark for mark in timeline().rows[1].marks if mark.is_stroke]
    assert (year.days, year.count) == ("2014, month not known", 1)


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(9999, 12, 31)])
def test_a_date_far_away_is_drawn_too(day: datetime.date, client: Any) -> None:
    Article.objects.filter(slug="kerry-to-lead-us-team-to-syria-peace-talks").update(published=day)
    grow(MOST_MARKS + 1)
    drawn = timeline()
    assert len(drawn.ticks) < 40
    assert client.get("/").status_code == 200


def test_the_link_of_a_mark_shows_as_many_as_it_says(client: Client) -> None:
    grow(MOST_MARKS + 1)
    for row in timeline().rows:
        for mark in row.marks[:5]:
            assert client.get(f"{row.address}{mark.query}".replace("/?", ".json?")).json()["total"] == mark.count


def test_the_tables_name_the_same_marks_as_the_drawing_and_the_rounds_are_a_link_away() -> None:
    page = Client().get("/").content.decode()
    table = page[page.index('class="timeline-table"') :]
    for row in timeline().rows:
        for mark in row.marks:
            assert mark.days in table
    assert 'href="/rounds/">All rounds' in page
