"""The day on which an article was published, if its page says so. Nothing is guessed."""

from __future__ import annotations

import datetime
import re

from django.utils import timezone

from articles.intake.proposing.days import Day, Said, date_of, days_in
from articles.intake.proposing.finding import Finding
from articles.models import Source

IN_ADDRESS = re.compile(
    r"[/-](?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])[/-]?(?P<day>0[1-9]|[12]\d|3[01])(?=[/.\-_]|$)"
)


def day_published(source: Source) -> Day | None:
    """What the article has, else what the page states, else the day in the address."""
    if source.article is not None:
        article = source.article
        return Finding(Said(article.published, article.published_precision), "article-has-it", 1.0)
    if stated := source.fact("published"):
        day = next((day for _, day in days_in(stated, None)), None)
        if day is not None:
            return Finding(day.value, "page-states-it", 0.95, stated)
    for address in (source.address, source.fact("address")):
        match = IN_ADDRESS.search(address)
        day_found = date_of(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
        if day_found is not None and day_found <= timezone.localdate() + datetime.timedelta(days=1):
            return Finding(Said(day_found), "in-the-address", 0.8, address)
    return None
