"""A value that is proposed, with the rule that found it and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

# Below it a field stays empty.
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Finding(Generic[Value]):
    """`rule` is a name in `rules.RULES`. `detail` is what decided, such as words of the text."""

    value: Value
    rule: str
    confidence: float
    detail: str = ""

    @property
    def is_sure_enough(self) -> bool:
        return self.confidence >= LEAST

    def as_json(self) -> dict[str, object]:
        reason: dict[str, object] = {"rule": self.rule, "confidence": round(self.confidence, 2)}
        return {**reason, "detail": self.detail} if self.detail else reason


def surest(findings: list[Finding[Value]]) -> Finding[Value] | None:
    """The surest one, the first of equals; None if there is none or none is sure enough."""
    best = max(findings, key=lambda finding: finding.confidence, default=None)
    return best if best is not None and best.is_sure_enough else None
