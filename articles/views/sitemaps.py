from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.db.models import Max
from django.urls import reverse

from articles.models import Article, Person, Question, Round, Statement, Topic, Utterance, Venue


class KeyRanges(Paginator):
    """Divides records into ranges of primary keys, so that the last page takes no longer than the first.

    The number of pages follows from the largest key of the table, including drafts. To find the largest published key,
    the database would have to read every row.
    """

    object_list: Any

    @cached_property
    def num_pages(self) -> int:
        largest = self.object_list.model._default_manager.aggregate(largest=Max("pk"))["largest"] or 1
        return int(-(-largest // self.per_page))

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        last = number * self.per_page
        return Page(self.object_list.filter(pk__gt=last - self.per_page, pk__lte=last), number, self)


class Records(Sitemap):
    """All published records of one noun."""

    limit = 1_000

    def __init__(self, records: Any, field: str = "slug") -> None:
        super().__init__()
        self.records, self.field = records, field

    def items(self) -> Any:
        return self.records().only(self.field).order_by("pk")

    @property
    def paginator(self) -> KeyRanges:
        return KeyRanges(self.items(), self.limit)


class Lists(Sitemap):
    def items(self) -> list[str]:
        nouns = ("statement", "article", "person", "venue", "round", "topic", "question", "utterance")
        return ["home", "about", "changes", "compare", "network", *(f"{noun}_list" for noun in nouns)]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: dict[str, Sitemap] = {
    "lists": Lists(),
    "articles": Records(Article.objects.published),
    "people": Records(Person.objects.published),
    "positions": Records(Question.objects.all),
    "rounds": Records(Round.objects.all),
    "statements": Records(Statement.objects.published, "uid"),
    "topics": Records(Topic.objects.published),
    "utterances": Records(Utterance.objects.published),
    "venues": Records(Venue.objects.published),
}
