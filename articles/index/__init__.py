"""The index: finds and counts statements and articles. The only room that knows the search engine."""

from articles.index.analysis import Phrase, Piece, mark, parse
from articles.index.errors import Unavailable
from articles.index.follower import snapshot
from articles.index.query import Criteria
from articles.index.schema import ARTICLE_FACETS, STATEMENT_FACETS, UNDATED
from articles.index.searcher import Found, Snapshot
from articles.index.storage import Stamp

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
