from __future__ import annotations

import secrets
from typing import Any, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Max, Prefetch, Q
from django.db.models.functions import Coalesce
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.anchor import Anchored, at_words
from articles.models.article import Article
from articles.models.attribution import PARTY_PATHS, Attributed
from articles.models.base import Precision, address, spell_date
from articles.models.party import Party
from articles.models.round import Round
from articles.models.topic import Topic
from articles.models.utterance import Utterance
from articles.models.venue import Venue
from articles.models.versions import Versions

UID_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # without letters and digits that look alike

# By these fields, no version of a statement is looked up.
NOT_SOUGHT_IN_HISTORY = ["uid", "article", "speaker", "role", "organisation", "party", "venue", "round", "utterance"]

# What can be uncertain about a statement, in the order in which `uncertainties` takes the reasons.
UNCERTAIN_FACTS = (_("date"), _("place"), _("speaker"), _("role"))


def new_uid() -> str:
    """Ten letters and digits: the permanent address of a statement."""
    return "".join(secrets.choice(UID_ALPHABET) for _position in range(10))


def uncertainties(date: str, place: str, speaker: str, role: str) -> list[tuple[str, str]]:
    """What is uncertain about a statement, in the active language, and why. An empty reason means: certain."""
    reasons = (date, place, speaker, role)
    return [(str(what), reason) for what, reason in zip(UNCERTAIN_FACTS, reasons, strict=True) if reason]


def spell_chain(speaker: str, relayed_by: str, outlet: str) -> str:
    """ "Sergei Lavrov, as told by Al Arabiya, in Gulf News"; "" if nobody relayed it."""
    if not relayed_by:
        return ""
    facts = {"speaker": speaker, "relayed_by": relayed_by, "outlet": outlet}
    return gettext("%(speaker)s, as told by %(relayed_by)s, in %(outlet)s") % facts


class StatementQuerySet(models.QuerySet["Statement"]):
    def get_by_natural_key(self, uid: str) -> Statement:
        return self.get(uid=uid)

    def published(self) -> Self:
        return self.filter(article__status=Article.Status.PUBLISHED)

    def of_party(self, slug: str) -> Self:
        party = Coalesce(*PARTY_PATHS, output_field=models.BigIntegerField())
        return self.alias(spoken_for_key=party).filter(spoken_for_key__in=Party.objects.filter(slug=slug).values("pk"))

    def for_display(self) -> Self:
        """Adds all that a statement's card shows, in two queries for any number of rows."""
        return self.select_related(
            "article__outlet",
            "article__agency",
            "speaker",
            "organisation",
            "role__organisation",
            "venue",
            "round",
            "quote_check",
            "utterance",
            *PARTY_PATHS,
        ).prefetch_related(Prefetch("topics", queryset=Topic.objects.order_by("name")))


