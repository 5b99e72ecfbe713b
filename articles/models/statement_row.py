"""Statements as lists and exports show them: flat, one row of one query each.

A page of 25 statements touches eleven tables. Making the query and some 250 model instances for it costs several times
what the database takes to answer, so the query is made once for each number of rows and its answer taken as it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import connections, router
from django.db.models import F
from django.db.models.functions import Coalesce

from articles.models.anchor import at_words
from articles.models.base import address, spell_date
from articles.models.statement import Statement

# Rows asked for at once: a page's, and an export's.
PAGE_ROWS = 25
MANY_ROWS = 500


class StatementRow(NamedTuple):
    """Names are those of the models, with the record before the field where it is not the statement's own."""

    pk: int
    uid: str
    kind: str
    words: str
    paraphrase: str
    context: str
    attribution: str
    channel: str
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
    round_name: str | None
    article_headline: str
    article_slug: str
    article_url: str
    article_language: str
    article_published: datetime.date
    outlet_name: str
    outlet_slug: str
    agency_name: str | None
    agency_slug: str | None
    party_name: str | None
    party_slug: str | None
    topics: Sequence[tuple[str, str]]  # name and slug, by name

    def get_absolute_url(self) -> str:
        return address("statement_detail", self.uid)

    @property
    def speaker_label(self) -> str:
        return self.speaker_name or self.organisation_name or self.attribution

    @property
    def spelled_date(self) -> str:
        return spell_date(self.said_on, self.said_precision)

    @property
    def source_url(self) -> str:
        return at_words(self.article_url, self.anchor_exact or self.words, self.anchor_prefix, self.anchor_suffix)

    @property
    def uncertainties(self) -> list[tuple[str, str]]:
        flags = (
            ("date", self.uncertain_date),
            ("place", self.uncertain_place),
            ("speaker", self.uncertain_speaker),
            ("role", self.uncertain_role),
        )
        return [(what, reason) for what, reason in flags if reason]


# Where each field that is not the statement's own comes from.
PATHS: dict[str, Any] = {
    "speaker_name": "speaker__name",
    "speaker_slug": "speaker__slug",
    "role_title": "role__title",
    "role_organisation": "role__organisation__name",
    "organisation_name": "organisation__name",
    "venue_name": "venue__name",
    "venue_slug": "venue__slug",
    "round_name": "round__name",
    "article_headline": "article__headline",
    "article_slug": "article__slug",
    "article_url": "article__url",
    "article_language": "article__language",
    "article_published": "article__published",
    "outlet_name": "article__outlet__name",
    "outlet_slug": "article__outlet__slug",
    "agency_name": "article__agency__name",
    "agency_slug": "article__agency__slug",
    "party_name": Coalesce(F("role__party__name"), F("organisation__party__name"), F("party__name")),
    "party_slug": Coalesce(F("role__party__slug"), F("organisation__party__slug"), F("party__slug")),
}


def statement_rows(pks: Sequence[int], *, drafts: bool = False) -> list[StatementRow]:
    """The published statements with these keys, in this order; with `drafts` those of drafts too.

    Two queries for each PAGE_ROWS keys or, where there are more, for each MANY_ROWS.
    """
    size = PAGE_ROWS if len(pks) <= PAGE_ROWS else MANY_ROWS
    found: dict[int, StatementRow] = {}
    for start in range(0, len(pks), size):
        found.update(_read(list(pks[start : start + size]), size, drafts))
    return [found[pk] for pk in pks if pk in found]


def _read(pks: list[int], size: int, drafts: bool) -> dict[int, StatementRow]:
    padded = [*pks, *[pks[-1]] * (size - len(pks))]
    connection = connections[router.db_for_read(Statement)]
    rows_sql, topics_sql = _sql(connection.alias, size, drafts)
    with connection.cursor() as cursor:
        cursor.execute(topics_sql, padded)
        topics: dict[int, list[tuple[str, str]]] = {}
        for pk, name, slug in cursor.fetchall():
            topics.setdefault(pk, []).append((name, slug))
        cursor.execute(rows_sql, padded)
        rows = cursor.fetchall()
    return {row[0]: StatementRow._make((*row, topics.get(row[0], ()))) for row in rows}


@cache
def _sql(using: str, size: int, drafts: bool) -> tuple[str, str]:
    """The two queries as the ORM writes them, for `size` keys: of the rows, and of their topics."""
    fields = [name for name in StatementRow._fields if name != "topics"]
    keys = range(1, size + 1)
    statements = Statement.objects.all() if drafts else Statement.objects.published()
    statements = statements.using(using).filter(pk__in=keys).order_by()
    values = statements.annotate(**{name: F(path) if isinstance(path, str) else path for name, path in PATHS.items()})
    rows = values.values_list(*fields)
    links = Statement.topics.through.objects.using(using).filter(statement__in=keys).order_by("topic__name")
    return _text(rows, keys), _text(links.values_list("statement_id", "topic__name", "topic__slug"), keys)


def _text(query: Any, keys: Sequence[int]) -> str:
    """SQL with one placeholder for each key, and every other parameter, a constant of ours, written into it."""
    sql, params = query.query.sql_with_params()
    pieces = sql.split("%s")
    own = set(keys)
    written = [pieces[0]]
    for param, piece in zip(params, pieces[1:], strict=True):
        written += ["%s" if param in own else f"'{param}'", piece]
    return "".join(written)
