"""Records as index documents: what of them can be found, counted and sorted by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch
from tantivy import Document

from articles.models import Article, Person, Round, Statement, Topic, Venue
from articles.search.schema import SCHEMA, sort_number

Fields = dict[str, Any]

NAMED_NOUNS: dict[str, Any] = {"person": Person, "venue": Venue, "round": Round, "topic": Topic}


def unit(noun: str, pk: int) -> str:
    return f"{noun}:{pk}"


def article_documents(pks: Iterable[int]) -> Iterator[tuple[str, Document]]:
    """(unit, document) of each published article among `pks` and of its statements; ten queries for any number."""
    statements = (
        Statement.objects.select_related(
            "speaker", "organisation__party", "role__organisation", "role__party", "party", "venue", "round"
        )
        .prefetch_related("topics", "speaker__names", "venue__names")
        .order_by("order", "pk")
    )
    articles = (
        Article.objects.published()
        .filter(pk__in=list(pks))
        .with_outlets()
        .prefetch_related(
            Prefetch("statements", queryset=statements),
            "people__names",
            "venues",
            "rounds",
        )
    )
    for article in articles:
        for fields in _article_with_statements(article):
            yield fields["unit"], _document(fields)


def _article_with_statements(article: Article) -> Iterator[Fields]:
    statements = list(article.statements.all())
    yield _article(article, statements)
    for statement in statements:
        yield _statement(article, statement)


def _article(article: Article, statements: list[Statement]) -> Fields:
    people = {person.slug: person for person in article.people.all()}
    people |= {statement.speaker.slug: statement.speaker for statement in statements if statement.speaker}
    venues = {venue.slug for venue in article.venues.all()} | {s.venue.slug for s in statements if s.venue}
    rounds = {round_.slug for round_ in article.rounds.all()} | {s.round.slug for s in statements if s.round}
    topics = {topic.slug for statement in statements for topic in statement.topics.all()}
    return {
        "unit": unit("article", article.pk),
        "noun": "article",
        "pk": article.pk,
        "words": article.headline,
        "names": " \n ".join(
            [article.outlet.name, article.agency.name if article.agency else "", *map(_all_names, people.values())]
        ),
        "about": article.summary,
        "outlet": article.outlet.slug,
        "agency": article.agency.slug if article.agency else None,
        "person": sorted(people),
        "venue": sorted(venues),
        "round": sorted(rounds),
        "topic": sorted(topics),
        "year": str(article.published.year),
        "quoted": sorted({s.speaker.slug for s in statements if s.speaker}),
        "coverage": f"{article.outlet.slug} {article.published.year} {article.coding}",
        "day": article.published.isoformat(),
        "date": article.published.toordinal(),
        "by_published": sort_number(article.published, article.pk),
        "by_said": sort_number(article.published, article.pk),
    }


def _statement(article: Article, statement: Statement) -> Fields:
    party = statement.spoken_for
    return {
        "unit": unit("article", article.pk),
        "noun": "statement",
        "pk": statement.pk,
        "words": statement.words,
        "names": " \n ".join(
            [
                _all_names(statement.speaker) if statement.speaker else "",
                statement.organisation.name if statement.organisation else "",
                statement.role.title if statement.role else "",
                statement.attribution,
            ]
        ),
        "about": " \n ".join(
            [
                statement.paraphrase,
                statement.context,
                _all_names(statement.venue) if statement.venue else "",
                statement.round.name if statement.round else "",
                *(topic.name for topic in statement.topics.all()),
            ]
        ),
        "speaker": statement.speaker.slug if statement.speaker else None,
        "party": party.slug if party else None,
        "topic": [topic.slug for topic in statement.topics.all()],
        "kind": statement.kind,
        "medium": statement.medium,
        "venue": statement.venue.slug if statement.venue else None,
        "round": statement.round.slug if statement.round else None,
        "outlet": article.outlet.slug,
        "year": str(statement.said_on.year) if statement.said_on else None,
        "day": statement.said_on.isoformat() if statement.said_on else None,
        "date": statement.said_on.toordinal() if statement.said_on else None,
        "by_said": sort_number(statement.said_on, statement.pk),
        "by_published": sort_number(article.published, statement.pk),
    }


def named_documents(noun: str, pks: Iterable[int] | None = None) -> Iterator[tuple[str, Document]]:
    """(unit, document) of people, venues, rounds or topics by all their names; `pks` None means all of them.

    Whether a person or venue may be shown to readers is for the database to say: it can change with any article.
    """
    records = NAMED_NOUNS[noun]._default_manager.all()
    if pks is not None:
        records = records.filter(pk__in=list(pks))
    if noun in ("person", "venue"):
        records = records.prefetch_related("names")
    for record in records:
        fields = {
            "unit": unit(noun, record.pk),
            "noun": noun,
            "pk": record.pk,
            "names": _all_names(record),
            "about": record.description,
        }
        yield fields["unit"], _document(fields)


def _document(fields: Fields) -> Document:
    return Document.from_dict({name: value for name, value in fields.items() if value not in (None, "", [])}, SCHEMA)


def _all_names(record: Any) -> str:
    aliases = [name.name for name in record.names.all()] if hasattr(record, "names") else []
    return " \n ".join([record.name, *aliases])
