"""Exports and imports: records as plain data, CSV streams, Atom feeds, citations, bulk loads."""

from articles.exchange.archive_version import ARCHIVE_COLUMNS, spell_version, version_record, with_version
from articles.exchange.atom import feed, nouns_with_feeds
from articles.exchange.citations import Citation, cite_article, cite_statement, quote_statement
from articles.exchange.network import EDGE_COLUMNS, NODE_COLUMNS, EdgeRow, NodeRow, edge_cells, graphml
from articles.exchange.positions import POSITION_COLUMNS, iter_positions, positions
from articles.exchange.records import Absolute, Record, iter_rows, records
from articles.exchange.spreadsheet import iter_csv
from articles.exchange.view_citation import ViewCitation

__all__ = [
    "ARCHIVE_COLUMNS",
    "EDGE_COLUMNS",
    "NODE_COLUMNS",
    "POSITION_COLUMNS",
    "Absolute",
    "Citation",
    "EdgeRow",
    "NodeRow",
    "Record",
    "ViewCitation",
    "cite_article",
    "cite_statement",
    "edge_cells",
    "feed",
    "graphml",
    "iter_csv",
    "iter_positions",
    "iter_rows",
    "nouns_with_feeds",
    "positions",
    "quote_statement",
    "records",
    "spell_version",
    "version_record",
    "with_version",
]
