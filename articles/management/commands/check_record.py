from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.checks import Finding, Severity, check_everything, open_warnings


class Command(BaseCommand):
    help = (
        "Says what is wrong or doubtful in all records, and brings the warnings at the desk up to date. "
        "The exit status is 1 if there are errors, or warnings that nobody has answered."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--errors-only", action="store_true", help="Look for errors only, and store nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, errors_only: bool, format: str, **options: Any) -> None:  # noqa: A002
        assessed = list(check_everything(Severity.ERROR if errors_only else None))
        errors = [one.finding for one in assessed if one.finding.is_error]
        unanswered = open_warnings(assessed)
        if format == "json":
            self.stdout.write(
                json.dumps([_as_data(one) for one in (*errors, *unanswered)], ensure_ascii=False, indent=1)
            )
        else:
            self._write(errors, unanswered, len(assessed) - len(errors) - len(unanswered))
        if errors or unanswered:
            raise CommandError("The record has errors, or warnings without an answer.", returncode=1)

    def _write(self, errors: Iterable[Finding], unanswered: Iterable[Finding], answered: int) -> None:
        counted = {"Errors": 0, "Warnings": 0}
        for title, findings in (("Errors", errors), ("Warnings", unanswered)):
            for finding in findings:
                counted[title] += 1
                fields = (finding.check.severity, finding.check.noun, _natural_key(finding), finding.check.field)
                self.stdout.write(f"{' '.join(fields)}: {finding.sentence}")
        self.stdout.write(f"Errors: {counted['Errors']:,}. Warnings: {counted['Warnings']:,}. Answered: {answered:,}.")


def _natural_key(finding: Finding) -> str:
    return str(finding.record.natural_key()[0])


def _as_data(finding: Finding) -> dict[str, str]:
    return {
        "severity": str(finding.check.severity),
        "noun": finding.check.noun,
        "record": _natural_key(finding),
        "field": finding.check.field,
        "check": finding.check.name,
        "sentence": finding.sentence,
        "facts": finding.facts,
    }
