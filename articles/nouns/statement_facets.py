"""The facets of the list of statements, in their order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.index import FirstOf, Kind
from articles.models.attribution import PARTY_PATHS
from articles.nouns.declarations import DESCRIPTIONS, NAMES, Field
from articles.nouns.missing import NO_PERSON, NO_ROUND, NO_TOPIC, NO_VENUE, NOT_CHECKED, NOT_KNOWN, NOT_STATED
from articles.spelling import spell_language

FACET_FIELDS = (
    Field(
        name="speaker",
        label=_("Speaker"),
        kind=Kind.RECORD,
        source="speaker",
        facet=True,
        weight=NAMES,
        is_name=True,
        aliases="names__name",
        marked=True,
        found_by_alias=_("Found by another name of the speaker"),
        missing=NO_PERSON,
    ),
    Field(
        name="party",
        label=_("Party"),
        kind=Kind.RECORD,
        source=FirstOf(PARTY_PATHS),
        facet=True,
        missing=NOT_STATED,
    ),
    Field(
        name="topic",
        column="topics",
        label=_("Topic"),
        kind=Kind.RECORD,
        source="topics",
        facet=True,
        weight=DESCRIPTIONS,
        order=("topics__name",),
        found_by=_("Found by its topic"),
        missing=NO_TOPIC,
    ),
    Field(
        name="question",
        label=_("Takes a position on"),
        kind=Kind.RECORD,
        source="positions__question",
        facet=True,
    ),
    Field(name="kind", label=_("Kind"), kind=Kind.CHOICE, source="kind", facet=True),
    Field(name="medium", label=_("Medium"), kind=Kind.CHOICE, source="medium", facet=True, missing=NOT_STATED),
    Field(name="channel", label=_("Channel"), kind=Kind.CHOICE, source="channel", facet=True),
    Field(
        name="venue",
        label=_("Place said"),
        kind=Kind.RECORD,
        source="venue",
        facet=True,
        weight=DESCRIPTIONS,
        is_name=True,
        aliases="names__name",
        found_by=_("Found by its place"),
        found_by_alias=_("Found by another name of its place"),
        missing=NOT_STATED,
    ),
    # Places spoken of are not coded for each statement. What the article is about is as near as the record comes.
    Field(
        name="about",
        label=_("Place the article is about"),
        kind=Kind.RECORD,
        source="article__venues",
        facet=True,
        missing=NO_VENUE,
    ),
    Field(
        name="round",
        label=_("Round"),
        kind=Kind.RECORD,
        source="round",
        facet=True,
        weight=DESCRIPTIONS,
        found_by=_("Found by its round"),
        missing=NO_ROUND,
    ),
    Field(name="outlet", label=_("Outlet"), kind=Kind.RECORD, source="article__outlet", facet=True),
    Field(
        name="language",
        label=_("Language of the article"),
        kind=Kind.TEXT,
        source="article__language",
        facet=True,
        label_of=spell_language,
    ),
    Field(
        name="country",
        label=_("Country of the outlet"),
        kind=Kind.NAME,
        source="article__outlet__country",
        facet=True,
        missing=NOT_KNOWN,
    ),
    Field(
        name="check",
        label=_("Quotation check"),
        kind=Kind.CHOICE,
        source="quote_check__verdict",
        facet=True,
        missing=NOT_CHECKED,
    ),
    Field(name="year", label=_("Year said"), kind=Kind.YEAR, source="said_on", facet=True, missing=NOT_KNOWN),
)
