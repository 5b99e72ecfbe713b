from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.attribution import Attributed
from articles.models.base import Precision
from articles.models.organisation import Organisation
from articles.models.party import Party
from articles.models.person import Person, Role
from articles.models.round import Round
from articles.models.source import Source
from articles.models.statement import Statement
from articles.models.topic import Topic
from articles.models.utterance import Utterance
from articles.models.venue import Venue

BY_HAND = "by-hand"  # the rule of what an editor marked


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def undecided(self) -> Self:
        return self.filter(state__in=[Proposal.State.UNDECIDED, Proposal.State.LATER])

    def accepted(self) -> Self:
        return self.filter(state=Proposal.State.ACCEPTED)


class Proposal(models.Model):
    """A statement that Parley found in a source, or an editor marked there, until an article is made of it.

    Spans are lists of two offsets in `Source.text`, in characters. `reasons` says for each field by which rule its
    value was found and how sure that is: {"speaker": {"rule": "…", "confidence": 0.93}, …}. `candidates` are the
    people whom an editor chooses from, the likeliest first: [{"person": pk | None, "name": "…", "why": "…"}, …].
    """

    class State(models.TextChoices):
        UNDECIDED = "undecided", _("undecided")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        LATER = "later", _("later")

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("source"))
    order = models.PositiveIntegerField(_("order"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UNDECIDED)
    content = models.JSONField(_("content"))  # [[start, end], …]
    mention = models.JSONField(_("mention"), null=True, blank=True)  # [start, end]: how the text names the speaker
    cue = models.JSONField(_("cue"), null=True, blank=True)  # [start, end]: the words that tell of speech
    kind = models.CharField(_("kind"), max_length=10, choices=Statement.Kind)
    rule = models.CharField(_("rule"), max_length=40)  # or BY_HAND
    confidence = models.FloatField(_("confidence"))  # 0 to 1
    words = models.TextField(_("words"), blank=True)
    paraphrase = models.TextField(_("paraphrase"), blank=True)
    attribution = models.CharField(_("attribution"), max_length=300, blank=True)
    speaker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("speaker")
    )
    role = models.ForeignKey(
        Role, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("role")
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("organisation"),
    )
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("party")
    )
    channel = models.CharField(
        _("channel"), max_length=15, choices=Attributed.Channel, default=Attributed.Channel.NOT_STATED
    )
    medium = models.CharField(_("medium"), max_length=20, choices=Attributed.Medium, blank=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_precision = models.CharField(
        _("precision of the date"), max_length=5, choices=Precision, default=Precision.DAY
    )
    venue = models.ForeignKey(
        Venue, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("venue")
    )
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("round")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    utterance = models.ForeignKey(
        Utterance, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("utterance")
    )
    candidates = models.JSONField(_("candidates"), default=list, blank=True)
    reasons = models.JSONField(_("reasons"), default=dict, blank=True)
    statement = models.OneToOneField(
        Statement,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposal",
        verbose_name=_("statement"),
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["source", "order", "pk"]

    def __str__(self) -> str:
        return self.words or self.paraphrase or f"{self.source_id}: {self.order}"


class Decision(models.Model):
    """What an editor decided about a proposal, and what stood before: decisions are undone, and learnt from."""

    class Action(models.TextChoices):
        ACCEPT = "accept", _("accept")
        REJECT = "reject", _("reject")
        LATER = "later", _("later")
        EDIT = "edit", _("edit")
        ADD = "add", _("add")
        UNDO = "undo", _("undo")

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("proposal")
    )
    action = models.CharField(_("action"), max_length=10, choices=Action)
    before = models.JSONField(_("before"), default=dict)  # field -> value, of the fields that the decision changed
    after = models.JSONField(_("after"), default=dict)
    undone = models.BooleanField(_("undone"), default=False)
    batch = models.CharField(max_length=32, blank=True, editable=False)  # shared by those made at once
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.proposal_id}"
