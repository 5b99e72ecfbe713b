"""The day of a statement, and the place and the round that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from articles.checks.dates import (
    beyond_the_calendar,
    days_apart,
    more_than_its_precision,
    period,
    precise_about_nothing,
    span,
)
from articles.checks.declarations import Case, error, warning
from articles.checks.known import Known
from articles.models import Statement
from articles.models.base import Precision

# A statement about a round may be made months before it is held, or months after it.
FAR_FROM_ROUND = 366  # days
# A longer round has recesses, in which its participants speak at home.
SHORT_ROUND = timedelta(days=7)


@error(
    Statement,
    "said-beyond-the-calendar",
    "said_on",
    _("%(day)s is in the future or before 2000. Enter the day it was said, or leave it blank."),
)
def said_beyond_the_calendar(statement: Statement, known: Known) -> Iterator[Case]:
    return beyond_the_calendar(statement.said_on, known.today)


@error(
    Statement,
    "said-precision-without-date",
    "said_precision",
    _("There is a precision, but no date. Enter the date, or choose “day”."),
)
def said_precision_without_date(statement: Statement, known: Known) -> Iterator[Case]:
    return precise_about_nothing(statement.said_on, statement.said_precision)


@warning(
    Statement,
    "said-after-published",
    "said_on",
    _("said after it was published"),
    _("It was said on %(said)s, after the article was published on %(published)s. Correct one of the two."),
)
def said_after_published(statement: Statement, known: Known) -> Iterator[Case]:
    if statement.said_on is None:
        return
    article = known.statements.article_of(statement)
    _first, last = span(article.published, article.published_precision)
    if statement.said_on > last:
        yield Case(
            (statement.said_on, last),
            {
                "said": (statement.said_on, statement.said_precision),
                "published": (article.published, article.published_precision),
            },
        )


@warning(
    Statement,
    "round-far-from-day",
    "round",
    _("round far from the day"),
    _("The round “%(round)s” was held more than a year before or after the day it was said. Choose another, or none."),
)
def round_far_from_day(statement: Statement, known: Known) -> Iterator[Case]:
    """A round without an end goes on: nothing is said long after it."""
    held = known.statements.related(statement, "round")
    if not (held and held.started and statement.said_on):
        return
    said = span(statement.said_on, statement.said_precision)
    if days_apart(said, (held.started, period(held)[1])) > FAR_FROM_ROUND:
        yield Case((held.slug, held.started, held.ended, *said), {"round": held.name})


@warning(
    Statement,
    "not-at-place-of-round",
    "venue",
    _("not at the place of the round"),
    _("On that day the round “%(round)s” was held at another place. Check where it was said."),
)
def not_at_place_of_round(statement: Statement, known: Known) -> Iterator[Case]:
    held = known.statements.related(statement, "round")
    if not (held and held.started and statement.venue_id and statement.said_on):
        return
    ended = period(held)[1]
    places = known.statements.venues_of_round(statement)
    if (
        ended
        and statement.said_precision == Precision.DAY
        and held.started <= statement.said_on <= ended < held.started + SHORT_ROUND
        and places
        and statement.venue_id not in places
    ):
        venue = known.statements.related(statement, "venue")
        yield Case((held.slug, statement.said_on, venue.slug), {"round": held.name})


@warning(
    Statement,
    "said-more-than-its-precision",
    "said_precision",
    _("day beyond the precision"),
    _("%(day)s says more than the precision “%(precision)s”. Choose “day”, or enter the first day of the span."),
)
def said_more_than_its_precision(statement: Statement, known: Known) -> Iterator[Case]:
    return more_than_its_precision(statement.said_on, statement.said_precision)


@warning(
    Statement,
    "no-date-and-no-reason",
    "uncertain_date",
    _("no date and no reason"),
    _("It has no date. Say under “uncertain date” why, or enter the date."),
)
def no_date_and_no_reason(statement: Statement, known: Known) -> Iterator[Case]:
    if statement.said_on is None and not statement.uncertain_date:
        yield Case()
