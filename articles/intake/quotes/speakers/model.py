"""Two linear models over named features: which phrase names the speaker, and whether a stretch is speech at all."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights.json"


class Model:
    """`speaker` ranks phrases, `speech` tells speech from titles and terms. A feature without a weight counts 0."""

    def __init__(self, speaker: dict[str, float], speech: dict[str, float]) -> None:
        self.speaker, self.speech = speaker, speech

    def chances(self, candidates: list[list[str]]) -> list[float]:
        """The probability of each candidate, in their order."""
        return softmax([score(self.speaker, names) for names in candidates])

    def chance_of_speech(self, names: list[str]) -> float:
        return logistic(score(self.speech, names) + self.speech.get("", 0.0))


def score(weights: dict[str, float], names: list[str]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    highest = max(scores)
    powers = [math.exp(value - highest) for value in scores]
    total = sum(powers)
    return [power / total for power in powers]


def logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(min(value, 30.0), -30.0)))


@lru_cache(maxsize=1)
def stored_model() -> Model:
    return read_model(WEIGHTS)


def read_model(file: Path) -> Model:
    stored = json.loads(file.read_text(encoding="utf-8"))
    return Model(stored["speaker"], stored["speech"])


def write_model(model: Model, file: Path) -> None:
    """In one step, so that nobody reads half of it."""
    weights = json.dumps({"speaker": model.speaker, "speech": model.speech}, indent=1, ensure_ascii=False)
    new = file.with_suffix(".new")
    new.write_text(weights + "\n", encoding="utf-8")
    new.replace(file)
