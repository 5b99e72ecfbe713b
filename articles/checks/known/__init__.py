"""What the record holds around the records that are checked. Each part is read when a check first asks for it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property

from django.db.models import Model
from django.utils import timezone

from articles.checks.known.articles import KnownArticles
from articles.checks.known.compared import ComparedStatements
from articles.checks.known.people import KnownPeople
from articles.checks.known.statements import KnownStatements
from articles.models import Article, Person, Statement


class Known:
    """Reads what concerns a batch of records in a constant number of queries. Checks ask only this, never the ORM."""

    def __init__(self, records: Sequence[Model]) -> None:
        self._records = records

    @cached_property
    def today(self) -> datetime.date:
        return timezone.localdate()

    @cached_property
    def articles(self) -> KnownArticles:
        return KnownArticles([one for one in self._records if isinstance(one, Article)])

    @cached_property
    def statements(self) -> KnownStatements:
        articles = {one.pk: one for one in self._records if isinstance(one, Article) and one.pk}
        return KnownStatements([one for one in self._records if isinstance(one, Statement)], articles)

    @cached_property
    def compared(self) -> ComparedStatements:
        return ComparedStatements([one for one in self._records if isinstance(one, Statement)])

    @cached_property
    def people(self) -> KnownPeople:
        return KnownPeople([one for one in self._records if isinstance(one, Person)])
