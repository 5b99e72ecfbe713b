"""Topics, for the search over all nouns."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.index import Kind
from articles.models import Topic
from articles.nouns.declarations import DESCRIPTIONS, NAMES, Field, Messages, TableNoun

TOPIC = TableNoun(
    name="topic",
    plural="topics",
    label=_("Topic"),
    plural_label=_("Topics"),
    records=Topic.objects.all,
    counted_as="topic",
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
        total=ngettext_lazy("%(total)s topic", "%(total)s topics", "count"),
        show=ngettext_lazy("Show %(total)s topic", "Show %(total)s topics", "count"),
        download=ngettext_lazy("Download %(total)s topic", "Download %(total)s topics", "count"),
        all_of=ngettext_lazy("All %(total)s topic", "All %(total)s topics", "count"),
        search=_("Find topics by name"),
        no_match=_("No topic in the collection matches all of this."),
    ),
)
