"""Turns of a transcript, questions and answers, and block quotations: words of somebody without quotation marks."""

from __future__ import annotations

import re

from articles.intake.quotes.stretches import Stretch

LABEL = re.compile(r"(?P<name>[^\W\d_][^:?!\n\"“”«»]{0,60}?)(?P<colon>\s?:)(?=\s+\S)")
LETTERS = re.compile(r"[QA][.)]\s")
BLOCK = re.compile(r">+[ \t]*(?=\S)")
FEWEST_TURNS = 3
MOST_WORDS = 6


def turns(text: str, paragraphs: list[tuple[int, int]]) -> list[Stretch]:
    """A stretch for each turn and for each paragraph of a block quotation. A text has turns if several paragraphs begin
    with a name and a colon, and one of these names is that of several."""
    labels = [label_of(text, start, end) for start, end in paragraphs]
    names = [text[label[0] : label[1]].casefold() for label in labels if label]
    lasts = [name.split()[-1] for name in names]
    is_transcript = len(names) >= FEWEST_TURNS and len(set(names)) < len(names) and len(names) * 3 >= len(paragraphs)
    found: list[Stretch] = []
    for number, ((start, end), label) in enumerate(zip(paragraphs, labels, strict=True)):
        if block := BLOCK.match(text, start, end):
            continues = bool(found) and found[-1].paragraph == number - 1 and found[-1].turn is None
            found.append(Stretch(block.end(), end, start, end, number, continues, marked=False))
        elif is_transcript and label and (number or lasts.count(text[label[0] : label[1]].casefold().split()[-1]) > 1):
            words = label[2]
            found.append(Stretch(words, end, words, end, number, marked=False, turn=(label[0], label[1])))
    return found


def label_of(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where a paragraph's label begins and ends, and where the words begin."""
    if letter := LETTERS.match(text, start, end):
        return start, start + 1, letter.end()
    match = LABEL.match(text, start, end)
    if match is None:
        return None
    name = match.group("name")
    words = re.sub(r"\(.*?\)", "", name).split()
    if not words or len(words) > MOST_WORDS or not is_label(words):
        return None
    position = match.end()
    while position < end and text[position].isspace():
        position += 1
    bracket = name.find("(")
    name_end = start + len(name[:bracket].rstrip() if bracket > 0 else name.rstrip())
    return start, name_end, position


def is_label(words: list[str]) -> bool:
    """Names and roles: in capitals but for short words, or short."""
    capitals = all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
    return capitals or (len(words) <= 3 and words[0][0].isupper())
