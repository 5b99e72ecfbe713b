from __future__ import annotations

from collections.abc import Iterable

from django.db import models


class RedirectManager(models.Manager["Redirect"]):
    def get_by_natural_key(self, noun: str, old_slug: str) -> Redirect:
        return self.get(noun=noun, old_slug=old_slug)

    def redirect(self, noun: str, old_slug: str, new_slug: str) -> None:
        """From now on the old address leads to the new one, and so does every older one that led there."""
        self.filter(noun=noun, old_slug=new_slug).delete()  # first, or going back to an old name would lead in a circle
        self.filter(noun=noun, new_slug=old_slug).update(new_slug=new_slug)
        if old_slug != new_slug:
            self.update_or_create(noun=noun, old_slug=old_slug, defaults={"new_slug": new_slug})

    def resolve(self, noun: str, slugs: Iterable[str]) -> dict[str, str]:
        """Old slug -> present slug, for those of `slugs` that moved."""
        return dict(self.filter(noun=noun, old_slug__in=slugs).values_list("old_slug", "new_slug"))


class Redirect(models.Model):
    """The old address of a renamed or merged record, and where it lives now."""

    class Noun(models.TextChoices):
        ARTICLE = "article", "article"
        OUTLET = "outlet", "outlet"
        PARTY = "party", "party"
        PERSON = "person", "person"
        ROUND = "round", "round"
        TOPIC = "topic", "topic"
        VENUE = "venue", "venue"

    noun = models.CharField(max_length=10, choices=Noun)
    old_slug = models.SlugField(max_length=120)
    new_slug = models.SlugField(max_length=120, db_index=True)

    objects = RedirectManager()

    class Meta:
        ordering = ["noun", "old_slug"]
        constraints = [
            models.UniqueConstraint(fields=["noun", "old_slug"], name="redirect_once_per_address"),
            models.CheckConstraint(
                name="redirect_leads_elsewhere",
                condition=~models.Q(old_slug=models.F("new_slug")),
                violation_error_message="An address cannot lead to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun}: {self.old_slug} → {self.new_slug}"

    def natural_key(self) -> tuple[str, str]:
        return (self.noun, self.old_slug)
