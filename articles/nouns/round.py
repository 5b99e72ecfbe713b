"""Rounds, for the search over all nouns."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.index import Kind
from articles.models import Round
from articles.nouns.declarations import DESCRIPTIONS, NAMES, Field, Messages, TableNoun

ROUND = TableNoun(
    name="round",
    plural="rounds",
    label=_("Round"),
    plural_label=_("Rounds"),
    records=Round.objects.all,
    counted_as="round",
    fields=(
        Field(name="name", kind=Kind.TEXT, source="name", weight=NAMES, marked=True),
        Field(
            name="description",
            kind=Kind.TEXT,
            source="description",
            weight=DESCRIPTIONS,
            found_by=_("Found by its description"),
        ),
    ),
    messages=Messages(
        total=ngettext_lazy("%(total)s round", "%(total)s rounds", "count"),
        show=ngettext_lazy("Show %(total)s round", "Show %(total)s rounds", "count"),
        download=ngettext_lazy("Download %(total)s round", "Download %(total)s rounds", "count"),
        all_of=ngettext_lazy("All %(total)s round", "All %(total)s rounds", "count"),
        search=_("Find rounds by name"),
        no_match=_("No round in the collection matches all of this."),
    ),
)
