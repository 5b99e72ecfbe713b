"""Runs the checks over records, in a constant number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db.models import Model

from articles.checks import article, period, person, statement, statement_day, statement_speaker  # noqa: F401
from articles.checks.declarations import Case, Check, Severity, checks_of
from articles.checks.known import Known
from articles.models.base import Precision, spell_date


def fingerprint(facts: Iterable[object]) -> str:
    text = "\x00".join("" if fact is None else str(fact) for fact in facts)
    return blake2b(text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Finding:
    """What a check found in a record."""

    check: Check
    record: Any
    case: Case

    @property
    def is_error(self) -> bool:
        return self.check.severity is Severity.ERROR

    @property
    def facts(self) -> str:
        """A fingerprint of the facts that it is about, the same in every database."""
        return fingerprint(self.case.facts)

    @property
    def key(self) -> str:
        """Names the finding among all others of this database. Two records that share it share the key."""
        shared = f"{self.check.name}.{self.facts}"
        return shared if self.case.about else f"{shared}.{self.record.pk}"

    @property
    def sentence(self) -> str:
        """In the active language."""
        return str(self.check.sentence) % {name: _spell(value) for name, value in self.case.values.items()}


def _spell(value: Any) -> str:
    if isinstance(value, tuple):
        date, precision = value
        return spell_date(date, precision)
    return spell_date(value, Precision.DAY) if isinstance(value, datetime.date) else str(value)


def examine(
    records: Sequence[Model], severity: Severity | None = None, *, around: Sequence[Model] = ()
) -> list[Finding]:
    """All findings in these records, of any nouns, in the order of the records and of the declarations.

    The records, and those `around` them, which are not examined themselves, may have values that are not stored yet.
    The number of queries does not depend on how many there are.
    """
    known = Known([*records, *around])
    checks = {model: checks_of(model, severity) for model in {type(record) for record in records}}
    return [
        Finding(check, record, case)
        for record in records
        for check in checks[type(record)]
        for case in check.function(record, known)
    ]


def find_errors(records: Sequence[Model]) -> list[Finding]:
    return examine(records, Severity.ERROR)
