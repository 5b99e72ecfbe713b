"""Data in and out: records as plain data, CSV as a stream, citations."""

from articles.exchange.citations import Citation, cite_article, cite_statement
from articles.exchange.records import (
    COLUMNS,
    Absolute,
    ToRecord,
    article_record,
    person_record,
    statement_record,
    venue_record,
)
from articles.exchange.spreadsheet import iter_csv

__all__ = [
    "COLUMNS",
    "Absolute",
    "Citation",
    "ToRecord",
    "article_record",
    "cite_article",
    "cite_statement",
    "iter_csv",
    "person_record",
    "statement_record",
    "venue_record",
]
