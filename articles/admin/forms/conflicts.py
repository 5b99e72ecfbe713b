"""Two editors changed one record: both versions side by side, field by field, for the second to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models.base import spell_time

if TYPE_CHECKING:
    from articles.admin.forms.versioned import VersionedForm


@dataclass(frozen=True)
class Difference:
    """A field that differs: its stored and its sent value as texts. `key` is the name of the choice, or ""."""

    label: str
    stored: str
    sent: str
    by_other: bool
    by_editor: bool
    key: str
    fingerprint: str  # of the stored value, so that a choice counts only for what was shown
    chosen: str | None

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """Value, label and whether it is chosen, of each radio button."""
        labels = (("stored", _("keep what is stored")), ("sent", _("save mine")))
        return [(f"{value}-{self.fingerprint}", label, value == self.chosen) for value, label in labels]


def choice_key(form: VersionedForm, name: str) -> str:
    return form.add_prefix(f"choice-{name}")


def resolution(form: VersionedForm, name: str) -> str | None:
    """Which version the editor has chosen, "stored" or "sent"; None if not yet, or if it has changed again since."""
    choice, _dash, seen = form.data.get(choice_key(form, name), "").partition("-")
    return choice if choice in ("stored", "sent") and seen == form.fingerprints[name] else None


class Conflict:
    """What two editors did to one record. `values` are those that the second sent."""

    def __init__(
        self,
        form: VersionedForm,
        values: dict[str, Any],
        mine: set[str],
        theirs: set[str],
        chosen: dict[str, str | None],
    ) -> None:
        self.record = str(form.instance)
        self.differences = [
            Difference(
                label=capfirst(str(form.fields[name].label or name)),
                stored=shown(form.fields[name], form.stored[name]),
                sent=shown(form.fields[name], values.get(name, form[name].data)),
                by_other=name in theirs,
                by_editor=name in mine,
                key=choice_key(form, name) if name in mine & theirs else "",
                fingerprint=form.fingerprints[name],
                chosen=chosen.get(name),
            )
            for name in form.names
            if name in mine | theirs
        ]
        self.who, self.when = last_edit(form.instance)

    @property
    def message(self) -> str:
        facts = {"who": self.who, "time": self.when}
        if self.who and self.when:
            return _("%(who)s changed this at %(time)s, after you had opened it. Nothing has been saved.") % facts
        return _("This was changed after you had opened it. Nothing has been saved.")


def last_edit(record: Any) -> tuple[str, str]:
    """The account that saved the latest version, and when; "" if unknown."""
    versions = getattr(type(record), "history", None)
    latest = versions.filter(id=record.pk).select_related("history_user").first() if versions else None
    if latest is None:
        return "", ""
    return str(latest.history_user or ""), spell_time(latest.history_date)


def shown(field: forms.Field, value: Any) -> str:
    """A stored or sent value as a text: records by their names, choices by their labels, nothing as a dash."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(str(record) for record in value or ())) or "–"
    if isinstance(field, forms.ModelChoiceField):
        record = value
        if value is not None and not hasattr(value, "pk"):
            record = field.queryset.filter(pk=value).first()  # type: ignore[union-attr]
        return "–" if record is None else str(record)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    labels = dict(getattr(field, "choices", ()))
    return "–" if value in (None, "") else str(labels.get(value, value))
