"""The fields of statements that are only columns of files, neither facets nor searched."""

from __future__ import annotations

import datetime
from functools import partial

from articles.index import FirstOf, Kind
from articles.models.anchor import at_words
from articles.models.base import address
from articles.nouns.declarations import Field


def _source_url(url: str, exact: str, words: str, prefix: str, suffix: str) -> str:
    return at_words(url, exact or words, prefix, suffix)


def _uncertain(*reasons: str) -> list[str]:
    """The words are the same in every language, because programs read the files."""
    facts = zip(("date", "place", "speaker", "role"), reasons, strict=True)
    return [f"{fact}: {reason}" for fact, reason in facts if reason]


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _on_question(question: str, value: str) -> str:
    """The question is given by its slug, which has no colon and stays when the question is reworded."""
    return f"{question}: {value}"


BY_QUESTION = ("positions__question__slug",)

COLUMN_FIELDS = (
    Field(name="id", kind=Kind.TEXT, source="uid"),
    Field(name="url", kind=Kind.TEXT, source="uid", value=partial(address, "statement_detail"), is_address=True),
    Field(name="speaker_id", kind=Kind.TEXT, source="speaker__slug"),
    Field(name="role_id", kind=Kind.TEXT, source="role__slug"),
    Field(name="organisation", kind=Kind.TEXT, source=FirstOf(("organisation__name", "role__organisation__name"))),
    # Verbatim, in the language of the article.
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
    Field(
        name="positions",
        kind=Kind.TEXT,
        source=("positions__question__slug", "positions__stance"),
        value=_on_question,
        order=BY_QUESTION,
    ),
    Field(
        name="position_notes",
        kind=Kind.TEXT,
        source=("positions__question__slug", "positions__note"),
        value=_on_question,
        order=BY_QUESTION,
    ),
    Field(name="checked_on", kind=Kind.TEXT, source="quote_check__checked_on", value=_day),
    Field(name="utterance", kind=Kind.TEXT, source="utterance__summary"),
    Field(name="utterance_id", kind=Kind.TEXT, source="utterance__slug", counted=True),
    Field(name="order", kind=Kind.TEXT, source="order"),
    Field(name="article", kind=Kind.TEXT, source="article__headline"),
    Field(
        name="article_url",
        kind=Kind.TEXT,
        source="article__slug",
        value=partial(address, "article_detail"),
        is_address=True,
    ),
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
)
