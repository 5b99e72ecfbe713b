"""The list of venues."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.index import Kind
from articles.models import Venue
from articles.models.base import address
from articles.nouns.declarations import DESCRIPTIONS, MOST_STATEMENTS, NAMES, Field, Messages, Sort, TableNoun
from articles.nouns.missing import NO_ROUND

VENUE = TableNoun(
    name="venue",
    plural="venues",
    label=_("Venue"),
    plural_label=_("Venues"),
    records=Venue.objects.all,
    counted_as="venue",
    fields=(
        # Facets, in this order.
        Field(
            name="round",
            column="rounds",
            label=_("Round held"),
            kind=Kind.RECORD,
            source="rounds",
            facet=True,
            missing=NO_ROUND,
        ),
        # Text.
        Field(name="name", kind=Kind.TEXT, source="name", weight=NAMES, is_name=True, marked=True),
        Field(
            name="names",
            kind=Kind.TEXT,
            source="names__name",
            weight=NAMES,
            is_name=True,
            found_by=_("Found by another name"),
        ),
        Field(
            name="description",
            kind=Kind.TEXT,
            source="description",
            weight=DESCRIPTIONS,
            found_by=_("Found by its description"),
        ),
        # Further columns.
        Field(name="id", kind=Kind.TEXT, source="slug"),
        Field(name="url", kind=Kind.TEXT, source="slug", value=partial(address, "venue_detail"), is_address=True),
        Field(name="country", kind=Kind.TEXT, source="country"),
        Field(name="latitude", kind=Kind.TEXT, source="latitude", value=float),
        Field(name="longitude", kind=Kind.TEXT, source="longitude", value=float),
        Field(name="statements", kind=Kind.COUNT, source="statements"),
    ),
    sorts=(
        Sort("name", _("By name"), by=("name", "slug")),
        Sort("statements", _("Most statements first"), by=MOST_STATEMENTS),
    ),
    columns=("id", "url", "name", "country", "latitude", "longitude", "round", "description", "statements"),
    messages=Messages(
        total=ngettext_lazy("%(total)s venue", "%(total)s venues", "count"),
        show=ngettext_lazy("Show %(total)s venue", "Show %(total)s venues", "count"),
        download=ngettext_lazy("Download %(total)s venue", "Download %(total)s venues", "count"),
        all_of=ngettext_lazy("All %(total)s venue", "All %(total)s venues", "count"),
        search=_("Find venues by any name"),
        no_match=_("No venue in the collection matches all of this."),
    ),
)
