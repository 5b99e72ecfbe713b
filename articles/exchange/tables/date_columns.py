"""How dates are read: the first day of a span, and how much of it is known."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext as _

from articles.exchange.tables.columns import Column, check_choice
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.rows import CellRefused
from articles.models import Precision

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
PRECISIONS = Precision.values  # from the most to the least precise


class DateColumns(Column):
    """A date and its precision: "2014-01-22", "2014-01" or "2014"; or a whole date and "month" in the second column."""

    def __init__(self, model: type[models.Model], name: str, precision: str) -> None:
        super().__init__(model, name)
        self.precision = precision

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.name, self.precision)

    def __call__(self, draft: Draft) -> None:
        text, stated = draft.text(self.name), draft.text(self.precision)
        if text is None:
            return
        date, precision = read_date(text, stated or "")
        now = draft.record.__dict__[self.attribute]
        if date is None and not self.field.null:
            raise CellRefused(_("This cell must not be blank."))
        if (date, precision) != (now and _start(now, precision), draft.record.__dict__[self.precision]):
            draft.set(self.name, self.attribute, date)
            draft.set(self.precision, self.precision, precision)


@lru_cache(maxsize=10_000)
def read_date(text: str, stated: str = "") -> tuple[datetime.date | None, str]:
    """The first day of the span that the text names, None if it is blank, and its precision. Raises CellRefused."""
    text, stated = text.strip(), stated.strip().lower()
    if not text:
        return None, Precision.DAY.value
    if stated:
        check_choice(stated, PRECISIONS)
    match = DATE.fullmatch(text)
    try:
        year, month, day = (int(part) if part else 0 for part in match.groups()) if match else (0, 0, 0)
        date = datetime.date(year, month or 1, day or 1)
    except ValueError:
        message = _("“%(text)s” is not a date such as 2014-01-22, 2014-01 or 2014.")
        raise CellRefused(message % {"text": text[:80]}) from None
    most = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    precision = stated or str(most)
    if PRECISIONS.index(precision) < PRECISIONS.index(most):
        raise CellRefused(_("“%(text)s” is less precise than its precision says.") % {"text": text[:80]})
    return _start(date, precision), precision


def _start(date: datetime.date, precision: str) -> datetime.date:
    if precision == Precision.YEAR:
        return date.replace(month=1, day=1)
    return date.replace(day=1) if precision == Precision.MONTH else date
