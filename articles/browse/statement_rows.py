"""Statements as flat rows, with all values that a card shows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Coalesce

from articles.models import Statement
from articles.models.anchor import at_words
from articles.models.attribution import PARTY_PATHS
from articles.models.base import address
from articles.models.statement import uncertainties
from articles.nouns.flat_query import Expression, FlatQuery


class StatementRow(NamedTuple):
    """Fields of related records are named with the record first: `article_slug`."""

    pk: int
    uid: str
    kind: str
    words: str
    paraphrase: str
    context: str
    attribution: str
    channel: str
    relayed_by: str
    medium: str
    said_on: datetime.date | None
    said_precision: str
    uncertain_date: str
    uncertain_place: str
    uncertain_speaker: str
    uncertain_role: str
    anchor_exact: str
    anchor_prefix: str
    anchor_suffix: str
    speaker_name: str | None
    speaker_slug: str | None
    role_title: str | None
    role_organisation: str | None
    organisation_name: str | None
    venue_name: str | None
    venue_slug: str | None
    article_headline: str
    article_slug: str
    article_url: str
    article_language: str
    article_published: datetime.date
    article_published_precision: str
    outlet_name: str
    outlet_slug: str
    agency_name: str | None
    agency_slug: str | None
    party_name: str | None
    party_slug: str | None
    check_verdict: str | None  # None if it was not checked
    checked_on: datetime.date | None
    utterance_slug: str | None
    topics: Sequence[tuple[str, str]]  # name and slug, by name

    def get_absolute_url(self) -> str:
        return address("statement_detail", self.uid)

    @property
    def speaker_label(self) -> str:
        return self.speaker_name or self.organisation_name or self.attribution

    @property
    def source_url(self) -> str:
        return at_words(self.article_url, self.anchor_exact or self.words, self.anchor_prefix, self.anchor_suffix)

    @property
    def uncertainties(self) -> list[tuple[str, str]]:
        return uncertainties(self.uncertain_date, self.uncertain_place, self.uncertain_speaker, self.uncertain_role)


# The expression for each field whose name is not a field of Statement.
SOURCES: dict[str, Expression] = {
    "speaker_name": "speaker__name",
    "speaker_slug": "speaker__slug",
    "role_title": "role__title",
    "role_organisation": "role__organisation__name",
    "organisation_name": "organisation__name",
    "venue_name": "venue__name",
    "venue_slug": "venue__slug",
    "article_headline": "article__headline",
    "article_slug": "article__slug",
    "article_url": "article__url",
    "article_language": "article__language",
    "article_published": "article__published",
    "article_published_precision": "article__published_precision",
    "outlet_name": "article__outlet__name",
    "outlet_slug": "article__outlet__slug",
    "agency_name": "article__agency__name",
    "agency_slug": "article__agency__slug",
    "party_name": Coalesce(*(F(f"{path}__name") for path in PARTY_PATHS)),
    "check_verdict": "quote_check__verdict",
    "checked_on": "quote_check__checked_on",
    "utterance_slug": "utterance__slug",
    "party_slug": Coalesce(*(F(f"{path}__slug") for path in PARTY_PATHS)),
}

_expressions = [SOURCES.get(name, name) for name in StatementRow._fields if name not in ("pk", "topics")]
_published = FlatQuery(Statement.objects.published, _expressions)
_with_drafts = FlatQuery(Statement.objects.all, _expressions)
_topics = FlatQuery(
    lambda: Statement.objects.filter(topics__isnull=False), ["topics__name", "topics__slug"], order=["topics__name"]
)


def statement_rows(pks: Sequence[int], *, drafts: bool = False) -> list[StatementRow]:
    """The published statements with these keys, in this order; with `drafts`, also those of drafts. Two queries."""
    topics = _topics.grouped(pks)
    rows = (_with_drafts if drafts else _published).by_key(pks)
    return [StatementRow._make((*rows[pk], topics.get(pk, ()))) for pk in pks if pk in rows]
