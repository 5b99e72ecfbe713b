"""Form fields that take dates and numbers as people write them."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils import dates, translation
from django.utils.translation import gettext as _

from articles.models.base import Precision, spell_date

ISO = "%Y-%m-%d"
NUMBERS = re.compile(r"(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?-?([^\W\d_]{3,})\.?[ ,-]+(\d{4})")
MONTH_DAY_YEAR = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})")
MONTH_YEAR = re.compile(r"([^\W\d_]{3,})\.?,? (\d{4})")
YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
YEAR = re.compile(r"\d{4}")


class UnreadableDate(ValueError):
    """The text is not a date, or could be two. The message tells an editor what to write."""


def read_date(text: str) -> datetime.date:
    """The date of "14 November 2015", "16 Nov 2015", "2015-11-14" or "14/11/2015". Raises UnreadableDate."""
    text = " ".join(text.split())
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := NUMBERS.fullmatch(text):
        first, _separator, second, year = found.groups()
        day, month = _day_and_month(text, int(first), int(second), int(year))
    elif found := DAY_MONTH_YEAR.fullmatch(text):
        day, name, year = found.groups()
        month = _month(name)
    elif found := MONTH_DAY_YEAR.fullmatch(text):
        name, day, year = found.groups()
        month = _month(name)
    else:
        raise UnreadableDate(_("Write the day as “14 November 2015”, “14 Nov 2015” or “2015-11-14”."))
    return _date(int(year), int(month), int(day))


def read_span(text: str) -> tuple[datetime.date, str]:
    """The first day and the precision of "June 2012", "2012-06", "2012", or of a whole date. Raises UnreadableDate."""
    text = " ".join(text.split())
    if found := MONTH_YEAR.fullmatch(text):
        return _date(int(found[2]), _month(found[1]), 1), Precision.MONTH
    if found := YEAR_MONTH.fullmatch(text):
        return _date(int(found[1]), int(found[2]), 1), Precision.MONTH
    if YEAR.fullmatch(text):
        return _date(int(text), 1, 1), Precision.YEAR
    return read_date(text), Precision.DAY


def _date(year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise UnreadableDate(_("There is no such day. Write it as “14 November 2015” or “2015-11-14”.")) from None


def _day_and_month(text: str, first: int, second: int, year: int) -> tuple[int, int]:
    """Which of two numbers is the day. They must not both be able to be a month."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    one, other = (
        spell_date(_date(year, month, day), Precision.DAY) for day, month in ((first, second), (second, first))
    )
    message = _("“%(text)s” can mean two days. Write %(one)s or %(other)s.")
    raise UnreadableDate(message % {"text": text, "one": one, "other": other})


def _month(word: str) -> int:
    """The number of the month whose name, in English or in the active language, begins so."""
    word = word.casefold()
    found = set()
    for language in {"en", translation.get_language() or "en"}:
        with translation.override(language):
            names = [
                *dates.MONTHS.items(),
                *dates.MONTHS_3.items(),
                *dates.MONTHS_AP.items(),
                *dates.MONTHS_ALT.items(),
            ]
            found |= {number for number, name in names if str(name).casefold().rstrip(".").startswith(word)}
    if len(found) != 1:
        raise UnreadableDate(_("“%(word)s” is no month. Write the day as “14 November 2015”.") % {"word": word})
    return found.pop()


class DateBox(forms.DateInput):
    """A plain box. A calendar that starts today is of no use for days of the last decade."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "vTextField written-date", "autocomplete": "off", **(attrs or {})}, format=ISO)


class WrittenDateField(forms.DateField):
    widget = DateBox

    def to_python(self, value: Any) -> datetime.date | None:
        if not isinstance(value, str) or value in self.empty_values or not value.strip():
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return read_date(value)
        except UnreadableDate as error:
            raise forms.ValidationError(str(error), code="invalid") from None


class WrittenSpanField(WrittenDateField):
    """Takes a month or a year, too. `precision` is that of what was written last."""

    precision = Precision.DAY.value

    def to_python(self, value: Any) -> datetime.date | None:
        self.precision = Precision.DAY.value
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            date, self.precision = read_span(value)
        except UnreadableDate as error:
            raise forms.ValidationError(str(error), code="invalid") from None
        return date


class RoundedDecimalField(forms.DecimalField):
    """Takes any number of decimals, as maps give them, and rounds to those that are stored."""

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        if number is None or not number.is_finite() or self.decimal_places is None:
            return number
        try:
            return number.quantize(Decimal(1).scaleb(-self.decimal_places), ROUND_HALF_UP)
        except InvalidOperation:  # too large for any column: the validators say so
            return number

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        if "step" in attrs:
            attrs["step"] = "any"
        return attrs
