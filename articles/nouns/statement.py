"""The list of statements."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.index import FirstOf, Kind
from articles.models import Statement
from articles.models.anchor import at_words
from articles.models.attribution import PARTY_PATHS
from articles.models.base import address
from articles.nouns.declarations import BEST_MATCH, DESCRIPTIONS, NAMES, WORDS, Field, Messages, Noun, Sort, TableColumn
from articles.nouns.missing import NO_PERSON, NO_ROUND, NO_TOPIC, NO_VENUE, NOT_CHECKED, NOT_KNOWN, NOT_STATED
from articles.spelling import spell_language


def _address(uid: str) -> str:
    return address("statement_detail", uid)


def _article_address(slug: str) -> str:
    return address("article_detail", slug)


def _source_url(url: str, exact: str, words: str, prefix: str, suffix: str) -> str:
    return at_words(url, exact or words, prefix, suffix)


def _uncertain(*reasons: str) -> list[str]:
    """The words are the same in every language, because programs read the files."""
    facts = zip(("date", "place", "speaker", "role"), reasons, strict=True)
    return [f"{fact}: {reason}" for fact, reason in facts if reason]


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _position(question: str, stance: str) -> str:
    return f"{question}: {stance}"


def _position_note(question: str, note: str) -> str:
    return f"{question}: {note}"


BY_QUESTION = ("positions__question__slug",)

STATEMENT = Noun(
    name="statement",
    plural="statements",
    label=_("Statement"),
    plural_label=_("Statements"),
    records=Statement.objects.published,
    unit="article",
    ordered_by="order",
    dated_by="said_on",
    spans="said_in",
    own_text=True,
    stacked_by=("kind", "party"),
    fields=(
        # Facets, in this order.
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
            label=_("Words against the source"),
            kind=Kind.CHOICE,
            source="quote_check__verdict",
            facet=True,
            missing=NOT_CHECKED,
        ),
        Field(name="year", label=_("Year said"), kind=Kind.YEAR, source="said_on", facet=True, missing=NOT_KNOWN),
        # Days.
        Field(name="said_on", kind=Kind.DAY, source="said_on"),
        Field(name="said_in", kind=Kind.SPAN, source=("said_on", "said_precision"), counted=True),
        Field(name="published", kind=Kind.DAY, source="article__published"),
        # Text.
        Field(name="words", kind=Kind.TEXT, source="words", weight=WORDS, marked=True),
        Field(
            name="speaking_body",
            kind=Kind.TEXT,
            source="organisation__name",
            weight=NAMES,
            is_name=True,
            found_by=_("Found by the body that spoke"),
        ),
        Field(
            name="role",
            kind=Kind.TEXT,
            source="role__title",
            weight=NAMES,
            found_by=_("Found by the office of the speaker"),
        ),
        Field(
            name="attribution",
            kind=Kind.TEXT,
            source="attribution",
            weight=NAMES,
            found_by=_("Found by the speaker as printed"),
        ),
        Field(name="paraphrase", kind=Kind.TEXT, source="paraphrase", weight=DESCRIPTIONS, marked=True),
        Field(name="context", kind=Kind.TEXT, source="context", weight=DESCRIPTIONS, marked=True),
        # Counted on other pages.
        Field(name="precision", kind=Kind.CHOICE, source="said_precision"),
        Field(name="dates", kind=Kind.COMBINATION, source=("said_on", "precision"), counted=True),
        Field(name="round_dates", kind=Kind.COMBINATION, source=("round", "said_on", "precision"), counted=True),
        Field(name="utterance_outlet", kind=Kind.COMBINATION, source=("utterance_id", "outlet"), counted=True),
        # Further columns.
        Field(name="id", kind=Kind.TEXT, source="uid"),
        Field(name="url", kind=Kind.TEXT, source="uid", value=_address, is_address=True),
        Field(name="speaker_id", kind=Kind.TEXT, source="speaker__slug"),
        Field(name="role_id", kind=Kind.TEXT, source="role__slug"),
        Field(name="organisation", kind=Kind.TEXT, source=FirstOf(("organisation__name", "role__organisation__name"))),
        # To the letter, in the language of the article.
        Field(name="original_attribution", kind=Kind.TEXT, source="attribution"),
        Field(name="relayed_by", kind=Kind.TEXT, source="relayed_by"),
        Field(
            name="said_precision",
            kind=Kind.CHOICE,
            source=("said_on", "said_precision"),
            value=lambda said_on, precision: precision if said_on else "",
        ),
        Field(
            name="uncertain",
            kind=Kind.TEXT,
            source=("uncertain_date", "uncertain_place", "uncertain_speaker", "uncertain_role"),
            value=_uncertain,
        ),
        # The question is given by its slug: the slug has no colon, and stays when the question is worded anew.
        Field(
            name="positions",
            kind=Kind.TEXT,
            source=("positions__question__slug", "positions__stance"),
            value=_position,
            order=BY_QUESTION,
        ),
        Field(
            name="position_notes",
            kind=Kind.TEXT,
            source=("positions__question__slug", "positions__note"),
            value=_position_note,
            order=BY_QUESTION,
        ),
        Field(name="checked_on", kind=Kind.TEXT, source="quote_check__checked_on", value=_day),
        Field(name="utterance", kind=Kind.TEXT, source="utterance__summary"),
        Field(name="utterance_id", kind=Kind.TEXT, source="utterance__slug", counted=True),
        Field(name="order", kind=Kind.TEXT, source="order"),
        Field(name="article", kind=Kind.TEXT, source="article__headline"),
        Field(name="article_url", kind=Kind.TEXT, source="article__slug", value=_article_address, is_address=True),
        Field(name="agency", kind=Kind.RECORD, source="article__agency"),
        Field(
            name="source_url",
            kind=Kind.TEXT,
            source=("article__url", "anchor_exact", "words", "anchor_prefix", "anchor_suffix"),
            value=_source_url,
        ),
        Field(name="anchor_exact", kind=Kind.TEXT, source="anchor_exact"),
        Field(name="anchor_prefix", kind=Kind.TEXT, source="anchor_prefix"),
        Field(name="anchor_suffix", kind=Kind.TEXT, source="anchor_suffix"),
    ),
    sorts=(
        Sort("newest", _("Newest first"), by="said_on"),
        Sort("oldest", _("Oldest first"), by="said_on", ascending=True),
        Sort("published", _("Latest published"), by="published"),
        Sort("relevance", _("Best match"), by=BEST_MATCH),
    ),
    columns=(
        *("id", "url", "kind", "words", "paraphrase", "context"),
        *("speaker", "speaker_id", "role", "role_id", "organisation", "party"),
        *("attribution", "original_attribution", "channel", "relayed_by", "medium", "said_on", "said_precision"),
        *("venue", "round", "topic", "positions", "position_notes", "utterance", "utterance_id", "uncertain"),
        *("check", "checked_on"),
        *("article", "article_url", "order", "outlet", "agency", "published", "source_url"),
        *("anchor_exact", "anchor_prefix", "anchor_suffix"),
    ),
    table=(
        TableColumn("day", _("Day")),
        TableColumn("speaker", _("Speaker")),
        TableColumn("office", _("Office"), shown=False),
        TableColumn("party", _("Party"), shown=False),
        TableColumn("words", _("Words or paraphrase")),
        TableColumn("topics", _("Topics"), shown=False),
        TableColumn("medium", _("Medium and channel"), shown=False),
        TableColumn("place", _("Place")),
        TableColumn("article", _("Article"), shown=False),
        TableColumn("outlet", _("Outlet")),
        TableColumn("published", _("Published"), shown=False),
        TableColumn("printed", _("Printed as"), shown=False),
        TableColumn("uncertain", _("Uncertain"), shown=False),
        TableColumn("check", _("Words against the source"), shown=False),
    ),
    messages=Messages(
        total=ngettext_lazy("%(total)s statement", "%(total)s statements", "count"),
        show=ngettext_lazy("Show %(total)s statement", "Show %(total)s statements", "count"),
        download=ngettext_lazy("Download %(total)s statement", "Download %(total)s statements", "count"),
        all_of=ngettext_lazy("All %(total)s statement", "All %(total)s statements", "count"),
        search=_("Words in these statements"),
        no_match=_("No statement in the collection matches all of this."),
        since=_("Said from"),
    ),
)
