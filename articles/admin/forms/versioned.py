"""Forms that carry the version of their record, write only what the editor changed, and refuse to undo others' work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import cached_property

from articles.admin.forms.conflicts import Conflict, resolution
from articles.admin.forms.fingerprints import fingerprint, join, split

if TYPE_CHECKING:
    from articles.admin.forms.rows import Gone

UNKNOWN = "?" * 6  # no fingerprint has this value


class VersionedForm(forms.ModelForm):
    """Compares three values of each field: as the editor opened it, as it is stored now, and as it was sent.

    If a record was changed by somebody else and by the editor, the form is invalid and has a `conflict`.
    """

    is_closed = False  # whether it is a row of which the page shows only a line

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: Conflict | None = None
        self.gone: Gone | None = None
        self.written: set[str] = set()  # the fields whose new values are saved
        options = self.instance._meta
        stored = {field.name for field in (*options.concrete_fields, *options.many_to_many)}
        self.names = [name for name in self.fields if name in stored]
        if not self.instance._state.adding:
            self._note_stored_values()

    def _note_stored_values(self) -> None:
        self.stored = {name: self.initial.get(name) for name in self.names}
        self.fingerprints = {name: fingerprint(value) for name, value in self.stored.items()}
        self.fields["version"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=join(self.fingerprints.values())
        )

    @property
    def is_edit(self) -> bool:
        """Whether the form is of a stored record, not of a new one."""
        return "version" in self.fields

    @property
    def changed_data(self) -> list[str]:
        if not self.is_edit:
            return [name for name in super().changed_data if name not in ("version", "change_reason")]
        return [name for name in self.fields if name in self.written] if not self.errors else list(self.written)

    @cached_property
    def opened(self) -> dict[str, str]:
        """The fingerprint of each field as the editor opened it."""
        version = split(self.data.get(self.add_prefix("version"), ""), len(self.names))
        return {name: part or UNKNOWN for name, part in zip(self.names, version, strict=True)}

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = value.replace("\r\n", "\n")
        if self.is_edit:
            self._compare()

    def _compare(self) -> None:
        """Takes over what others changed and the editor did not, and finds out whether there is a conflict."""
        values = {name: self.cleaned_data[name] for name in self.names if name in self.cleaned_data}
        sent = {name: fingerprint(value) for name, value in values.items()}
        mine = {name for name in sent if sent[name] not in (self.opened[name], self.fingerprints[name])}
        theirs = {name for name in self.names if self.fingerprints[name] != self.opened[name]}
        chosen = {name: resolution(self, name) for name in theirs}
        mine |= theirs & set(self.errors)  # an invalid value, too, is what the editor entered
        mine -= {name for name, choice in chosen.items() if choice == "stored"}
        for name in theirs - mine:
            self.cleaned_data[name] = self._clean_stored(name)
            self.errors.pop(name, None)
        unsettled = {name for name, choice in chosen.items() if choice is None}
        self.written = mine
        if unsettled and (mine or self.cleaned_data.get("DELETE")):
            self.conflict = Conflict(self, values, mine, theirs, chosen)
            self.add_error(None, self.conflict.message)
            self._show_again(mine, theirs)

    def _clean_stored(self, name: str) -> Any:
        field = self.fields[name]
        return field.clean(field.prepare_value(self.stored[name]))

    def _show_again(self, mine: set[str], theirs: set[str]) -> None:
        """The form shows what others changed, with the version that this makes; the rest as the editor sent it."""
        data = self.data.copy()  # type: ignore[attr-defined]
        for name in theirs - mine:
            self._fill_in(data, name)
        version = [self.opened[name] if name in mine & theirs else self.fingerprints[name] for name in self.names]
        data[self.add_prefix("version")] = join(version)
        self.data = data

    def _fill_in(self, data: Any, name: str) -> None:
        """Puts the stored value into the data as a browser would send it."""
        field, key = self.fields[name], self.add_prefix(name)
        value = field.prepare_value(self.stored[name])
        if isinstance(value, bool):
            data.pop(key, None)
            if value:
                data[key] = "on"
        elif isinstance(value, list | tuple):
            data.setlist(key, [str(one) for one in value])
        else:
            shown = field.widget.format_value(value)
            data[key] = shown[0] if isinstance(shown, list) else shown or ""

    def _post_clean(self) -> None:
        if self.gone:
            self.gone.check()
            return
        if not self.is_edit:
            super()._post_clean()  # type: ignore[misc]
            return
        sent = {name: fingerprint(self.cleaned_data[name]) for name in self.names if name in self.cleaned_data}
        self.written = {name for name in sent if sent[name] != self.fingerprints[name]}
        if self.written:
            for field in self.instance._meta.many_to_many:
                if field.name not in self.written:
                    self.cleaned_data.pop(field.name, None)
            super()._post_clean()  # type: ignore[misc]
            self._keep_what_is_not_written()

    def _keep_what_is_not_written(self) -> None:
        """A value that differs only in the blanks around it stays as it is stored."""
        for field in self.instance._meta.concrete_fields:
            if field.name in self.stored and field.name not in self.written:
                setattr(self.instance, field.attname, self.stored[field.name])

    def save_changes(self) -> None:
        """Writes the changed columns, and no others."""
        columns = [field.name for field in self.instance._meta.concrete_fields if field.name in self.written]
        if columns:
            self.instance.save(update_fields=columns)

    def save(self, commit: bool = True) -> Any:
        if not (commit and self.is_edit and not self.errors):
            return super().save(commit)
        self.save_changes()
        self._save_m2m()  # type: ignore[attr-defined]
        return self.instance
