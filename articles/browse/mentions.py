"""Where a person is named: the articles that name or quote them, and what others said of them."""

from __future__ import annotations

from dataclasses import dataclass

from articles.browse.articles import fetch_articles
from articles.browse.labels import labels_at
from articles.browse.selection import Selection
from articles.index import Snapshot, parse
from articles.models import Article, Person
from articles.nouns import ARTICLE, STATEMENT

ARTICLES_SHOWN = 5
SPEAKERS_SHOWN = 12


@dataclass(frozen=True)
class Speaker:
    """Somebody with statements that contain the name of another person. `query` selects these statements."""

    name: str
    statements: int
    query: str


@dataclass(frozen=True)
class Mentions:
    """`articles` are the latest of `total`. `name` is the part of the person's name that statements are searched for.

    `articles_query` and `statements_query` select all of either in their lists.
    """

    articles: list[Article]
    total: int
    articles_query: str
    name: str
    speakers: list[Speaker]
    statements_query: str


def mentions_of(person: Person, snapshot: Snapshot) -> Mentions:
    """One query of the database."""
    articles = snapshot.query(ARTICLE.name).where("person", (person.slug,))
    keys, total = articles.page(0, ARTICLES_SHOWN)
    name = _family_name(person)
    search = f'"{name}"' if " " in name else name
    return Mentions(
        articles=fetch_articles(keys),
        total=total,
        articles_query=Selection(chosen={"person": (person.slug,)}).query,
        name=name,
        speakers=_speakers(person, search, snapshot),
        statements_query=Selection(q=search).query,
    )


def _family_name(person: Person) -> str:
    """ "Mistura" of "Mistura, Staffan de", because most texts print it alone."""
    return person.sort_name.partition(",")[0].strip().replace('"', "") or person.name


def _speakers(person: Person, search: str, snapshot: Snapshot) -> list[Speaker]:
    """The people, without this one, with most statements that contain the words. The index is asked once."""
    if not (phrases := parse(search)):
        return []
    found = snapshot.query(STATEMENT.name).search(phrases).facet_counts(["speaker"], SPEAKERS_SHOWN + 1)["speaker"]
    names = labels_at(snapshot).names[Person]
    others = [(slug, count) for slug, count in found.items() if slug in names and slug != person.slug]
    others.sort(key=lambda item: (-item[1], names[item[0]]))
    return [
        Speaker(names[slug], count, Selection(chosen={"speaker": (slug,)}, q=search).query)
        for slug, count in others[:SPEAKERS_SHOWN]
    ]
