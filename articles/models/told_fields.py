"""What is told of a correction: which fields of which records, and which of these records readers may see.

A field that is not listed is never told. tests/models/test_told_fields.py holds that each field is listed either here
or among those that are not for readers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from articles.models.article import Article
from articles.models.organisation import Organisation
from articles.models.outlet import Outlet
from articles.models.party import Party
from articles.models.person import Person, Role
from articles.models.position import Position, Question
from articles.models.round import Round
from articles.models.statement import Statement
from articles.models.topic import Topic
from articles.models.utterance import Utterance
from articles.models.venue import Venue

PERIOD = ("started", "started_precision", "ended", "ended_precision")

TOLD: Mapping[type[Model], tuple[str, ...]] = {
    Article: (
        *("headline", "headline_is_ours", "outlet", "agency", "agency_basis", "author"),
        *("published", "published_precision", "published_basis", "url", "language", "summary"),
        *("people", "venues", "rounds", "coding", "coding_note", "slug"),
    ),
    Statement: (
        *("article", "kind", "words", "paraphrase", "context", "speaker", "role", "organisation", "party"),
        *("attribution", "channel", "relayed_by", "medium", "said_on", "said_precision", "venue", "round"),
        *("topics", "utterance"),
        *("uncertain_date", "uncertain_place", "uncertain_speaker", "uncertain_role"),
        *("anchor_exact", "anchor_prefix", "anchor_suffix"),
    ),
    Position: ("question", "stance", "note"),
    Person: ("name", "description", "slug"),
    Role: ("title", "organisation", "party", *PERIOD, "uncertain"),
    Venue: ("name", "country", "latitude", "longitude", "description", "slug"),
    Round: (
        *("name", *PERIOD, "venues", "convenors", "participants", "absent"),
        *("description", "outcome", "source_url", "uncertain", "slug"),
    ),
    Topic: ("name", "description", "slug"),
    Question: ("text", "description", "slug"),
    Outlet: ("name", "country", "language", "homepage", "is_agency", "description"),
    Organisation: ("name", "party", "description"),
    Party: ("name", "description"),
    Utterance: ("summary",),
}

NOT_FOR_READERS: Mapping[type[Model], frozenset[str]] = {
    Article: frozenset({"text", "reuse", "status"}),  # status: withdrawn and published again are events
    Statement: frozenset({"uid", "order"}),
    Position: frozenset({"statement"}),
    Person: frozenset({"sort_name"}),
    Role: frozenset({"person", "slug"}),
    Outlet: frozenset({"slug"}),
    Organisation: frozenset({"slug"}),
    Party: frozenset({"slug"}),
    Utterance: frozenset({"slug"}),
}


@dataclass(frozen=True)
class Part:
    """Records that are told with the record that they belong to. `named_by` is the field that says which one it is."""

    model: type[Any]
    owner: str
    named_by: str
    records: Callable[[], QuerySet[Any]]


PARTS: Mapping[type[Model], Part] = {
    Statement: Part(Position, "statement", "question", Position.objects.all),
    Person: Part(Role, "person", "title", Role.objects.published),
}


def _published_statements(path: str) -> Exists:
    return Exists(Statement.objects.published().filter(**{path: OuterRef("pk")}))


def _used_in_statements(model: type[Any], *paths: str) -> QuerySet[Any]:
    used = _published_statements(paths[0])
    condition: Any = used
    for path in paths[1:]:
        condition = condition | _published_statements(path)
    return model._base_manager.filter(condition)


def _outlets() -> QuerySet[Any]:
    articles = Article.objects.published()
    printed = Exists(articles.filter(outlet=OuterRef("pk"))) | Exists(articles.filter(agency=OuterRef("pk")))
    return Outlet._base_manager.filter(printed)


# A noun -> its records that readers may see, of vocabulary what a published statement uses.
PUBLIC_RECORDS: Mapping[type[Model], Callable[[], QuerySet[Any]]] = {
    Article: Article.objects.published,
    Statement: Statement.objects.published,
    Person: Person.objects.published,
    Venue: Venue.objects.published,
    Round: Round.objects.all,
    Topic: lambda: _used_in_statements(Topic, "topics"),
    Question: Question.objects.all,
    Outlet: _outlets,
    Organisation: lambda: _used_in_statements(Organisation, "organisation", "role__organisation"),
    Party: lambda: _used_in_statements(Party, "party", "organisation__party", "role__party"),
    Utterance: lambda: _used_in_statements(Utterance, "utterance"),
}


def is_told(record: Any) -> bool:
    """Whether readers can see the stored record, and are told what is corrected in it."""
    rule = PUBLIC_RECORDS.get(type(record))
    return rule is not None and rule().filter(pk=record.pk).exists()
