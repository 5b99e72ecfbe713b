from __future__ import annotations

import secrets
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Max, Prefetch, Q
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from articles.models.anchor import at_words
from articles.models.article import Article
from articles.models.base import Precision, Slugged, SluggedManager, Versioned, address, spell_date
from articles.models.organisation import Organisation
from articles.models.party import Party
from articles.models.person import Person, Role
from articles.models.round import Round
from articles.models.topic import Topic
from articles.models.venue import Venue

UID_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def new_uid() -> str:
    """Ten letters and digits that name a statement for ever, none of them easily mistaken for another."""
    return "".join(secrets.choice(UID_ALPHABET) for _ in range(10))


class Utterance(Slugged, Versioned):
    """One remark that several reports carry: it groups their statements, so that it counts once."""

    summary = models.CharField(max_length=300, help_text="Who said what, when and where, in our own words.")

    objects = SluggedManager()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.summary


# The party of a statement is its role's, else its organisation's, else the editor's choice; never that of a role which
# the speaker holds today. Everything that needs the party of a statement follows these paths and takes the first party.
PARTY_PATHS = ("role__party", "organisation__party", "party")


def uncertainties(date: str, place: str, speaker: str, role: str) -> list[tuple[str, str]]:
    """What is uncertain of a statement, each with its reason, where one is given."""
    flags = (("date", date), ("place", place), ("speaker", speaker), ("role", role))
    return [(what, reason) for what, reason in flags if reason]


class StatementQuerySet(models.QuerySet["Statement"]):
    def get_by_natural_key(self, uid: str) -> Statement:
        return self.get(uid=uid)

    def published(self) -> Self:
        return self.filter(article__status=Article.Status.PUBLISHED)

    def of_party(self, slug: str) -> Self:
        return self.alias(party_slug=Coalesce(*(f"{path}__slug" for path in PARTY_PATHS))).filter(party_slug=slug)

    def for_display(self) -> Self:
        """All that a statement's card shows, in two queries for any number of rows."""
        return self.select_related(
            "article__outlet",
            "article__agency",
            "speaker",
            "organisation",
            "role__organisation",
            "venue",
            "round",
            *PARTY_PATHS,
        ).prefetch_related(Prefetch("topics", queryset=Topic.objects.order_by("name")))


