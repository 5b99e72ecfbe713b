"""Filters of the public pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from articles.index import Phrase, mark
from articles.models import Precision
from articles.models.base import spell_date


def marked(text: str, phrases: Iterable[Phrase] | None) -> SafeString:
    """The escaped text with `<mark>` around the matches of the search: `{{ words|marked(listing.phrases) }}`."""
    if not phrases:
        return conditional_escape(text)
    pieces = mark(text, phrases)
    return SafeString("".join(f"<mark>{escape(p.text)}</mark>" if p.match else escape(p.text) for p in pieces))


def day(date: datetime.date) -> str:
    """The date as it is written in words: "14 November 2015"."""
    return spell_date(date, Precision.DAY)
