from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Count
from simple_history.models import HistoricalRecords

from articles.models.base import Slugged, SluggedQuerySet, address
from articles.models.outlet import Outlet
from articles.models.person import Person
from articles.models.round import Round
from articles.models.venue import Venue


class ArticleQuerySet(SluggedQuerySet):
    def published(self) -> Self:
        return self.filter(status=Article.Status.PUBLISHED)

    def with_outlets(self) -> Self:
        return self.select_related("outlet", "agency")

    def with_counts(self) -> Self:
        """Adds `statement_count`."""
        return self.annotate(statement_count=Count("statements", distinct=True))

    def latest_first(self) -> Self:
        return self.order_by("-published", "-pk")


class Article(Slugged):
    """One published report, as one outlet printed it. Its facts and our summary; its prose is the publisher's."""

    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"

    class Coding(models.TextChoices):
        """How far the statements of an article have been entered."""

        NONE = "none", "not yet"
        PARTLY = "partly", "partly"
        COMPLETE = "complete", "complete"

    class Reuse(models.TextChoices):
        NONE = "none", "no: the prose is its publisher's"
        OWN = "own", "yes: our own reporting"
        PUBLIC_DOMAIN = "public-domain", "yes: public domain"

    headline = models.CharField(max_length=300)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles")
    agency = models.ForeignKey(
        Outlet,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles_supplied",
        help_text="The outlet it was taken over from, if any.",
    )
    agency_basis = models.CharField(max_length=300, blank=True, help_text="How the agency is known.")
    published = models.DateField(help_text="The day it was published.")
    published_basis = models.CharField(max_length=300, blank=True, help_text="How the day is known.")
    url = models.URLField("source address", max_length=500, unique=True)
    language = models.CharField(max_length=12, default="en", help_text="BCP 47 code of the language it is in.")
    summary = models.TextField(blank=True, help_text="What it reports, in our own words.")
    people = models.ManyToManyField(
        Person, blank=True, related_name="articles", help_text="Everybody whom it names, speaking or not."
    )
    venues = models.ManyToManyField(Venue, blank=True, related_name="articles", help_text="Every place it is about.")
    rounds = models.ManyToManyField(Round, blank=True, related_name="articles")
    text = models.TextField(blank=True, help_text="The full text, only where we may keep it: see reuse.")
    reuse = models.CharField("may its text be shown?", max_length=20, choices=Reuse, default=Reuse.NONE)
    coding = models.CharField(max_length=10, choices=Coding, default=Coding.NONE)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)

    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[people, venues, rounds])

    class Meta:
        ordering = ["-published", "-pk"]
        indexes = [
            models.Index(fields=["status", "-published"], name="article_status_published"),
            models.Index(fields=["-published", "-id"], name="article_published"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_text_needs_reuse",
                condition=models.Q(text="") | ~models.Q(reuse="none"),
                violation_error_message="Text may be kept only where its reuse is allowed.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return address("article_detail", self.slug)

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED
