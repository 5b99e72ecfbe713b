"""The fields that validate what a query string asks for: the words of a search, the values of a facet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.browse.labels import choices, labels_at, record_model, value_label
from articles.browse.selection import NOT, opposite
from articles.browse.visibility import visible_slugs
from articles.index import Kind, Snapshot, parse
from articles.nouns import Field, Noun

MOST_VALUES = 50  # in all facets together, because each link of a list repeats them
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
YEAR = re.compile(r"[12][0-9]{3}")

TOO_MANY_VALUES = _("Choose at most %(most)s values.")
NO_SUCH_VALUE = _("There is no “%(value)s”.")
CONTRADICTION = _("“%(value)s” is both chosen and left out: decide on one of the two.")


class SearchField(forms.CharField):
    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and not parse(text):
            raise ValidationError(_("Enter at least one word: this search contains none."))
        return text


class ValuesField(forms.MultipleChoiceField):
    """Values of a facet, each of which must exist. One that begins with a minus is left out.

    `filter_set` sets noun and facet, the form sets the snapshot.
    """

    noun: Noun
    facet: Field
    snapshot: Snapshot

    def validate(self, value: list[str]) -> None:
        if len(value) > MOST_VALUES:
            raise ValidationError(TOO_MANY_VALUES, params={"most": MOST_VALUES})
        if contradictions := [each for each in value if not each.startswith(NOT) and opposite(each) in value]:
            labels = labels_at(self.snapshot).of(self.noun, self.facet.name)
            label = value_label(self.facet, labels, contradictions[0])
            raise ValidationError(CONTRADICTION, params={"value": label[:60]})
        missing = self.facet.missing_values
        named = [each.removeprefix(NOT) for each in value]
        for unknown in self._unknown([each for each in named if each not in missing]):
            if self.facet.kind == Kind.YEAR:
                raise ValidationError(_("“%(value)s” is not a year."), params={"value": unknown[:60]})
            raise ValidationError(NO_SUCH_VALUE, params={"value": unknown[:60]})

    def _unknown(self, values: list[str]) -> Iterable[str]:
        if self.facet.kind == Kind.YEAR:
            return (value for value in values if not YEAR.fullmatch(value))
        if self.facet.kind == Kind.CHOICE:
            known: Collection[str] = [value for value, _label in choices(self.noun, self.facet)]
        elif self.facet.kind == Kind.RECORD:
            if malformed := [value for value in values if not SLUG.fullmatch(value)]:
                return malformed
            known = visible_slugs(record_model(self.noun, self.facet), self.snapshot, values)
        else:
            known = self.snapshot.counts(self.noun.name, self.facet.name)
        return (value for value in values if value not in known)