class Statement(Attributed, Anchored):
    """One stretch of reported speech in one article."""

    class Kind(models.TextChoices):
        QUOTATION = "quotation", _("quotation")
        PARTIAL = "partial", _("partial quotation")
        PARAPHRASE = "paraphrase", _("paraphrase")

    uid = models.CharField(
        _("uid"),
        max_length=10,
        unique=True,
        default=new_uid,
        editable=False,
        validators=[RegexValidator(r"\A[a-z0-9]{4,10}\Z")],
        help_text=_("Its permanent address."),
    )
    # Where `db_index` is off, one of the indexes below begins with the field.
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, db_index=False, related_name="statements", verbose_name=_("article")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), blank=True, help_text=_("Its place among the article's statements.")
    )

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    words = models.TextField(
        _("words"), blank=True, help_text=_("The words in quotation marks, to the letter, without the marks.")
    )
    paraphrase = models.TextField(_("paraphrase"), blank=True, help_text=_("What was said, in our own words."))
    context = models.TextField(
        _("context"), blank=True, help_text=_("What a reader must know to understand it, in our own words.")
    )

    said_on = models.DateField(
        _("said on"), null=True, blank=True, help_text=_("The day it was said, not the day it was published.")
    )
    said_precision = models.CharField(
        _("precision of the date"), max_length=5, choices=Precision, default=Precision.DAY
    )
    venue = models.ForeignKey(
        Venue,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="statements",
        verbose_name=_("venue"),
        help_text=_("Where it was said."),
    )
    round = models.ForeignKey(
        Round,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="statements",
        verbose_name=_("round"),
        help_text=_("The round that it was said at, or is about."),
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="statements", verbose_name=_("topics"))
    utterance = models.ForeignKey(
        Utterance,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="statements",
        verbose_name=_("utterance"),
    )

    uncertain_date = models.CharField(
        _("uncertain date"),
        max_length=300,
        blank=True,
        help_text=_("Why the date is uncertain. Leave it blank if it is certain."),
    )
    uncertain_place = models.CharField(
        _("uncertain place"),
        max_length=300,
        blank=True,
        help_text=_("Why the place is uncertain. Leave it blank if it is certain."),
    )
    uncertain_speaker = models.CharField(
        _("uncertain speaker"),
        max_length=300,
        blank=True,
        help_text=_("Why the speaker is uncertain. Leave it blank if it is certain."),
    )
    uncertain_role = models.CharField(
        _("uncertain role"),
        max_length=300,
        blank=True,
        help_text=_("Why the role is uncertain. Leave it blank if it is certain."),
    )

    objects = StatementQuerySet.as_manager()
    history = Versions(m2m_fields=[topics], no_db_index=NOT_SOUGHT_IN_HISTORY)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["article", "order", "pk"]
        indexes = [
            models.Index(fields=["article", "order"], name="statement_article_order"),
            models.Index(fields=["said_on"], name="statement_said"),
            models.Index(fields=["speaker", "-said_on"], name="statement_speaker_said"),
            models.Index(fields=["venue"], name="statement_venue"),
            models.Index(fields=["round"], name="statement_round"),
            # Few statements are uncertain: the desk finds and counts them without reading all others.
            models.Index(fields=["id"], condition=~Q(uncertain_date=""), name="statement_uncertain_date"),
            models.Index(fields=["id"], condition=~Q(uncertain_place=""), name="statement_uncertain_place"),
            models.Index(fields=["id"], condition=~Q(uncertain_speaker=""), name="statement_uncertain_speaker"),
            models.Index(fields=["id"], condition=~Q(uncertain_role=""), name="statement_uncertain_role"),
        ]
        constraints = [
            models.CheckConstraint(
                name="statement_quotation_has_words",
                condition=Q(kind="paraphrase") | ~Q(words=""),
                violation_error_message=_("A quotation needs its words."),
            ),
            models.CheckConstraint(
                name="statement_paraphrase_has_text",
                condition=~Q(kind="paraphrase") | ~Q(paraphrase=""),
                violation_error_message=_("A paraphrase needs what was said, in our own words."),
            ),
            models.CheckConstraint(
                name="statement_paraphrase_has_no_words",
                condition=~Q(kind="paraphrase") | Q(words=""),
                violation_error_message=_("A paraphrase quotes nothing: choose partial quotation, or clear the words."),
            ),
            models.CheckConstraint(
                name="statement_relayed_by_somebody",
                condition=Q(relayed_by="") | Q(channel="relayed"),
                violation_error_message=_("Only words that were relayed have somebody who relayed them."),
            ),
            models.CheckConstraint(
                name="statement_has_speaker_or_attribution",
                condition=Q(speaker__isnull=False) | Q(organisation__isnull=False) | ~Q(attribution=""),
                violation_error_message=_(
                    "Without a speaker or a speaking organisation, say how the article names the source."
                ),
            ),
        ]

    def __str__(self) -> str:
        # Translators: the beginning of a statement, such as "John Kerry: We will have to negotiate".
        return gettext("%(speaker)s: %(text)s") % {
            "speaker": self.speaker_label,
            "text": Truncator(self.words or self.paraphrase).chars(80),
        }

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.order is None:
            last = Statement.objects.filter(article=self.article_id).aggregate(last=Max("order"))["last"]
            self.order = (last or 0) + 1
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("statement_detail", self.uid)

    def natural_key(self) -> tuple[str]:
        return (self.uid,)

    @property
    def source_url(self) -> str:
        """The article at its publisher's, opened at these words."""
        return at_words(self.article.url, self.anchor_exact or self.words, self.anchor_prefix, self.anchor_suffix)

    @property
    def chain(self) -> str:
        """How relayed words came to the article, if the record says by whom; else ""."""
        return spell_chain(self.speaker_label, self.relayed_by, self.article.outlet.name)

    @property
    def spelled_date(self) -> str:
        return spell_date(self.said_on, self.said_precision)

    @property
    def words_check(self) -> Any:
        """Whether its words stand in the source to the letter (QuoteCheck), or None if that was not checked."""
        return getattr(self, "quote_check", None)

    @property
    def uncertainties(self) -> list[tuple[str, str]]:
        """What is uncertain, and why."""
        return uncertainties(self.uncertain_date, self.uncertain_place, self.uncertain_speaker, self.uncertain_role)
