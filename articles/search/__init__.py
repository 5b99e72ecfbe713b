"""The index: finds and counts statements and articles. The only room that knows the search engine."""

from articles.search.analysis import Phrase, Piece, mark, parse
from articles.search.asking import Found, Snapshot
from articles.search.criteria import Criteria
from articles.search.faults import Unavailable
from articles.search.reading import snapshot
from articles.search.schema import ARTICLE_FACETS, STATEMENT_FACETS, UNDATED
from articles.search.shelf import Stamp

__all__ = [
    "ARTICLE_FACETS",
    "STATEMENT_FACETS",
    "UNDATED",
    "Criteria",
    "Found",
    "Phrase",
    "Piece",
    "Snapshot",
    "Stamp",
    "Unavailable",
    "mark",
    "parse",
    "snapshot",
]
