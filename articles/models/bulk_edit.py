"""One change of many records: what each said before and after, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.stored_values import is_possible, stored_value

Values = dict[str, list[Any]]  # field -> [value before, value after]

# How long a change of several records can be undone. The versions of each record stay.
KEPT_FOR = timedelta(days=90)


class BulkEditManager(models.Manager["BulkEdit"]):
    def keep(self, noun: str, editor: Any, changes: list[list[Any]]) -> BulkEdit:
        """Keeps what was changed, and forgets the changes that are too old to be undone."""
        self.filter(made_at__lt=timezone.now() - KEPT_FOR).delete()
        return self.create(noun=noun, made_by_id=editor.pk, changes=changes)


class BulkEdit(models.Model):
    noun = models.CharField(_("kind of record"), max_length=20)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("made by")
    )
    changes = models.JSONField(_("changes"), encoder=DjangoJSONEncoder)  # [[primary key, Values], …]
    undone_at = models.DateTimeField(_("undone at"), null=True)

    objects = BulkEditManager()

    class Meta:
        verbose_name = _("change of several records")
        verbose_name_plural = _("changes of several records")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.noun} {self.pk}"

    def undoings(self) -> list[Undoing]:
        """What undoing it would do to each of its records, in their order."""
        model = apps.get_model("articles", self.noun)
        several = [field.name for field in model._meta.many_to_many]
        keys = [key for key, _values in self.changes]
        stored = {one.pk: one for one in model._base_manager.filter(pk__in=keys).prefetch_related(*several)}
        return [Undoing(key, stored.get(key), values) for key, values in self.changes]


@dataclass(frozen=True)
class Undoing:
    """One record of a change that is undone, with its primary key; None if it was deleted since."""

    key: int
    record: Any
    values: Values

    @property
    def before(self) -> dict[str, Any]:
        return {name: values[0] for name, values in self.values.items()}

    @property
    def is_unchanged(self) -> bool:
        """Whether every field that was changed still says what it was changed to, and can say again what it did."""
        return (
            self.record is not None
            and all(stored_value(self.record, name) == values[1] for name, values in self.values.items())
            and is_possible(self.record, self.before)
        )
