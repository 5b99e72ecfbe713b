"""The list of articles."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.index import Kind
from articles.models import Article
from articles.models.base import address
from articles.nouns.declarations import BEST_MATCH, DESCRIPTIONS, NAMES, WORDS, Field, Messages, Noun, Sort
from articles.nouns.missing import NO_AGENCY, NO_ROUND, NO_TOPIC, NO_VENUE, NOBODY, NOT_KNOWN
from articles.spelling import spell_language

ARTICLE = Noun(
    name="article",
    plural="articles",
    label=_("Article"),
    plural_label=_("Articles"),
    records=Article.objects.published,
    dated_by="published",
    spans="published_in",
    stacked_by=("coding", "language"),
    fields=(
        # Facets, in this order.
        Field(
            name="outlet",
            label=_("Outlet"),
            kind=Kind.RECORD,
            source="outlet",
            facet=True,
            weight=NAMES,
            is_name=True,
            found_by=_("Found by its outlet"),
        ),
        Field(
            name="agency",
            label=_("Agency"),
            kind=Kind.RECORD,
            source="agency",
            facet=True,
            weight=NAMES,
            is_name=True,
            found_by=_("Found by its agency"),
            missing=NO_AGENCY,
        ),
        Field(
            name="person",
            label=_("Person"),
            kind=Kind.RECORD,
            source=("people", "statements__speaker"),
            facet=True,
            weight=NAMES,
            is_name=True,
            aliases="names__name",
            found_by=_("Found by a person it names or quotes"),
            found_by_alias=_("Found by another name of a person it names or quotes"),
            missing=NOBODY,
        ),
        Field(
            name="venue",
            label=_("Venue"),
            kind=Kind.RECORD,
            source=("venues", "statements__venue"),
            facet=True,
            missing=NO_VENUE,
        ),
        Field(
            name="round",
            label=_("Round"),
            kind=Kind.RECORD,
            source=("rounds", "statements__round"),
            facet=True,
            missing=NO_ROUND,
        ),
        Field(
            name="topic",
            label=_("Topic"),
            kind=Kind.RECORD,
            source="statements__topics",
            facet=True,
            missing=NO_TOPIC,
        ),
        Field(
            name="language", label=_("Language"), kind=Kind.TEXT, source="language", facet=True, label_of=spell_language
        ),
        Field(
            name="country",
            label=_("Country of the outlet"),
            kind=Kind.NAME,
            source="outlet__country",
            facet=True,
            missing=NOT_KNOWN,
        ),
        Field(name="year", label=_("Year published"), kind=Kind.YEAR, source="published", facet=True),
        Field(name="coding", label=_("Coding"), kind=Kind.CHOICE, source="coding", facet=True),
        # Days.
        Field(name="published", kind=Kind.DAY, source="published"),
        Field(name="published_in", kind=Kind.SPAN, source=("published", "published_precision"), counted=True),
        # Text.
        Field(name="headline", kind=Kind.TEXT, source="headline", weight=WORDS, marked=True),
        Field(name="summary", kind=Kind.TEXT, source="summary", weight=DESCRIPTIONS, marked=True),
        # Counted on other pages.
        Field(name="quoted", kind=Kind.RECORD, source="statements__speaker", counted=True),
        Field(name="coverage", kind=Kind.COMBINATION, source=("outlet", "year", "language", "coding"), counted=True),
        Field(name="dates", kind=Kind.COMBINATION, source=("published", "published_precision"), counted=True),
        # Further columns.
        Field(name="id", kind=Kind.TEXT, source="slug"),
        Field(name="url", kind=Kind.TEXT, source="slug", value=partial(address, "article_detail"), is_address=True),
        Field(name="headline_is_ours", kind=Kind.TEXT, source="headline_is_ours"),
        Field(name="agency_basis", kind=Kind.TEXT, source="agency_basis"),
        Field(name="author", kind=Kind.TEXT, source="author"),
        Field(name="published_precision", kind=Kind.CHOICE, source="published_precision"),
        Field(name="published_basis", kind=Kind.TEXT, source="published_basis"),
        Field(name="people", kind=Kind.TEXT, source="people__name", order=("people__sort_name", "people__slug")),
        Field(name="venues", kind=Kind.TEXT, source="venues__name", order=("venues__name", "venues__slug")),
        Field(name="rounds", kind=Kind.TEXT, source="rounds__name", order=("rounds__started", "rounds__slug")),
        Field(name="coding_note", kind=Kind.TEXT, source="coding_note"),
        Field(name="status", kind=Kind.CHOICE, source="status"),
        Field(name="source_url", kind=Kind.TEXT, source="url"),
        Field(name="statements", kind=Kind.COUNT, source="statements"),
    ),
    sorts=(
        Sort("newest", _("Newest first"), by="published"),
        Sort("oldest", _("Oldest first"), by="published", ascending=True),
        Sort("relevance", _("Best match"), by=BEST_MATCH),
    ),
    columns=(
        *("id", "url", "headline", "headline_is_ours", "outlet", "agency", "agency_basis", "author"),
        *("published", "published_precision", "published_basis", "language", "source_url", "summary"),
        *("people", "venues", "rounds", "coding", "coding_note", "status", "statements"),
    ),
    messages=Messages(
        total=ngettext_lazy("%(total)s article", "%(total)s articles", "count"),
        show=ngettext_lazy("Show %(total)s article", "Show %(total)s articles", "count"),
        download=ngettext_lazy("Download %(total)s article", "Download %(total)s articles", "count"),
        all_of=ngettext_lazy("All %(total)s article", "All %(total)s articles", "count"),
        search=_("Words in these articles"),
        no_match=_("No article in the collection matches all of this."),
        since=_("Published from"),
    ),
)
