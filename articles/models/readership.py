"""Whether readers can see a record. A change of what they have seen is a correction, and needs a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q

from articles.models.article import Article
from articles.models.error_report import ErrorReport
from articles.models.outlet import Outlet
from articles.models.person import Person, PersonName, Role
from articles.models.position import Position
from articles.models.redirect import Redirect
from articles.models.statement import Statement
from articles.models.synonyms import SynonymSet
from articles.models.utterance import Utterance
from articles.models.venue import Venue, VenueName

# All other records are public as soon as they are saved.
SEEN: dict[type[Model], Callable[[Any], bool]] = {
    Article: lambda article: article.is_published,
    Statement: lambda statement: statement.article.is_published,
    Position: lambda position: position.statement.article.is_published,
    Utterance: lambda utterance: utterance.statements.published().exists(),
    Person: lambda person: Person.objects.published().filter(pk=person.pk).exists(),
    PersonName: lambda name: is_public(name.person),
    Role: lambda role: is_public(role.person),
    Venue: lambda venue: Venue.objects.published().filter(pk=venue.pk).exists(),
    VenueName: lambda name: is_public(name.venue),
    Redirect: lambda redirect: False,
    ErrorReport: lambda report: False,  # the answer that is published is stored with a correction
    SynonymSet: lambda synonyms: False,  # it changes what a search finds, not what a record says
    Outlet: lambda outlet: Article.objects.published().filter(Q(outlet=outlet.pk) | Q(agency=outlet.pk)).exists(),
}


def is_public(record: Any) -> bool:
    """Whether readers can see the stored record."""
    rule = SEEN.get(type(record))
    return bool(record.pk) and (rule is None or rule(record))
