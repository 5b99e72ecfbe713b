"""How much of the gold is found: `python -m tests.intake.score` for the texts that are held out.

`--learnt` scores the others, with the weights that they taught. `--crossed` scores the others in a cross-validation:
each with weights that the four fifths without it teach. Rules are chosen by this, and not by the texts held out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from articles.intake.quotes import Statement, statements
from articles.intake.quotes.gold import GoldText, is_right, known_of
from articles.intake.quotes.learning import learn
from articles.intake.quotes.speakers.model import Model
from tests.intake.gold_texts import gold

KINDS = ("quotation", "partial", "paraphrase")
ALIKE = 0.8
FOLDS = 5


@dataclass
class Score:
    """Counts over texts. A quoted stretch is right if both ends are, a paraphrase if 80 % of the words are the same."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list, repr=False)  # a test that fails must not show those held out

    def precision(self, name: str) -> float:
        return ratio(self.counts[f"{name} right"], self.counts[f"{name} found"])

    def recall(self, name: str) -> float:
        return ratio(self.counts[f"{name} right"], self.counts[f"{name} wanted"])

    def f1(self, name: str) -> float:
        return ratio(2 * self.counts[f"{name} right"], self.counts[f"{name} found"] + self.counts[f"{name} wanted"])

    def speaker(self, kind: str) -> float:
        """Of the stretches of a kind that were found, how many have the right speaker."""
        return ratio(self.counts[f"speaker {kind} right"], self.counts[f"speaker {kind}"])


def ratio(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def add(score: Score, text: GoldText, model: Model | None = None) -> None:
    found = statements(text.text, model)
    add_quoted(score, text, found)
    add_paraphrases(score, text, found)


def add_quoted(score: Score, text: GoldText, found: list[Statement]) -> None:
    wanted = {span: label for label in text.labels if label.kind != "paraphrase" for span in label.content}
    got = {span: statement for statement in found if statement.kind != "paraphrase" for span in statement.content}
    score.counts.update(
        {"quoted wanted": len(wanted), "quoted found": len(got), "joint wanted": len(wanted), "joint found": len(got)}
    )
    for span in sorted(set(wanted) | set(got)):
        words = text.text[span[0] : span[1]]
        if span not in wanted or span not in got:
            score.misses.append(f"{text.name}: {'spurious' if span in got else 'missed'}: {words}")
            continue
        label, statement = wanted[span], got[span]
        right = is_right(label, statement)
        score.counts.update(
            {"quoted right": 1, "joint right": right, f"speaker {label.kind}": 1, f"speaker {label.kind} right": right}
        )
        score.counts.update({"kind right": label.kind == statement.kind})
        if not right:
            score.misses.append(
                f"{text.name}: {label.speaker} / {statement.speaker} ({statement.rule} {statement.confidence}): {words}"
            )


def add_paraphrases(score: Score, text: GoldText, found: list[Statement]) -> None:
    wanted = [label for label in text.labels if label.kind == "paraphrase"]
    got = [statement for statement in found if statement.kind == "paraphrase"]
    score.counts.update({"paraphrase wanted": len(wanted), "paraphrase found": len(got)})
    matched = set()
    for label in wanted:
        match = next((other for other in got if alike(label.content[0], other.content[0]) >= ALIKE), None)
        if match is None:
            score.misses.append(f"{text.name}: paraphrase missed: {text.text[slice(*label.content[0])]}")
            continue
        matched.add(match.content[0])
        right = is_right(label, match)
        score.counts.update({"paraphrase right": 1, "speaker paraphrase": 1, "speaker paraphrase right": right})
        if not right:
            score.misses.append(
                f"{text.name}: paraphrase of {label.speaker} / {match.speaker}: {text.text[slice(*match.content[0])]}"
            )
    for statement in got:
        if statement.content[0] not in matched:
            score.misses.append(
                f"{text.name}: paraphrase spurious ({statement.speaker}): {text.text[slice(*statement.content[0])]}"
            )


def alike(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def score_of(texts: list[GoldText]) -> Score:
    score = Score()
    for text in texts:
        add(score, text)
    return score


def crossed(texts: list[GoldText], numbers: range) -> Score:
    """Of the texts with these numbers, each read with weights that the other four fifths of all texts teach."""
    score = Score()
    for fold in range(FOLDS):
        model = learn([(text.text, known_of(text)) for index, text in enumerate(texts) if index % FOLDS != fold])
        for text in texts[fold::FOLDS]:
            if number_of(text) in numbers:
                add(score, text, model)
    return score


def number_of(text: GoldText) -> int:
    return int(text.name.split("_")[0])


def as_numbers(value: str) -> range:
    first, _, last = value.partition("-")
    return range(int(first), int(last or first) + 1)


def articles_a_second(texts: list[GoldText], least_seconds: float = 2.0) -> float:
    statements(texts[0].text)
    began, done = time.process_time(), 0
    while (taken := time.process_time() - began) < least_seconds:
        for text in texts:
            statements(text.text)
        done += len(texts)
    return done / taken


def report(score: Score, speed: float) -> str:
    lines = ["| measure | precision | recall | F1 |", "| --- | --- | --- | --- |"]
    for name, title in (
        ("quoted", "quoted stretches"),
        ("joint", "quoted stretches with speaker"),
        ("paraphrase", "paraphrases"),
    ):
        lines.append(f"| {title} | {score.precision(name):.1f} | {score.recall(name):.1f} | {score.f1(name):.1f} |")
    lines += ["", "| kind | found | speaker right |", "| --- | --- | --- |"]
    lines += [f"| {kind} | {score.counts[f'speaker {kind}']} | {score.speaker(kind):.1f} % |" for kind in KINDS]
    lines += ["", f"{speed:.0f} articles a second on one core."]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--learnt", action="store_true", help="the texts that the weights were learnt from")
    which.add_argument("--crossed", action="store_true", help="the same texts, in a cross-validation")
    parser.add_argument("--texts", type=as_numbers, default=range(10_000), metavar="FIRST-LAST", help="only of these")
    parser.add_argument("--misses", action="store_true", help="also list what is wrong")
    options = parser.parse_args()
    texts = gold(held_out=not (options.learnt or options.crossed))
    chosen = [text for text in texts if number_of(text) in options.texts]
    score = crossed(texts, options.texts) if options.crossed else score_of(chosen)
    lines = [report(score, articles_a_second(chosen)), *(["", *score.misses] if options.misses else [])]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
