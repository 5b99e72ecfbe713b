"""What was corrected in records that readers had seen. Written in the transaction of the edit: models/correcting.py."""

from __future__ import annotations

from typing import Any, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.public_key import PublicKey
from articles.models.statement import new_uid


class Correction(models.Model):
    """One edit that changed what readers had seen. `answer` is what the desk answers to a report of an error."""

    uid = models.CharField(_("uid"), max_length=10, unique=True, default=new_uid, editable=False)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    reason = models.TextField(_("reason"), blank=True)
    records = models.PositiveIntegerField(_("number of records"), default=0)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.uid


class CorrectedRecordQuerySet(models.QuerySet["CorrectedRecord"]):
    def readable(self) -> Self:
        """Those whose record readers may see now, and those that say that it was withdrawn or deleted."""
        return self.alias(public_key=PublicKey(self.model._meta.db_table)).filter(
            Q(event__in=CorrectedRecord.GONE) | Q(public_key__isnull=False)
        )

    def of_record(self, noun: str, key: int) -> Self:
        """Those of one record; those of an article include those of its statements."""
        return self.filter(article=key) if noun == "article" else self.filter(noun=noun, key=key)

    def move(self, noun: str, key: int, to: int) -> None:
        """What is told of a record is told of the one that it was merged into."""
        self.filter(noun=noun, key=key).update(key=to)


class CorrectedRecord(models.Model):
    """One record of a correction.

    `changes` has for each field what it said before and after, as text or as stored values that are spelled when they
    are shown (models/comparing.py). `last_seen` is what readers saw of an article that was withdrawn or deleted.
    """

    class Event(models.TextChoices):
        CHANGED = "changed", _("changed")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DELETED = "deleted", _("deleted")
        AGAIN = "again", _("published again")
        MERGED = "merged", _("merged")
        LOOKED_AT = "looked-at", _("looked at")  # after a report, and left as it is

    GONE = (Event.WITHDRAWN, Event.DELETED)

    correction = models.ForeignKey(
        Correction, on_delete=models.CASCADE, related_name="of_records", verbose_name=_("correction")
    )
    position = models.PositiveIntegerField(_("position"))
    event = models.CharField(_("event"), max_length=10, choices=Event)
    # No foreign keys: the record may be deleted, and brought back with the same key.
    noun = models.CharField(_("kind of record"), max_length=20)
    key = models.BigIntegerField(_("number"))
    article = models.BigIntegerField(_("number of the article"), null=True, db_index=True)
    slug = models.SlugField(_("slug"), max_length=120, db_index=False)
    label = models.CharField(_("record"), max_length=300)
    language = models.CharField(_("language of the words"), max_length=12, blank=True)
    changes = models.JSONField(_("changes"), encoder=DjangoJSONEncoder, default=list)
    last_seen = models.JSONField(_("last seen"), encoder=DjangoJSONEncoder, null=True)

    objects = CorrectedRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("corrected record")
        verbose_name_plural = _("corrected records")
        ordering = ["-correction_id", "position"]
        indexes = [models.Index(fields=["noun", "key", "-correction"], name="corrected_record_latest")]
        constraints = [models.UniqueConstraint(fields=["correction", "position"], name="corrected_record_position")]

    def __str__(self) -> str:
        return self.label


def last_event(noun: str, key: Any) -> CorrectedRecord | None:
    """What was told of this record last."""
    return CorrectedRecord.objects.filter(noun=noun, key=key).order_by(F("correction").desc()).first()
