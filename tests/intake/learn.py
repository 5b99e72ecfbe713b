"""Learn the weights from the texts that are not held out: `python -m tests.intake.learn`."""

from __future__ import annotations

import json

from articles.intake.quotes.learning import Known, learn
from articles.intake.quotes.model import WEIGHTS
from tests.intake.gold_texts import GoldText, gold


def known_of(text: GoldText) -> list[Known]:
    return [
        Known(start, end, None if label.speaker in ("-", "?") else label.speaker, label.mention)
        for label in text.labels
        if label.kind != "paraphrase"
        for start, end in label.content
    ]


def learnt_weights() -> dict[str, dict[str, float]]:
    model = learn([(text.text, known_of(text)) for text in gold(held_out=False)])
    return {"speaker": model.speaker, "speech": model.speech}


def main() -> None:
    weights = json.dumps(learnt_weights(), indent=1, ensure_ascii=False)
    WEIGHTS.write_text(weights + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
