"""The list of people."""

from __future__ import annotations

from functools import partial

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.index import Kind
from articles.models import Person, Role
from articles.models.base import address
from articles.nouns.declarations import DESCRIPTIONS, MOST_STATEMENTS, NAMES, Field, Messages, Sort, TableNoun
from articles.nouns.missing import NOT_STATED

PERSON = TableNoun(
    name="person",
    plural="people",
    label=_("Person"),
    plural_label=_("People"),
    records=Person.objects.all,
    counted_as="speaker",
    parts={"roles": lambda: Role.objects.published()},
    fields=(
        # Facets, in this order.
        Field(
            name="party",
            column="parties",
            label=_("Party"),
            kind=Kind.RECORD,
            source="roles__party",
            facet=True,
            order=("roles__party__name",),
            missing=NOT_STATED,
        ),
        Field(
            name="organisation",
            label=_("Organisation"),
            kind=Kind.RECORD,
            source="roles__organisation",
            facet=True,
            missing=NOT_STATED,
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
            found_by=_("Found by the description"),
        ),
        # Further columns.
        Field(name="id", kind=Kind.TEXT, source="slug"),
        Field(name="url", kind=Kind.TEXT, source="slug", value=partial(address, "person_detail"), is_address=True),
        Field(name="sort_name", kind=Kind.TEXT, source="sort_name"),
        Field(
            name="roles",
            kind=Kind.TEXT,
            source="roles__title",
            order=(F("roles__started").desc(nulls_last=True), "roles__slug"),
        ),
        Field(name="statements", kind=Kind.COUNT, source="statements"),
    ),
    sorts=(
        Sort("name", _("By name"), by=("sort_name", "slug")),
        Sort("quoted", _("Most statements first"), by=MOST_STATEMENTS),
    ),
    columns=("id", "url", "name", "sort_name", "names", "roles", "party", "description", "statements"),
    messages=Messages(
        total=ngettext_lazy("%(total)s person", "%(total)s people", "count"),
        show=ngettext_lazy("Show %(total)s person", "Show %(total)s people", "count"),
        download=ngettext_lazy("Download %(total)s person", "Download %(total)s people", "count"),
        all_of=ngettext_lazy("All %(total)s person", "All %(total)s people", "count"),
        search=_("Find people by any name"),
        no_match=_("No person in the collection matches all of this."),
    ),
)