class Statement(models.Model):
    """One stretch of reported speech in one article."""

    class Kind(models.TextChoices):
        QUOTATION = "quotation", "quotation"
        PARTIAL = "partial", "partial quotation"
        PARAPHRASE = "paraphrase", "paraphrase"

    class Channel(models.TextChoices):
        """How the words reached the article."""

        DIRECT = "direct", "spoken directly"
        SPOKESPERSON = "spokesperson", "through a spokesperson"
        RELAYED = "relayed", "relayed by somebody else"
        ANONYMOUS = "anonymous", "anonymous"
        WRITTEN = "written", "written"

    class Medium(models.TextChoices):
        """Where they were spoken."""

        NEWS_CONFERENCE = "news-conference", "news conference"
        INTERVIEW = "interview", "interview"
        BRIEFING = "briefing", "briefing"
        REMARKS = "remarks", "remarks"
        SOCIAL_MEDIA = "social-media", "social media"
        WRITTEN = "written-statement", "written statement"
        TELEPHONE = "telephone", "telephone"
        PRIVATE = "private-talks", "private talks"

    uid = models.CharField(
        max_length=10,
        unique=True,
        default=new_uid,
        editable=False,
        validators=[RegexValidator(r"\A[a-z0-9]{4,10}\Z")],
        help_text="Its permanent address.",
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    order = models.PositiveSmallIntegerField(blank=True, help_text="Its place among the article's statements.")

    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True, help_text="The words in quotation marks, to the letter, without the marks.")
    paraphrase = models.TextField(blank=True, help_text="What was said, in our own words.")
    context = models.TextField(blank=True, help_text="What a reader must know to understand it, in our own words.")

    speaker = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="statements")
    role = models.ForeignKey(
        Role,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="The role the speaker held that day.",
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="The body that speaks, where no person does.",
    )
    party = models.ForeignKey(
        Party,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="Only for speakers without role or organisation: the side spoken for.",
    )
    attribution = models.CharField(
        max_length=300, blank=True, help_text="The speaker as the article printed it, to the letter."
    )
    channel = models.CharField(max_length=15, choices=Channel, default=Channel.DIRECT)
    medium = models.CharField(max_length=20, choices=Medium, blank=True, help_text="Open where the article is silent.")

    said_on = models.DateField("said on", null=True, blank=True, help_text="The day it was said, not published.")
    said_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    venue = models.ForeignKey(
        Venue,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="Where it was said.",
    )
    round = models.ForeignKey(
        Round,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="The round that it was said at, or is about.",
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="statements")
    utterance = models.ForeignKey(
        Utterance, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )

    uncertain_date = models.CharField(max_length=300, blank=True, help_text="Why the date is uncertain, if it is.")
    uncertain_place = models.CharField(max_length=300, blank=True, help_text="Why the place is uncertain, if it is.")
    uncertain_speaker = models.CharField(max_length=300, blank=True, help_text="Why the speaker is uncertain, if so.")
    uncertain_role = models.CharField(max_length=300, blank=True, help_text="Why the role is uncertain, if it is.")

    anchor_exact = models.TextField(
        blank=True,
        help_text="The words to find in the source, if not those above; for a paraphrase, its attribution as printed.",
    )
    anchor_prefix = models.CharField(
        max_length=64, blank=True, help_text="A few words just before, where the words occur more than once."
    )
    anchor_suffix = models.CharField(max_length=64, blank=True, help_text="A few words just after, likewise.")

    objects = StatementQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[topics])

    class Meta:
        ordering = ["article", "order", "pk"]
        indexes = [
            models.Index(fields=["article", "order"], name="statement_article_order"),
            models.Index(fields=["said_on"], name="statement_said"),
            models.Index(fields=["speaker", "-said_on"], name="statement_speaker_said"),
            models.Index(fields=["venue", "-said_on"], name="statement_venue_said"),
            models.Index(fields=["round", "-said_on"], name="statement_round_said"),
        ]
        constraints = [
            models.CheckConstraint(
                name="statement_quotation_has_words",
                condition=Q(kind="paraphrase") | ~Q(words=""),
                violation_error_message="A quotation needs its words.",
            ),
            models.CheckConstraint(
                name="statement_paraphrase_has_text",
                condition=~Q(kind="paraphrase") | ~Q(paraphrase=""),
                violation_error_message="A paraphrase needs what was said, in our own words.",
            ),
            models.CheckConstraint(
                name="statement_paraphrase_has_no_words",
                condition=~Q(kind="paraphrase") | Q(words=""),
                violation_error_message="A paraphrase quotes nothing: choose partial quotation, or clear the words.",
            ),
            models.CheckConstraint(
                name="statement_has_speaker_or_attribution",
                condition=Q(speaker__isnull=False) | Q(organisation__isnull=False) | ~Q(attribution=""),
                violation_error_message="A statement needs a speaker, a speaking organisation or an attribution.",
            ),
        ]

    def __str__(self) -> str:
        text = self.words or self.paraphrase
        return f"{self.speaker_label}: {text[:80]}{'…' if len(text) > 80 else ''}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.order is None:
            last = Statement.objects.filter(article=self.article_id).aggregate(last=Max("order"))["last"]
            self.order = (last or 0) + 1
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("statement_detail", self.uid)

    def natural_key(self) -> tuple[str]:
        return (self.uid,)

    def clean(self) -> None:
        if self.role and self.role.person_id != self.speaker_id:
            raise ValidationError({"role": "This role is not the speaker's."})
        if self.kind == self.Kind.PARAPHRASE and self.words:
            raise ValidationError({"words": "A paraphrase quotes nothing: choose partial quotation, or clear this."})
        if self.kind == self.Kind.PARAPHRASE and not self.paraphrase:
            raise ValidationError({"paraphrase": "A paraphrase needs what was said, in our own words."})
        if self.kind in (self.Kind.QUOTATION, self.Kind.PARTIAL) and not self.words:
            raise ValidationError({"words": "A quotation needs its words."})
        if not (self.speaker_id or self.organisation_id or self.attribution):
            raise ValidationError(
                {"attribution": "Without a speaker or a speaking organisation, say how the article names the source."}
            )

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
    def source_url(self) -> str:
        """The article at its publisher's, opened at these words."""
        return at_words(self.article.url, self.anchor_exact or self.words, self.anchor_prefix, self.anchor_suffix)

    @property
    def speaker_label(self) -> str:
        """The speaker's usual name, else the body's, else the attribution as printed."""
        return str(self.speaker or self.organisation or self.attribution)

    @property
    def spelled_date(self) -> str:
        return spell_date(self.said_on, self.said_precision)

    @property
    def uncertainties(self) -> list[tuple[str, str]]:
        """What is uncertain, each with its reason."""
        return uncertainties(self.uncertain_date, self.uncertain_place, self.uncertain_speaker, self.uncertain_role)
