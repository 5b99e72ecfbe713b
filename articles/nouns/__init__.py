"""What the lists of the site are made of: a file per noun declares it, and everything about its list follows."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from articles import index
from articles.nouns.article import ARTICLE
from articles.nouns.declarations import Field, Noun, Sort, TableNoun
from articles.nouns.person import PERSON
from articles.nouns.round import ROUND
from articles.nouns.statement import STATEMENT
from articles.nouns.topic import TOPIC
from articles.nouns.venue import VENUE

NOUNS: tuple[Noun, ...] = (PERSON, VENUE, ROUND, TOPIC, ARTICLE, STATEMENT)
CATALOGUE = index.Catalogue(NOUNS)

__all__ = [
    "ARTICLE",
    "CATALOGUE",
    "NOUNS",
    "PERSON",
    "ROUND",
    "STATEMENT",
    "TOPIC",
    "VENUE",
    "Field",
    "Noun",
    "Sort",
    "TableNoun",
    "index_storage",
    "snapshot",
]

_followers: dict[Path, index.Follower] = {}


def index_storage() -> index.Storage:
    """Where the site's index is stored."""
    return index.Storage(Path(settings.SEARCH_INDEX_DIR), CATALOGUE.version)


def snapshot() -> index.Snapshot:
    """The present state of the site's index. A request takes one, and answers from it alone. Raises Unavailable."""
    storage = index_storage()
    return _followers.setdefault(storage.root, index.Follower(CATALOGUE, storage)).snapshot()
