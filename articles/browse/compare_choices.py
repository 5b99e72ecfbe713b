"""What a reader can choose on the page that compares: people by name, parties, topics, questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from articles.browse.filters import search_words
from articles.browse.labels import labels_at
from articles.index import MISSING, Snapshot
from articles.models import Person
from articles.nouns import PERSON, STATEMENT

MATCHES = 8


@dataclass(frozen=True)
class Match:
    slug: str
    label: str
    statements: int


@dataclass(frozen=True)
class Found:
    """The people who are quoted and whose names match `text`. None were looked for if it is empty."""

    text: str
    people: Sequence[Match]


@dataclass(frozen=True)
class Choices:
    """Values that occur, by label: each with its label. `parties` are those with statements."""

    parties: Sequence[tuple[str, str]]
    topics: Sequence[tuple[str, str]]
    questions: Sequence[tuple[str, str]]


def choices_of(snapshot: Snapshot) -> Choices:
    return Choices(*(_values(snapshot, name) for name in ("party", "topic", "question")))


def _values(snapshot: Snapshot, facet: str) -> list[tuple[str, str]]:
    names = labels_at(snapshot).of(STATEMENT, facet)
    values = [value for value in snapshot.counts(STATEMENT.name, facet) if not value.startswith(MISSING)]
    return sorted(((value, names.get(value, value)) for value in values), key=lambda pair: pair[1].casefold())


def find(params: QueryDict, snapshot: Snapshot) -> Found:
    """The best matches among people who are quoted and not compared yet. Raises InvalidQuery. One query."""
    text = search_words(params, "find")
    if not text:
        return Found("", [])
    counts = snapshot.counts(STATEMENT.name, "speaker")
    keys = snapshot.named(PERSON.name, snapshot.parse(text), 100)
    people = Person.objects.in_bulk(keys) if keys else {}
    others = counts.keys() - set(params.getlist("person"))
    quoted = [people[key] for key in keys if key in people and people[key].slug in others]
    return Found(text, [Match(each.slug, each.name, counts[each.slug]) for each in quoted[:MATCHES]])
