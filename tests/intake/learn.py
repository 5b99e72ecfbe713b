"""Learn the weights from the texts that are not held out: `python -m tests.intake.learn`."""

from __future__ import annotations

from articles.intake.quotes.gold import known_of
from articles.intake.quotes.learning import learn
from articles.intake.quotes.speakers.model import WEIGHTS, Model, write_model
from tests.intake.gold_texts import gold


def learnt_model() -> Model:
    return learn([(text.text, known_of(text)) for text in gold(held_out=False)])


def main() -> None:
    write_model(learnt_model(), WEIGHTS)


if __name__ == "__main__":
    main()
