"""Whether readers can see a record. A change of what they have seen is a correction, and needs a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from articles.models.article import Article
from articles.models.error_report import ErrorReport
from articles.models.person import PersonName, Role
from articles.models.position import Position
from articles.models.redirect import Redirect
from articles.models.statement import Statement
from articles.models.synonyms import SynonymSet
from articles.models.told_fields import PUBLIC_RECORDS, is_told
from articles.models.venue import VenueName

# For other nouns, see told_fields.PUBLIC_RECORDS. Everything else is public as soon as it is saved.
SEEN: dict[type[Model], Callable[[Any], bool]] = {
    Article: lambda article: article.is_published,
    Statement: lambda statement: statement.article.is_published,
    Position: lambda position: position.statement.article.is_published,
    PersonName: lambda name: is_public(name.person),
    Role: lambda role: is_public(role.person),
    VenueName: lambda name: is_public(name.venue),
    Redirect: lambda redirect: False,
    ErrorReport: lambda report: False,  # the answer that is published is stored with a correction
    SynonymSet: lambda synonyms: False,  # it changes what a search finds, not what a record says
}


def is_public(record: Any) -> bool:
    """Whether readers can see the stored record."""
    model = type(record)
    if not record.pk:
        return False
    if model in SEEN:
        return SEEN[model](record)
    return model not in PUBLIC_RECORDS or is_told(record)
