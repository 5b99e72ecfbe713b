"""The values of every facet are read from the database by the facet's declaration, whatever facets there are."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing

import pytest

from articles import nouns
from articles.index import FirstOf, Kind
from articles.nouns import Field
from bench.archive import Archive
from bench.facet_values import read_facet
from bench.statement_table import StatementTable, selection

# Facets that the list of statements does not have, with the SQL that tells their values.
CHANNEL = Field(name="channel", kind=Kind.CHOICE, source="channel")
AGENCY = Field(name="agency", kind=Kind.RECORD, source="article__agency")
PUBLISHED_IN = Field(name="published_in", kind=Kind.YEAR, source="article__published")
BODY = Field(name="body", kind=Kind.RECORD, source=FirstOf(("organisation", "role__organisation")))
QUESTION = Field(name="question", kind=Kind.RECORD, source="positions__question")
MENTIONED = Field(name="mentioned", kind=Kind.RECORD, source=("speaker", "article__people"))
SQL = {
    "channel": "SELECT id, channel FROM articles_statement",
    "agency": "SELECT s.id, o.slug FROM articles_statement s JOIN articles_article a ON a.id = s.article_id"
    " JOIN articles_outlet o ON o.id = a.agency_id",
    "published_in": "SELECT s.id, strftime('%Y', a.published) FROM articles_statement s"
    " JOIN articles_article a ON a.id = s.article_id",
    "body": "SELECT s.id, o.slug FROM articles_statement s LEFT JOIN articles_role r ON r.id = s.role_id"
    " JOIN articles_organisation o ON o.id = COALESCE(s.organisation_id, r.organisation_id)",
    "question": "SELECT p.statement_id, q.slug FROM articles_position p"
    " JOIN articles_question q ON q.id = p.question_id",
    "mentioned": "SELECT s.id, p.slug FROM articles_statement s JOIN articles_person p ON p.id = s.speaker_id"
    " UNION SELECT s.id, p.slug FROM articles_statement s JOIN articles_article_people a ON a.article_id = s.article_id"
    " JOIN articles_person p ON p.id = a.person_id",
}


@pytest.mark.parametrize(
    "field", [CHANNEL, AGENCY, PUBLISHED_IN, BODY, QUESTION, MENTIONED], ids=lambda field: field.name
)
def test_a_facet_that_is_added_is_counted_as_declared(field: Field, archive: Archive, table: StatementTable) -> None:
    expected = defaultdict(set)
    with closing(sqlite3.connect(archive.database)) as connection:
        for pk, value in connection.execute(SQL[field.name]):
            expected[pk].add(value)
        pks = dict(connection.execute("SELECT uid, id FROM articles_statement"))
        facet = read_facet(connection, field)
    assert expected
    assert [set(facet.of(row)) for row in range(len(table))] == [expected[pks[uid]] for uid in table.uids]


def test_every_facet_of_the_list_is_read(table: StatementTable) -> None:
    assert list(table.facets) == list(nouns.STATEMENT.facets)
    assert all(any(facet.of(row) for row in range(len(table))) for facet in table.facets.values())


@pytest.mark.parametrize("name", ["speaker", "topic"])  # one value for a statement, and several
def test_counts_are_of_the_selected_statements(name: str, table: StatementTable) -> None:
    facet = table.facets[name]
    value = facet.of(0)[0]
    holders = {row for row in range(len(table)) if value in facet.of(row)}
    assert set(facet.rows_with([value])) == holders
    assert facet.counts(selection(range(len(table)), len(table)))[value] == len(holders)
    assert facet.counts(selection([0], len(table))) == dict.fromkeys(facet.of(0), 1)
