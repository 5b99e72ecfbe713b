"""Checks all records, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from articles.checks.answers import Assessed, store
from articles.checks.declarations import Severity
from articles.checks.findings import examine
from articles.models import Article, Person, Role, Round, Statement

BATCH = 2_000  # records

# Statements of one speaker and of the same days are compared, so they are read together.
ORDERS: dict[Any, tuple[str, ...]] = {
    Article: ("published", "pk"),
    Statement: ("speaker", "said_on", "pk"),
    Person: ("pk",),
    Role: ("pk",),
    Round: ("pk",),
}


def check_everything(severity: Severity | None = None) -> Iterator[Assessed]:
    """Every finding once, with its answer. Stores the warnings, unless only errors are asked for."""
    for model, order in ORDERS.items():
        keys = model._default_manager.order_by(*order).values_list("pk", flat=True)
        told: set[str] = set()
        waiting = list(keys)
        for start in range(0, len(waiting), BATCH):
            for assessed in _check(model, waiting[start : start + BATCH], severity):
                if assessed.finding.key not in told:
                    told.add(assessed.finding.key)
                    yield assessed


def _check(model: type[models.Model], keys: list[int], severity: Severity | None) -> list[Assessed]:
    found = model._default_manager.in_bulk(keys)
    records = [found[key] for key in keys if key in found]
    findings = examine(records, severity)
    if severity is Severity.ERROR:
        return [Assessed(finding, None) for finding in findings]
    return store(records, findings)
