"""Declares each noun of the site in a file. Everything about the list of a noun follows from its declaration."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from articles import index
from articles.models import SynonymSet
from articles.nouns.article import ARTICLE
from articles.nouns.declarations import Field, Noun, Sort, TableNoun
from articles.nouns.missing import NONE, Missing
from articles.nouns.person import PERSON
from articles.nouns.round import ROUND
from articles.nouns.statement import STATEMENT
from articles.nouns.topic import TOPIC
from articles.nouns.venue import VENUE

NOUNS: tuple[Noun, ...] = (PERSON, VENUE, ROUND, TOPIC, ARTICLE, STATEMENT)
CATALOGUE = index.Catalogue(NOUNS, synonyms=SynonymSet.objects.words)

__all__ = [
    "ARTICLE",
    "CATALOGUE",
    "NONE",
    "NOUNS",
    "PERSON",
    "ROUND",
    "STATEMENT",
    "TOPIC",
    "VENUE",
    "Field",
    "Missing",
    "Noun",
    "Sort",
    "TableNoun",
    "index_storage",
    "lag",
    "snapshot",
]

_followers: dict[Path, index.Follower] = {}  # by the folder of their index


def index_storage() -> index.Storage:
    """The storage of the site's index."""
    return index.Storage(Path(settings.SEARCH_INDEX_DIR), CATALOGUE.version)


def snapshot() -> index.Snapshot:
    """A snapshot of the site's index, up to date. A request takes only one, so its counts agree. Raises Unavailable."""
    return _follower().snapshot()


def lag() -> index.Lag | None:
    """How far the site's index is behind the database. None if there is no index."""
    return _follower().lag()


def _follower() -> index.Follower:
    storage = index_storage()
    follower = _followers.get(storage.root)
    if follower is None:
        follower = _followers.setdefault(storage.root, index.Follower(CATALOGUE, storage))
    return follower
