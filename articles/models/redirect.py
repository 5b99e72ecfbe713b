from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class RedirectManager(models.Manager["Redirect"]):
    def get_by_natural_key(self, noun: str, old_slug: str) -> Redirect:
        return self.get(noun=noun, old_slug=old_slug)

    def redirect(self, noun: str, old_slug: str, new_slug: str) -> None:
        """Redirects the old address to the new one, together with every older address that led to the old one."""
        self.filter(noun=noun, old_slug=new_slug).delete()  # first, or renaming a record back would make a loop
        self.filter(noun=noun, new_slug=old_slug).update(new_slug=new_slug)
        if old_slug != new_slug:
            self.update_or_create(noun=noun, old_slug=old_slug, defaults={"new_slug": new_slug})

    def resolve(self, noun: str, slugs: Iterable[str]) -> dict[str, str]:
        """Old slug -> present slug, for those of `slugs` that have changed."""
        return dict(self.filter(noun=noun, old_slug__in=slugs).values_list("old_slug", "new_slug"))


class Redirect(models.Model):
    """The old address of a renamed or merged record, and its present one."""

    class Noun(models.TextChoices):
        ARTICLE = "article", _("article")
        OUTLET = "outlet", _("outlet")
        PARTY = "party", _("party")
        PERSON = "person", _("person")
        QUESTION = "question", _("question")
        ROUND = "round", _("round")
        TOPIC = "topic", _("topic")
        UTTERANCE = "utterance", _("utterance")
        VENUE = "venue", _("venue")

    noun = models.CharField(_("kind of record"), max_length=10, choices=Noun)
    old_slug = models.SlugField(_("old slug"), max_length=120)
    new_slug = models.SlugField(_("new slug"), max_length=120, db_index=True)

    objects = RedirectManager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["noun", "old_slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "old_slug"],
                name="redirect_once_per_address",
                violation_error_message=_("This address is already redirected."),
            ),
            models.CheckConstraint(
                name="redirect_leads_elsewhere",
                condition=~models.Q(old_slug=models.F("new_slug")),
                violation_error_message=_("An address cannot redirect to itself."),
            ),
        ]

    def __str__(self) -> str:
        # Translators: a redirect, such as "person: steffan-de-mistura → staffan-de-mistura".
        return gettext("%(noun)s: %(old)s → %(new)s") % {
            "noun": self.get_noun_display(),
            "old": self.old_slug,
            "new": self.new_slug,
        }

    def natural_key(self) -> tuple[str, str]:
        return (self.noun, self.old_slug)
