"""Turns of transcripts and interviews, block quotations and posts: words of somebody without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from articles.intake.quotes.text.blocks import is_block, statement_of_release
from articles.intake.quotes.text.speeches import speech
from articles.intake.quotes.text.stretches import Stretch
from articles.intake.quotes.text.turns_below import ENDS_A_TURN, FEWEST_TURNS, goes_on, turns_below
from articles.intake.quotes.words.lexicon import is_person_noun

LABEL = re.compile(r"(?P<name>[^\W\d_][^:?!\n\"“”«»]{0,60}?)(?P<colon>\s?:)(?=\s+\S)")
LETTERS = re.compile(r"(?P<name>(?:[QA]|Question|Answer)(?=[.)])|Q(?=\s+[A-Z]))[.)]?\s+")
# Questions and answers that stand in one paragraph.
WITHIN = re.compile(r"\b(?P<name>QUESTION|Question|ANSWER|Answer|Q|A):\s+")
FEWEST_WITHIN = 4
BLOCK = re.compile(r">+[ \t]*(?=\S)")
# The line under a post: "— Ada Lund (@adalund) 4 March 2019".
SIGNED = re.compile(r"[—–-]+ ?(?P<name>\S[^()\n]{0,60}?) \(@\w+\)")
# The post and that line in one paragraph.
POST = re.compile(rf"(?P<words>[^\"“‘'\s](?:(?!://).)*?\S)\s+{SIGNED.pattern}(?: [\w ,]{{1,30}})?")
QUOTED = re.compile(r"[^:\n]{2,60}: [\"“‘']")
LONGEST_POST = 500
MOST_WORDS, FEWEST_OFFICIALS = 6, 2
# As in "[00:21:07] Host:" and "Q41 Chair:".
PREFIX = re.compile(r"(?:\[?\d\d?(?::\d\d){1,2}\]?|Q\d+)\s+")
REMARK, LONGEST_REMARK = re.compile(r"\([a-z ]+\)"), 24
# Only who somebody is, and nothing that is said.
ONLY_A_NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,4}(?: \([^()]{1,40}\))?")
Span = tuple[int, int]
Label = tuple[int, int, int]


def turns(text: str, paragraphs: list[Span]) -> list[Stretch]:
    """A stretch for each turn, for each paragraph of a block quotation and for each post that is signed.

    A text has turns if several paragraphs begin with a name and a colon, and one of these names is that of several, or
    if two of them begin with an office and a name. A paragraph without a name between two turns continues the first of
    them.
    """
    labels = Labels(text, paragraphs)
    released = statement_of_release(text, paragraphs)
    found: list[Stretch] = []
    for number, (start, end) in enumerate(paragraphs):
        before = found[-1] if found and found[-1].paragraph == number - 1 else None
        if block := BLOCK.match(text, start, end):
            continues = before is not None and before.turn is None
            found.append(Stretch(block.end(), end, start, end, number, continues, marked=False))
        elif label := labels.of_turn(number):
            words, last = label[2], end_of_words(text, label[2], end)
            found.append(Stretch(words, last, words, end, number, marked=False, turn=(label[0], label[1])))
        elif number < labels.last and before is not None and before.turn and labels.may_go_on(before, start, end):
            found.append(Stretch(start, end, start, end, number, continues=True, marked=False, turn=before.turn))
        elif below := labels.below.get(number):
            found.append(below)
        elif labels.last < 0 and (number in released or is_block(text, paragraphs, number, before)):
            continues = before is not None and not before.marked
            found.append(Stretch(start, end, start, end, number, continues, marked=False))
        elif signature := signature_after(text, paragraphs, number):
            found.append(Stretch(start, end, start, end, number, marked=False, turn=signature))
        elif post := POST.fullmatch(text, start, min(end, start + LONGEST_POST)):
            found.append(Stretch(start, post.end("words"), start, end, number, marked=False, turn=post.span("name")))
        else:
            found += turns_within(text, number, start, end)
    return found


class Labels:
    """The names before the turns of a text. `last` is the number of the last paragraph with one, or -1."""

    def __init__(self, text: str, paragraphs: list[Span]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.labels = [label_of(text, start, end) for start, end in paragraphs]
        names = [self.name(label) for label in self.labels if label]
        self.times = Counter(name.split()[-1] for name in names)
        is_transcript = len(names) >= FEWEST_TURNS and len(set(names)) < len(names)
        is_dense = len(names) * 3 >= len(paragraphs)
        of_officials = sum(label is not None and self.is_of_official(label) for label in self.labels)
        if not (is_transcript and is_dense) and of_officials < FEWEST_OFFICIALS:
            self.labels = [None] * len(paragraphs)
        self.last = max((number for number, label in enumerate(self.labels) if label), default=-1)
        first = next((number for number, label in enumerate(self.labels) if label), len(paragraphs))
        self.below = (turns_below(text, paragraphs) if self.last < 0 else {}) or speech(text, paragraphs, first)

    def name(self, label: Label) -> str:
        return self.text[label[0] : label[1]].casefold()

    def is_repeated(self, label: Span | Label) -> bool:
        return self.times[self.text[label[0] : label[1]].casefold().split()[-1]] > 1

    def is_of_official(self, label: Span | Label) -> bool:
        """As in "President of Karsia Hassan Lund:", which needs no second turn."""
        words = self.text[label[0] : label[1]].split()
        return all(word[0].isupper() for word in words[-2:]) and any(
            is_person_noun(word.lower()) for word in words[:-2]
        )

    def of_turn(self, number: int) -> Label | None:
        """The label of a paragraph, if words of somebody follow it: not a title, nor "Photos: Jana Withers"."""
        label = self.labels[number]
        if label is None:
            return None
        start, end = label[2], self.paragraphs[number][1]
        if ONLY_A_NAME.fullmatch(self.text, start, end) and not self.text.endswith((".", "?", "!"), start, end):
            return None
        if self.is_repeated(label) or self.is_of_official(label):
            return label
        return label if number and self.text.endswith(ENDS_A_TURN, start, end) else None

    def may_go_on(self, before: Stretch, start: int, end: int) -> bool:
        if before.turn is None or not goes_on(self.text, start, end):
            return False
        return self.is_repeated(before.turn) or self.is_of_official(before.turn)


def end_of_words(text: str, start: int, end: int) -> int:
    """Where the words of a turn end, before a remark such as "(laughs)"."""
    opening = text.rfind("(", max(start, end - LONGEST_REMARK), end)
    if opening <= start or not REMARK.fullmatch(text, opening, end):
        return end
    return start + len(text[start:opening].rstrip())


def signature_after(text: str, paragraphs: list[Span], number: int) -> Span | None:
    """Where the name of whoever posted a paragraph stands in the next one."""
    start, end = paragraphs[number]
    if number + 1 == len(paragraphs) or end - start > LONGEST_POST or QUOTED.match(text, start, end):
        return None
    match = SIGNED.match(text, *paragraphs[number + 1])
    return match.span("name") if match else None


def turns_within(text: str, number: int, start: int, end: int) -> list[Stretch]:
    """As in "Excerpts follow: QUESTION: Why? ANSWER: Because. QUESTION: …"."""
    matches = list(WITHIN.finditer(text, start, end))
    if len(matches) < FEWEST_WITHIN:
        return []
    ends = [following.start() for _, following in pairwise(matches)] + [end]
    result = []
    for match, stop in zip(matches, ends, strict=True):
        words_end = match.end() + len(text[match.end() : stop].rstrip())
        if words_end > match.end():
            span = match.span("name")
            result.append(Stretch(match.end(), words_end, span[0], words_end, number, marked=False, turn=span))
    return result


def label_of(text: str, start: int, end: int) -> Label | None:
    """Where a paragraph's label begins and ends, and where the words begin."""
    if prefix := PREFIX.match(text, start, end):
        start = prefix.end()
    if letter := LETTERS.match(text, start, end):
        return start, letter.end("name"), letter.end()
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
    stop = re.search(r"\s*[(,]", name)
    name_end = start + (stop.start() if stop and stop.start() else len(name.rstrip()))
    return start, name_end, position


def is_label(words: list[str]) -> bool:
    """Names and roles: in capitals but for short words, or a short role."""
    capitals = all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
    return capitals or (len(words) <= 3 and words[0][0].isupper() and is_person_noun(words[-1].lower()))
