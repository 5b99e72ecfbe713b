"""The texts of tests/intake/gold with their labels.

In a text, `{3 words}` is content of statement 3, `{3@Karim Haddad}` its mention, `{3!said}` its cue; `{3,4@he}` is the
mention of two statements. A quotation in several parts has the same number in each. After a line `====` stands a line
for each statement: its number, its kind and its speaker's name, as it is known from the whole text, without article;
`-` if the text names nobody, `?` if the speaker is not to be judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "gold"
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
    """The third of the texts that was written last, after the rules: those from number 61."""
    return int(file.name[:2]) > 60


def gold(held_out: bool) -> list[GoldText]:
    return [read_gold(file) for file in sorted(FOLDER.glob("*.txt")) if is_held_out(file) == held_out]
