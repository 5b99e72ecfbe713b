"""Records as index documents: what of them can be found, counted and sorted by.

Rows are read as plain values, and each table once for all articles of a batch: as model instances a million statements
would take three times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tantivy import Document

from articles.index.schema import SCHEMA, TEXT, TEXT_PARTS, TEXT_WEIGHTS, UNDATED, sort_number, text_field
from articles.models import Article, Person, PersonName, Position, Round, Statement, Topic, Venue, VenueName

Fields = dict[str, Any]
Row = Any  # a named tuple, as values_list() yields them

NAMED_NOUNS: dict[str, Any] = {"person": Person, "venue": Venue, "round": Round, "topic": Topic}
ALIASES: dict[str, Any] = {"person": PersonName, "venue": VenueName}


def unit(noun: str, pk: int) -> str:
    return f"{noun}:{pk}"


@dataclass(frozen=True)
class Named:
    """A person, venue, round or topic, as far as documents show it."""

    slug: str
    names: str


def article_documents(pks: Iterable[int]) -> Iterator[Fields]:
    """Of each published article among `pks` and of its statements; a dozen queries for any number."""
    articles = Article.objects.published().filter(pk__in=list(pks)).order_by("pk").values_list(*_ARTICLE, named=True)
    context = _Context([article.pk for article in articles])
    for article in articles:
        statements = context.statements[article.pk]
        yield _article(article, statements, context)
        for row in statements:
            yield _statement(article, row, context)


_ARTICLE = (
    *("pk", "headline", "summary", "published", "coding"),
    *("outlet__slug", "outlet__name", "agency__slug", "agency__name"),
)
_STATEMENT = (
    *("pk", "article_id", "words", "paraphrase", "context", "attribution", "kind", "medium", "said_on"),
    *("speaker_id", "venue_id", "round_id", "role__title", "organisation__name"),
    *("role__party__slug", "organisation__party__slug", "party__slug"),
)


class _Context:
    """What the articles with these keys lead to, by the keys that they have it under."""

    def __init__(self, pks: list[int]) -> None:
        self.statements: dict[int, list[Row]] = defaultdict(list)
        rows = Statement.objects.filter(article__in=pks).order_by("order", "pk")
        for row in rows.values_list(*_STATEMENT, named=True):
            self.statements[row.article_id].append(row)
        self._articles = pks
        said = [row for rows in self.statements.values() for row in rows]

        self.topic_keys = _pairs(Statement.topics.through, "statement_id", "topic_id", statement__article__in=pks)
        self.person_keys = _pairs(Article.people.through, "article_id", "person_id", article__in=pks)
        self.venue_keys = _pairs(Article.venues.through, "article_id", "venue_id", article__in=pks)
        self.round_keys = _pairs(Article.rounds.through, "article_id", "round_id", article__in=pks)
        self.questions = _pairs(Position, "statement_id", "question__slug", statement__article__in=pks)
        self.people = _named("person", self.person_keys, (row.speaker_id for row in said))
        self.venues = _named("venue", self.venue_keys, (row.venue_id for row in said))
        self.rounds = _named("round", self.round_keys, (row.round_id for row in said))
        self.topics = _named("topic", self.topic_keys, ())


def _pairs(table: Any, owner: str, owned: str, **of: Any) -> dict[int, list[Any]]:
    """Of a table behind a many-to-many field: owner -> what it has."""
    pairs: dict[int, list[Any]] = defaultdict(list)
    for key, value in table.objects.filter(**of).order_by("pk").values_list(owner, owned):
        pairs[key].append(value)
    return pairs


def _named(noun: str, linked: Mapping[int, list[int]], direct: Iterable[int | None]) -> dict[int, Named]:
    keys = {key for keys in linked.values() for key in keys} | {key for key in direct if key}
    rows = NAMED_NOUNS[noun]._default_manager.filter(pk__in=keys).values_list("pk", "slug", "name")
    aliases = _aliases(noun, keys)
    return {pk: Named(slug, " \n ".join([name, *aliases[pk]])) for pk, slug, name in rows}


def _aliases(noun: str, keys: Iterable[int] | None) -> dict[int, list[str]]:
    """Owner -> its other names. `keys` None means all."""
    aliases: dict[int, list[str]] = defaultdict(list)
    if noun in ALIASES:
        names = ALIASES[noun].objects.all() if keys is None else ALIASES[noun].objects.filter(**{f"{noun}__in": keys})
        for owner, name in names.values_list(f"{noun}_id", "name"):
            aliases[owner].append(name)
    return aliases


def _article(article: Row, statements: list[Row], context: _Context) -> Fields:
    speakers = {row.speaker_id for row in statements if row.speaker_id}
    people = [context.people[key] for key in {*context.person_keys[article.pk], *speakers}]
    venues = {*context.venue_keys[article.pk], *(row.venue_id for row in statements if row.venue_id)}
    rounds = {*context.round_keys[article.pk], *(row.round_id for row in statements if row.round_id)}
    topics = {key for row in statements for key in context.topic_keys[row.pk]}
    people.sort(key=lambda person: person.slug)
    return {
        "unit": unit("article", article.pk),
        "noun": "article",
        "pk": article.pk,
        "words": article.headline,
        "names": " \n ".join([article.outlet__name, article.agency__name or "", *(person.names for person in people)]),
        "about": article.summary,
        "outlet": article.outlet__slug,
        "agency": article.agency__slug,
        "person": [person.slug for person in people],
        "venue": sorted(context.venues[key].slug for key in venues),
        "round": sorted(context.rounds[key].slug for key in rounds),
        "topic": sorted(context.topics[key].slug for key in topics),
        "year": str(article.published.year),
        "quoted": sorted(context.people[key].slug for key in speakers),
        "coverage": f"{article.outlet__slug} {article.published.year} {article.coding}",
        "day": article.published.isoformat(),
        "date": article.published.toordinal(),
        "by_published": sort_number(article.published, article.pk),
        "by_said": sort_number(article.published, article.pk),
    }


def _statement(article: Row, row: Row, context: _Context) -> Fields:
    speaker, venue = context.people.get(row.speaker_id), context.venues.get(row.venue_id)
    talks, topics = context.rounds.get(row.round_id), [context.topics[key] for key in context.topic_keys[row.pk]]
    return {
        "unit": unit("article", article.pk),
        "noun": "statement",
        "pk": row.pk,
        "words": row.words,
        "names": " \n ".join(
            [speaker.names if speaker else "", row.organisation__name or "", row.role__title or "", row.attribution]
        ),
        "about": " \n ".join(
            [
                row.paraphrase,
                row.context,
                venue.names if venue else "",
                talks.names if talks else "",
                *(topic.names for topic in topics),
            ]
        ),
        "speaker": speaker.slug if speaker else None,
        "party": row.role__party__slug or row.organisation__party__slug or row.party__slug,  # as Statement.spoken_for
        "topic": [topic.slug for topic in topics],
        "question": context.questions[row.pk],
        "kind": row.kind,
        "medium": row.medium,
        "venue": venue.slug if venue else None,
        "round": talks.slug if talks else None,
        "outlet": article.outlet__slug,
        "year": str(row.said_on.year) if row.said_on else None,
        "day": row.said_on.isoformat() if row.said_on else UNDATED,
        "published": article.published.isoformat(),
        "date": row.said_on.toordinal() if row.said_on else None,
        "by_said": sort_number(row.said_on, row.pk),
        "by_published": sort_number(article.published, row.pk),
    }


def named_documents(noun: str, pks: Iterable[int] | None = None) -> Iterator[Fields]:
    """Of people, venues, rounds or topics by all their names; `pks` None means all of them.

    Whether a person or venue may be shown to readers is for the database to say: it can change with any article.
    """
    keys = None if pks is None else list(pks)
    records = NAMED_NOUNS[noun]._default_manager.all()
    if keys is not None:
        records = records.filter(pk__in=keys)
    aliases = _aliases(noun, keys)
    for pk, name, description in records.values_list("pk", "name", "description"):
        yield {
            "unit": unit(noun, pk),
            "noun": noun,
            "pk": pk,
            "names": " \n ".join([name, *aliases[pk]]),
            "about": description,
        }


def document(fields: Fields) -> Document:
    noun, text = fields["noun"], [fields[name] for name in TEXT_PARTS if fields.get(name)]
    named = {name: value for name, value in fields.items() if value and name not in TEXT_PARTS}
    named |= {text_field(noun, name): fields[name] for name in TEXT_WEIGHTS if fields.get(name)}
    return Document.from_dict(named | {text_field(noun, TEXT): text}, SCHEMA)
