from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.base import spell_time
from articles.models.corrected_edits import note_deletion
from articles.models.readership import is_public
from articles.models.trees import tree_of
from articles.models.versions import current_edit


class DeletedRecordManager(models.Manager["DeletedRecord"]):
    @transaction.atomic
    def delete(self, record: models.Model) -> DeletedRecord:
        """Deletes a record with all that belongs to it, and keeps them. Raises ProtectedError."""
        edit = current_edit()
        kept = self.create(
            noun=str(record._meta.model_name),
            key=record.pk,
            label=Truncator(str(record)).chars(300),
            deleted_by=edit.editor,
            reason=edit.reason,
            was_public=is_public(record),
            tree=tree_of(record),
        )
        note_deletion(record)
        record.delete()
        return kept

    def latest_of(self, model: type[models.Model], key: object) -> DeletedRecord | None:
        """The record of this model that had this primary key when it was deleted last."""
        if not str(key).isdecimal() or len(str(key)) > 18:  # which the column could not hold
            return None
        found = self.filter(noun=model._meta.model_name, key=str(key)).select_related("deleted_by")
        return found.order_by("-pk").first()


class DeletedRecord(models.Model):
    """A record in the trash, with its whole tree: articles/models/trees.py says what that is."""

    noun = models.CharField(_("kind of record"), max_length=20)
    key = models.BigIntegerField(_("number"))
    label = models.CharField(_("record"), max_length=300)
    deleted_at = models.DateTimeField(_("deleted at"), auto_now_add=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("deleted by"),
    )
    reason = models.TextField(_("reason"), blank=True)
    was_public = models.BooleanField(_("was public"))
    tree = models.JSONField(_("tree"), encoder=DjangoJSONEncoder)

    objects = DeletedRecordManager()

    class Meta:
        verbose_name = _("deleted record")
        verbose_name_plural = _("trash")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["noun", "key"], name="deleted_record_noun_key")]

    def __str__(self) -> str:
        return self.label

    @property
    def notice(self) -> str:
        """Who deleted it, and when, as a sentence."""
        who, time = self.deleted_by or "–", spell_time(self.deleted_at)
        return gettext("“%(record)s” was deleted by %(who)s at %(time)s. It is in the trash.") % {
            "record": self.label,
            "who": who,
            "time": time,
        }

    @property
    def desk_address(self) -> str:
        return reverse("admin:articles_deletedrecord_change", args=[self.pk])

    @property
    def kind(self) -> str:
        """The noun in the active language."""
        return capfirst(str(apps.get_model("articles", self.noun)._meta.verbose_name))
