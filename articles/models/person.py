from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch

from articles.models.base import Name, Period, Slugged, SluggedQuerySet, Versioned, address
from articles.models.organisation import Organisation
from articles.models.party import Party


class PersonQuerySet(SluggedQuerySet):
    def published(self) -> Self:
        """People whom a published article quotes or names; somebody met only in a draft is not shown."""
        from articles.models.article import Article
        from articles.models.statement import Statement

        return self.filter(
            Exists(Statement.objects.published().filter(speaker=OuterRef("pk")))
            | Exists(Article.objects.published().filter(people=OuterRef("pk")))
        )

    def with_names(self) -> Self:
        return self.prefetch_related("names")

    def with_roles(self) -> Self:
        """Adds each person's roles, the latest first."""
        roles = Role.objects.select_related("organisation", "party").latest_first()
        return self.prefetch_related(Prefetch("roles", queryset=roles))


class Person(Slugged, Versioned):
    """Somebody named in the coverage. `name` is the field's usual form; `names` holds every other."""

    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200, help_text='As in an index: "Mistura, Staffan de".')
    description = models.TextField(blank=True, help_text="Who this is, in our own words.")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "slug"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("person_detail", self.slug)


class PersonNameManager(models.Manager["PersonName"]):
    def get_by_natural_key(self, person: str, name: str) -> PersonName:
        return self.get(person__slug=person, name=name)


class PersonName(Name):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")

    objects = PersonNameManager()

    class Meta:
        ordering = ["script", "name"]
        constraints = [Name.unique_per("person", "person_name_once")]

    def natural_key(self) -> tuple[str, str]:
        return (self.person.slug, self.name)

    natural_key.dependencies = ["articles.person"]  # type: ignore[attr-defined]


class RoleQuerySet(SluggedQuerySet):
    def latest_first(self) -> Self:
        return self.order_by(models.F("started").desc(nulls_last=True), "slug")


class Role(Slugged, Versioned, Period):
    """A person's office in an organisation, for as long as it was held."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="roles"
    )
    title = models.CharField(max_length=200)
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles",
        help_text="The side that this office speaks for.",
    )
    uncertain = models.CharField(max_length=300, blank=True, help_text="Why the role or its dates are uncertain.")

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["person", "started", "slug"]
        constraints = [Period.ends_after_it_starts("role_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"
