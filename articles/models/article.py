from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from articles.models.base import Precision, Slugged, SluggedQuerySet, address, spell_date
from articles.models.outlet import Outlet
from articles.models.person import Person
from articles.models.round import Round
from articles.models.slugs import slugs_of_pages
from articles.models.venue import Venue
from articles.models.versions import Versions


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
    """One published report, as one outlet printed it: its facts and our summary. Its text belongs to its publisher."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    class Coding(models.TextChoices):
        """How far the statements of an article have been entered."""

        NONE = "none", _("not yet")
        PARTLY = "partly", _("partly")
        COMPLETE = "complete", _("complete")

    class Reuse(models.TextChoices):
        """Whether the text of an article may be shown."""

        NONE = "none", _("no: it belongs to its publisher")
        OWN = "own", _("yes: our own reporting")
        PUBLIC_DOMAIN = "public-domain", _("yes: public domain")

    headline = models.CharField(_("headline"), max_length=300)
    headline_is_ours = models.BooleanField(
        _("headline is ours"),
        default=False,
        help_text=_("The printed headline could not be read: this one is ours, in square brackets."),
    )
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles", verbose_name=_("outlet"))
    agency = models.ForeignKey(
        Outlet,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles_supplied",
        verbose_name=_("agency"),
        help_text=_("The outlet it was taken over from, if any."),
    )
    agency_basis = models.CharField(
        _("agency basis"), max_length=300, blank=True, help_text=_("How the agency is known.")
    )
    author = models.CharField(_("author"), max_length=200, blank=True, help_text=_("As printed."))
    published = models.DateField(_("published"), help_text=_("The day it was published."))
    published_precision = models.CharField(
        _("published precision"),
        max_length=5,
        choices=Precision,
        default=Precision.DAY,
        help_text=_("How much of that date is known."),
    )
    published_basis = models.CharField(
        _("published basis"), max_length=300, blank=True, help_text=_("How the day is known.")
    )
    url = models.URLField(_("source address"), max_length=500, unique=True)
    language = models.CharField(
        _("language"), max_length=12, default="en", help_text=_("BCP 47 code of the language it is in.")
    )
    summary = models.TextField(_("summary"), blank=True, help_text=_("What it reports, in our own words."))
    people = models.ManyToManyField(
        Person,
        blank=True,
        related_name="articles",
        verbose_name=_("people"),
        help_text=_("Everybody it names, whether or not they speak."),
    )
    venues = models.ManyToManyField(
        Venue,
        blank=True,
        related_name="articles",
        verbose_name=_("venues"),
        help_text=_("Every place it is about."),
    )
    rounds = models.ManyToManyField(Round, blank=True, related_name="articles", verbose_name=_("rounds"))
    text = models.TextField(_("text"), blank=True, help_text=_("The full text, only if its reuse is allowed."))
    reuse = models.CharField(_("may its text be shown?"), max_length=20, choices=Reuse, default=Reuse.NONE)
    coding = models.CharField(
        _("coding"),
        max_length=10,
        choices=Coding,
        default=Coding.NONE,
        help_text=_("How far its statements have been entered."),
    )
    coding_note = models.CharField(
        _("coding note"), max_length=300, blank=True, help_text=_("What has not been entered, and why.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)

    objects = ArticleQuerySet.as_manager()
    history = Versions(m2m_fields=[people, venues, rounds])

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published", "-pk"]
        indexes = [
            models.Index(fields=["status", "-published"], name="article_status_published"),
            models.Index(fields=["-published", "-id"], name="article_published"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_text_needs_reuse",
                condition=models.Q(text="") | ~models.Q(reuse="none"),
                violation_error_message=_("A text may be kept only if its reuse is allowed."),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def clean(self) -> None:
        super().clean()
        if self.slug in slugs_of_pages(Article):
            raise ValidationError({"slug": _("This is the address of another page.")})

    def get_absolute_url(self) -> str:
        return address("article_detail", self.slug)

    @property
    def spelled_published(self) -> str:
        return spell_date(self.published, self.published_precision)

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED
