"""The warnings that are stored: those that wait for an answer, and those that were answered with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone

from articles.checks.findings import Finding
from articles.models import Article, Person, RecordWarning, Statement

WARNED = (Article, Statement, Person)  # the nouns that can have warnings


@dataclass(frozen=True)
class Assessed:
    """A finding, and what is stored about it. `stored` is None for errors, and for a warning that is new."""

    finding: Finding
    stored: RecordWarning | None

    @property
    def reason(self) -> str:
        return self.stored.reason if self.stored else ""


def assess(records: Sequence[Model], findings: Sequence[Finding]) -> list[Assessed]:
    """The findings of these records beside what is stored, in one query."""
    stored = _Stored(records, findings)
    return [Assessed(finding, stored.of(finding)) for finding in findings]


def open_warnings(assessed: Iterable[Assessed]) -> list[Finding]:
    return [one.finding for one in assessed if not (one.finding.is_error or one.reason)]


def answered(check_name: str, facts: Collection[str]) -> set[str]:
    """Those of the fingerprints about which a warning of this check was answered."""
    if not facts:
        return set()
    rows = RecordWarning.objects.filter(check_name=check_name, facts__in=facts).exclude(reason="")
    return set(rows.values_list("facts", flat=True))


def store(
    records: Sequence[Model], findings: Sequence[Finding], reasons: Mapping[str, str] | None = None, editor: Any = None
) -> list[Assessed]:
    """Stores all warnings of these records, and the reasons by `Finding.key`. Answers are kept for good.

    A warning without an answer is deleted when its check no longer finds it.
    """
    stored, reasons = _Stored(records, findings), reasons or {}
    made: dict[str, RecordWarning] = {}
    for finding in findings:
        if not finding.is_error:
            warning = stored.of(finding) or made.setdefault(finding.key, _new(finding))
            if not warning.reason and (reason := reasons.get(finding.key, "")):
                warning.reason, warning.answered_by, warning.answered_at = reason, editor, timezone.now()
                if warning.pk:
                    warning.save()
    RecordWarning.objects.bulk_create(made.values(), ignore_conflicts=True)
    if gone := stored.not_in(findings):
        RecordWarning.objects.filter(pk__in=[warning.pk for warning in gone]).delete()
    return [Assessed(finding, stored.of(finding) or made.get(finding.key)) for finding in findings]


def _new(finding: Finding) -> RecordWarning:
    noun = {finding.check.noun: finding.record}
    return RecordWarning(**noun, check_name=finding.check.name, facts=finding.facts)


class _Stored:
    """The stored warnings of some records, and those that their findings share with other records."""

    def __init__(self, records: Sequence[Model], findings: Sequence[Finding]) -> None:
        keys = {
            str(model._meta.model_name): [one.pk for one in records if isinstance(one, model) and one.pk]
            for model in WARNED
        }
        self._of_records = Q(pk__in=[])
        for noun, own in keys.items():
            if own:
                self._of_records |= Q(**{f"{noun}__in": own})
        shared = {finding.facts for finding in findings if finding.case.about}
        found = self._of_records | Q(facts__in=shared) if shared else self._of_records
        self._rows = list(RecordWarning.objects.filter(found).select_related("answered_by"))
        self._by_key = {_key_of(row): row for row in self._rows}
        self._shared = {f"{row.check_name}.{row.facts}": row for row in self._rows}
        self._keys = keys

    def of(self, finding: Finding) -> RecordWarning | None:
        if finding.case.about:
            return self._shared.get(finding.key)
        return self._by_key.get(finding.key)

    def not_in(self, findings: Iterable[Finding]) -> list[RecordWarning]:
        """Those of the records that were not answered and are not found any more."""
        found = {id(row) for finding in findings if (row := self.of(finding))}
        return [row for row in self._rows if not row.reason and id(row) not in found and self._is_own(row)]

    def _is_own(self, row: RecordWarning) -> bool:
        return any(getattr(row, f"{noun}_id") in own for noun, own in self._keys.items())


def _key_of(row: RecordWarning) -> str:
    return f"{row.check_name}.{row.facts}.{row.article_id or row.statement_id or row.person_id}"
