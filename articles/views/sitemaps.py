from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from articles.models import Article, Person, Round, Statement, Topic, Venue


class Records(Sitemap):
    """All published records of one noun, in parts of 10,000 addresses."""

    limit = 10_000

    def __init__(self, records: Any) -> None:
        super().__init__()
        self.records = records

    def items(self) -> QuerySet[Any]:
        return self.records().order_by("pk")


class Lists(Sitemap):
    def items(self) -> list[str]:
        nouns = ("statement", "article", "person", "venue", "round", "topic")
        return ["home", "about", *(f"{noun}_list" for noun in nouns)]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: dict[str, Sitemap] = {
    "lists": Lists(),
    "articles": Records(Article.objects.published),
    "people": Records(Person.objects.published),
    "rounds": Records(Round.objects.all),
    "statements": Records(Statement.objects.published),
    "topics": Records(Topic.objects.all),
    "venues": Records(Venue.objects.published),
}
