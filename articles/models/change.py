from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One row of the change log, written by a database trigger in the transaction of the change itself.

    Every write is logged, whether by `save`, `update`, `bulk_create`, a cascade or raw SQL. The search index follows
    the log.
    """

    id = models.BigAutoField(_("number"), primary_key=True)
    noun = models.CharField(_("kind of record"), max_length=12)
    key = models.BigIntegerField(_("key"), help_text=_("Primary key of the changed record."))
    # PostgreSQL: the transaction that wrote the row, because ids are not in the order of commits there. SQLite: a
    # random number.
    transaction = models.BigIntegerField(_("transaction"), default=0, db_index=True)

    # How much the row adds to the number of the archive's version: 1 if readers can see what changed, else 0. Row 0 has
    # the number that the log began with.
    publications = models.BigIntegerField(_("publications"), null=True, db_default=models.Value(1))
    day = models.DateField(_("day"), null=True)  # UTC

    log: models.Manager[Change] = models.Manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.id}: {self.noun} {self.key}"
