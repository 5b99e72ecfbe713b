"""A search index that follows the database. It finds, counts and sorts the records of declared nouns.

It works from declarations (declarations.py) and names no noun. No other package imports the search engine.
"""

from articles.index.analysis import Phrase, Piece, has_match, mark, parse
from articles.index.corrections import corrections
from articles.index.crossing import CrossCounts
from articles.index.declarations import MISSING, Field, FirstOf, Kind, Missing, Noun
from articles.index.documents import name_slug
from articles.index.errors import Damaged, Unavailable
from articles.index.follower import Follower, Lag
from articles.index.holders import Keys
from articles.index.log_position import Version
from articles.index.periods import Dates, Period, PeriodCounts, first_of, last_of
from articles.index.query import Counts, Query
from articles.index.schema import UNDATED, Catalogue
from articles.index.snapshot import Snapshot
from articles.index.standing import Standing, standing
from articles.index.storage import Busy, Stamp, Storage
from articles.index.synonyms import Synonyms
from articles.index.words import Words

__all__ = [
    "MISSING",
    "UNDATED",
    "Busy",
    "Catalogue",
    "Counts",
    "CrossCounts",
    "Damaged",
    "Dates",
    "Field",
    "FirstOf",
    "Follower",
    "Keys",
    "Kind",
    "Lag",
    "Missing",
    "Noun",
    "Period",
    "PeriodCounts",
    "Phrase",
    "Piece",
    "Query",
    "Snapshot",
    "Stamp",
    "Standing",
    "Storage",
    "Synonyms",
    "Unavailable",
    "Version",
    "Words",
    "corrections",
    "first_of",
    "has_match",
    "last_of",
    "mark",
    "name_slug",
    "parse",
    "standing",
]
