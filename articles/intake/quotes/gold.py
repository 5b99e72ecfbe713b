"""Texts with labels that say who says what, such as those of tests/intake/gold, and how many a model gets right.

In a text, `{3 words}` is content of statement 3, `{3@Karim Haddad}` its mention, `{3!said}` its cue; `{3,4@he}` is the
mention of two statements. A quotation in several parts has the same number in each. After a line `====` stands a line
for each statement: its number, its kind and its speaker's name, as it is known from the whole text, without article;
`-` if the text names nobody, `?` if the speaker is not to be judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from articles.intake.quotes.learning import Known
from articles.intake.quotes.people.names import same_name
from articles.intake.quotes.speakers.model import Model
from articles.intake.quotes.statements import Statement, statements

LABEL = re.compile(r"\{(?P<numbers>\d+(?:,\d+)*)(?P<sign>[ @!])(?P<words>[^{}]*)\}")


@dataclass
class Label:
    kind: str
    speaker: str
    content: list[tuple[int, int]] = field(default_factory=list)
    mention: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None


@dataclass
class GoldText:
    name: str
    text: str
    labels: list[Label]


def read_gold(file: Path) -> GoldText:
    marked, _, lines = file.read_text(encoding="utf-8").partition("\n====\n")
    labels = {}
    for line in lines.strip().splitlines():
        number, kind, speaker = line.split(" ", 2)
        labels[number] = Label(kind, speaker)
    text, position = "", 0
    for match in LABEL.finditer(marked):
        text += marked[position : match.start()]
        span = (len(text), len(text) + len(match["words"]))
        for number in match["numbers"].split(","):
            label = labels[number]
            if match["sign"] == " ":
                label.content.append(span)
            elif match["sign"] == "@":
                label.mention = label.mention or span
            else:
                label.cue = label.cue or span
        text += match["words"]
        position = match.end()
    return GoldText(file.stem, text + marked[position:], list(labels.values()))


def is_held_out(file: Path) -> bool:
    """The thirty texts that were written after the first rules, and whose errors nobody looks at: 61 to 90."""
    return 60 < int(file.name.split("_")[0]) <= 90


def gold(folder: Path, *, held_out: bool) -> list[GoldText]:
    return [read_gold(file) for file in sorted(folder.glob("[0-9]*_*.txt")) if is_held_out(file) == held_out]


def known_of(text: GoldText) -> list[Known]:
    """What can be learnt from a text."""
    return [
        Known(start, end, None if label.speaker in ("-", "?") else label.speaker, label.mention)
        for label in text.labels
        if label.kind != "paraphrase"
        for start, end in label.content
    ]


def is_right(label: Label, statement: Statement) -> bool:
    """Whether a statement has the speaker of a label."""
    if label.speaker == "?":
        return True
    return statement.speaker is None if label.speaker == "-" else same_name(statement.speaker or "", label.speaker)


def joint_f1(texts: list[GoldText], model: Model) -> float:
    """Of the quoted stretches: how many are found with both ends and their speaker, in per cent."""
    right = found = wanted = 0
    for text in texts:
        labels = {span: label for label in text.labels if label.kind != "paraphrase" for span in label.content}
        got = {
            span: statement
            for statement in statements(text.text, model)
            if statement.kind != "paraphrase"
            for span in statement.content
        }
        wanted, found = wanted + len(labels), found + len(got)
        right += sum(is_right(labels[span], got[span]) for span in labels.keys() & got.keys())
    return 200 * right / (found + wanted) if found + wanted else 100.0
