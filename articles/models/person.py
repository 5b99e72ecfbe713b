from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.base import Name, Period, Precision, Slugged, SluggedQuerySet, Versioned, address
from articles.models.organisation import Organisation
from articles.models.party import Party


class PersonQuerySet(SluggedQuerySet):
    def published(self) -> Self:
        """People whom a published article quotes or names."""
        from articles.models.article import Article
        from articles.models.statement import Statement

        return self.filter(
            Exists(Statement.objects.published().filter(speaker=OuterRef("pk")))
            | Exists(Article.objects.published().filter(people=OuterRef("pk")))
        )

    def with_names(self) -> Self:
        return self.prefetch_related("names")

    def with_roles(self) -> Self:
        """Adds each person's public roles, the latest first."""
        roles = Role.objects.published().select_related("organisation", "party").latest_first()
        return self.prefetch_related(Prefetch("roles", queryset=roles))


class Person(Slugged, Versioned):
    """Somebody named in the coverage. `name` is the usual form; `names` holds all others."""

    name = models.CharField(_("name"), max_length=200)
    sort_name = models.CharField(_("sort name"), max_length=200, help_text=_('As in an index: "Mistura, Staffan de".'))
    description = models.TextField(_("description"), blank=True, help_text=_("Who this is, in our own words."))

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_name", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("person_detail", self.slug)


class PersonNameManager(models.Manager["PersonName"]):
    def get_by_natural_key(self, person: str, name: str) -> PersonName:
        return self.get(person__slug=person, name=name)


class PersonName(Name):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names", verbose_name=_("person"))

    objects = PersonNameManager()

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["script", "name"]
        constraints = [Name.unique_per("person", "person_name_once")]

    def natural_key(self) -> tuple[str, str]:
        return (self.person.slug, self.name)

    natural_key.dependencies = ["articles.person"]  # type: ignore[attr-defined]


class RoleQuerySet(SluggedQuerySet):
    def published(self) -> Self:
        """All but those that were entered for a draft: a statement names them, but no published one."""
        from articles.models.statement import Statement

        named = Statement.objects.filter(role=OuterRef("pk")).order_by()
        return self.filter(Exists(named.published()) | ~Exists(named))

    def latest_first(self) -> Self:
        return self.order_by(models.F("started").desc(nulls_last=True), "slug")

    def held_on(self, day: datetime.date) -> Self:
        """Those that may have been held that day. Of an end in a month or a year, each day may have been the last."""
        ended = (
            Q(ended__isnull=True)
            | Q(ended__gte=day)
            | Q(ended_precision=Precision.MONTH, ended__gte=day.replace(day=1))
            | Q(ended_precision=Precision.YEAR, ended__gte=day.replace(month=1, day=1))
        )
        return self.filter(Q(started__isnull=True) | Q(started__lte=day), ended)


class Role(Slugged, Versioned, Period):
    """A person's office in an organisation, for as long as it was held."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles",
        verbose_name=_("organisation"),
    )
    title = models.CharField(_("title"), max_length=200)
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles",
        verbose_name=_("party"),
        help_text=_("The side that this office speaks for."),
    )
    uncertain = models.CharField(
        _("uncertain"),
        max_length=300,
        blank=True,
        help_text=_("Why the role or its dates are uncertain. Leave it blank if they are certain."),
    )

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["person", "started", "slug"]
        constraints = [Period.ends_after_it_starts("role_ends_after_start")]

    def __str__(self) -> str:
        # Translators: a role, such as "John Kerry, Secretary of State (1 February 2013 – 20 January 2017)".
        return gettext("%(person)s, %(title)s") % {"person": self.person, "title": self.dated_title}

    @property
    def dated_title(self) -> str:
        """The title with the dates that are known: somebody may have held the same office twice."""
        dates = {"title": self.title, "start": self.spelled_start, "end": self.spelled_end}
        if self.started and self.ended:
            return gettext("%(title)s (%(start)s – %(end)s)") % dates
        if self.started:
            return gettext("%(title)s (from %(start)s)") % dates
        return gettext("%(title)s (until %(end)s)") % dates if self.ended else self.title
