"""Roles and rounds."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.dates import precise_about_nothing
from articles.checks.declarations import Case, error
from articles.checks.known import Known
from articles.models import Role, Round

WITHOUT_A_START = _("There is a precision, but no start. Enter the start, or choose “day”.")
WITHOUT_AN_END = _("There is a precision, but no end. Enter the end, or choose “day”.")


@error(Role, "role-precision-without-start", "started_precision", WITHOUT_A_START)
@error(Round, "round-precision-without-start", "started_precision", WITHOUT_A_START)
def precision_without_start(period: Role | Round, known: Known) -> Iterator[Case]:
    return precise_about_nothing(period.started, period.started_precision)


@error(Role, "role-precision-without-end", "ended_precision", WITHOUT_AN_END)
@error(Round, "round-precision-without-end", "ended_precision", WITHOUT_AN_END)
def precision_without_end(period: Role | Round, known: Known) -> Iterator[Case]:
    return precise_about_nothing(period.ended, period.ended_precision)
