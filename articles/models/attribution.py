"""Whose words a statement reports, for which side they were spoken, and how they reached the article."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.organisation import Organisation
from articles.models.party import Party
from articles.models.person import Person, Role

# The party of a statement is its role's, else its organisation's, else the editor's choice; never that of a role which
# the speaker holds today. Everything that needs the party of a statement follows these paths and takes the first party.
PARTY_PATHS = ("role__party", "organisation__party", "party")


class Attributed(models.Model):
    """The part of a statement that says who speaks."""

    class Channel(models.TextChoices):
        """How the words reached the article."""

        DIRECT = "direct", _("spoken directly")
        SPOKESPERSON = "spokesperson", _("through a spokesperson")
        RELAYED = "relayed", _("relayed by somebody else")
        ANONYMOUS = "anonymous", _("anonymous")
        WRITTEN = "written", _("written")
        NOT_STATED = "not-stated", _("not stated")

    class Medium(models.TextChoices):
        """Where the words were spoken."""

        NEWS_CONFERENCE = "news-conference", _("news conference")
        INTERVIEW = "interview", _("interview")
        BRIEFING = "briefing", _("briefing")
        REMARKS = "remarks", _("remarks")
        SOCIAL_MEDIA = "social-media", _("social media")
        WRITTEN = "written-statement", _("written statement")
        TELEPHONE = "telephone", _("telephone")
        PRIVATE = "private-talks", _("private talks")

    speaker = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,  # an index of statements begins with it
        related_name="statements",
        verbose_name=_("speaker"),
    )
    role = models.ForeignKey(
        Role,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        verbose_name=_("role"),
        help_text=_("The office that the speaker held that day."),
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        verbose_name=_("organisation"),
        help_text=_("The body that speaks, if no person does."),
    )
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        verbose_name=_("party"),
        help_text=_("The side spoken for. Counts only if neither the role nor the organisation has a party."),
    )
    attribution = models.CharField(
        _("attribution"),
        max_length=300,
        blank=True,
        help_text=_("The speaker as the article printed it, to the letter."),
    )
    channel = models.CharField(
        _("channel"),
        max_length=15,
        choices=Channel,
        default=Channel.NOT_STATED,
        help_text=_("How the words reached the article. Choose “spoken directly” only if the article shows it."),
    )
    relayed_by = models.CharField(
        _("relayed by"),
        max_length=200,
        blank=True,
        help_text=_(
            "Who told it to the article, if its channel is “relayed”: a name, or what the article says of them."
        ),
    )
    medium = models.CharField(
        _("medium"),
        max_length=20,
        choices=Medium,
        blank=True,
        help_text=_("Where the words were spoken. Leave it blank if the article does not say."),
    )

    class Meta:
        abstract = True

    @property
    def spoken_for(self) -> Party | None:
        """The party of the statement, by the rule that PARTY_PATHS states."""
        return next(filter(None, (self._follow(path) for path in PARTY_PATHS)), None)

    def _follow(self, path: str) -> Any:
        """What a path of relations such as "role__party" leads to, or None."""
        record: Any = self
        for name in path.split("__"):
            record = record and getattr(record, name)
        return record

    @property
    def speaker_label(self) -> str:
        """The speaker's usual name, else the organisation's, else the attribution as printed."""
        return str(self.speaker or self.organisation or self.attribution)
