"""Exports and imports: records as plain data, CSV as a stream, citations, bulk loads."""

from articles.exchange.citations import Citation, cite_article, cite_statement
from articles.exchange.records import Absolute, Record, iter_rows, records
from articles.exchange.spreadsheet import iter_csv

__all__ = [
    "Absolute",
    "Citation",
    "Record",
    "cite_article",
    "cite_statement",
    "iter_csv",
    "iter_rows",
    "records",
]
