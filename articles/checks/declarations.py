"""How a check is declared, and the list of all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Model

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from articles.checks.known import Known


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Case:
    """One thing that a check found.

    `facts` are what it rests on: an answer holds until one of them changes. `values` fill the sentence; a date stands
    there as a pair of a date and its precision. `about` is another record that has the same finding: the facts then
    name both records, and an answer at either counts for both.
    """

    facts: tuple[Any, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    about: Model | None = None


Function = Callable[[Any, "Known"], Iterable[Case]]


@dataclass(frozen=True)
class Check:
    """`field` is where the form shows it. `label` names it in lists, `sentence` says what is wrong and what to do."""

    name: str
    severity: Severity
    model: type[Model]
    field: str
    label: _StrPromise
    sentence: _StrPromise
    function: Function

    @property
    def noun(self) -> str:
        return str(self.model._meta.model_name)


CHECKS: dict[str, Check] = {}  # by name, in the order in which they are declared


def error(model: type[Model], name: str, field: str, sentence: _StrPromise) -> Callable[[Function], Function]:
    """Declares the function as a check that finds errors. Its sentence is its label."""
    return _declare(Severity.ERROR, model, name, field, sentence, sentence)


def warning(
    model: type[Model], name: str, field: str, label: _StrPromise, sentence: _StrPromise
) -> Callable[[Function], Function]:
    """Declares the function as a check that finds warnings."""
    return _declare(Severity.WARNING, model, name, field, label, sentence)


def _declare(
    severity: Severity, model: type[Model], name: str, field: str, label: _StrPromise, sentence: _StrPromise
) -> Callable[[Function], Function]:
    def declare(function: Function) -> Function:
        if name in CHECKS:
            raise ValueError(f"There are two checks named {name}.")
        CHECKS[name] = Check(name, severity, model, field, label, sentence, function)
        return function

    return declare


def checks_of(model: type[Model], severity: Severity | None = None) -> list[Check]:
    return [check for check in CHECKS.values() if check.model is model and severity in (None, check.severity)]
