from __future__ import annotations

from django.db import models


class Change(models.Model):
    """One row of the change log, written by a database trigger in the transaction of the change itself.

    Whatever writes (`save`, `update`, `bulk_create`, a cascade, raw SQL), the search index learns of it here.
    """

    id = models.BigAutoField(primary_key=True)
    noun = models.CharField(max_length=12)
    key = models.BigIntegerField(help_text="Primary key of the changed record.")
    # PostgreSQL: the transaction that wrote the row, because there the order of ids is not that of commits. SQLite: 0.
    transaction = models.BigIntegerField(default=0, db_index=True)

    log: models.Manager[Change] = models.Manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.id}: {self.noun} {self.key}"
