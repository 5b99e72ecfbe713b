"""Learn the weights from texts whose statements are known: two logistic regressions, by Adagrad."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from articles.intake.quotes.people.names import same_name
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.features import Last
from articles.intake.quotes.speakers.model import Model, logistic, score, softmax
from articles.intake.quotes.speakers.ranking import rank

ROUNDS = 10
RATE = 0.1
DECAY = 0.02
FEWEST = 3


@dataclass(slots=True)
class Known:
    """What is known of a stretch. `speaker` is None if nobody can tell, `mention` if it is not marked."""

    start: int
    end: int
    speaker: str | None
    mention: tuple[int, int] | None


@dataclass(slots=True)
class Choice:
    """The features of each candidate, and which of them are right."""

    candidates: list[list[str]]
    right: list[int]


@dataclass(slots=True)
class Examples:
    choices: list[Choice] = field(default_factory=list)
    speech: list[tuple[list[str], bool]] = field(default_factory=list)


def choices_of(text: str, known: list[Known], examples: Examples, model: Model) -> None:
    """Add what a text teaches. The speakers of the stretches before a stretch are taken as known."""
    reading = Reading(text)
    by_start = {item.start: item for item in known}
    last = Last()
    for token in reading.quote_tokens:
        stretch = reading.stretches[reading.tokens[token].stretch]
        if stretch.turn is not None:
            continue
        ranking = rank(reading, token, last, model)
        item = by_start.get(stretch.start)
        if stretch.marked:
            examples.speech.append((ranking.speech(reading), item is not None))
        if item is None or item.speaker is None:
            continue
        right = right_ones(reading, ranking.mentions, item)
        if not right:
            continue
        if len(right) < len(ranking.mentions):
            examples.choices.append(Choice(ranking.features, right))
        mention = ranking.mentions[max(right, key=ranking.chances.__getitem__)]
        last = Last(mention, reading.being(mention))


def right_ones(reading: Reading, found: list[int], item: Known) -> list[int]:
    if item.mention is not None:
        start, end = item.mention
        right = [index for index, number in enumerate(found) if overlaps(reading.span(number), start, end)]
        if right:
            # Of phrases within a longer one, the first: "officials of the ministry".
            return (
                right[:1] if len(right) == 1 else [min(right, key=lambda index: reading.mentions[found[index]].first)]
            )
    return [
        index
        for index, number in enumerate(found)
        if (being := reading.being(number)) is not None and same_name(being.name, item.speaker or "")
    ]


def overlaps(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] < end and start < span[1]


def learn(texts: list[tuple[str, list[Known]]], seed: int = 1) -> Model:
    """The model that the texts teach. The second pass sees how sure the first one was."""
    model = Model({}, {})
    for _ in range(2):
        examples = Examples()
        for text, known in texts:
            choices_of(text, known, examples, model)
        model = Model(learn_ranking(examples.choices, seed), learn_speech(examples.speech, seed))
    return model


def learn_ranking(choices: list[Choice], seed: int) -> dict[str, float]:
    kept = frequent([names for choice in choices for names in choice.candidates])
    weights: dict[str, float] = dict.fromkeys(kept, 0.0)
    squares: dict[str, float] = dict.fromkeys(kept, 1e-6)
    shuffled = [
        Choice([[name for name in names if name in kept] for names in choice.candidates], choice.right)
        for choice in choices
    ]
    order = random.Random(seed)  # noqa: S311
    for _ in range(ROUNDS):
        order.shuffle(shuffled)
        for choice in shuffled:
            chances = softmax([score(weights, names) for names in choice.candidates])
            total = sum(chances[index] for index in choice.right) or 1e-9
            step: dict[str, float] = {}
            for index, names in enumerate(choice.candidates):
                wanted = chances[index] / total if index in choice.right else 0.0
                for name in names:
                    step[name] = step.get(name, 0.0) + wanted - chances[index]
            climb(weights, squares, step)
    return rounded(weights)


def learn_speech(examples: list[tuple[list[str], bool]], seed: int) -> dict[str, float]:
    kept = frequent([names for names, _ in examples]) | {""}
    weights: dict[str, float] = dict.fromkeys(kept, 0.0)
    squares: dict[str, float] = dict.fromkeys(kept, 1e-6)
    shuffled = [([*(name for name in names if name in kept), ""], is_speech) for names, is_speech in examples]
    order = random.Random(seed)  # noqa: S311
    for _ in range(ROUNDS):
        order.shuffle(shuffled)
        for names, is_speech in shuffled:
            error = is_speech - logistic(score(weights, names))
            climb(weights, squares, dict.fromkeys(names, error))
    return rounded(weights)


def climb(weights: dict[str, float], squares: dict[str, float], step: dict[str, float]) -> None:
    for name, value in step.items():
        value -= DECAY * weights[name]
        squares[name] += value * value
        weights[name] += RATE * value / squares[name] ** 0.5


def frequent(lists: list[list[str]]) -> set[str]:
    counts: dict[str, int] = {}
    for names in lists:
        for name in set(names):
            counts[name] = counts.get(name, 0) + 1
    return {name for name, count in counts.items() if count >= FEWEST}


def rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) >= 0.01}
