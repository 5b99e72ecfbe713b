"""Who holds a role by what a transcript tells beside its turns: "Chair: Ama Darko", "Ama Darko (Chair)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from articles.intake.quotes.people.names import ARTICLES, has_given_name
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.words.lexicon import GIVEN_NAMES, TITLES, is_person_noun

MOST_ROLES, MOST_NAMES = 20, 20
GUESTS = {"guest", "interviewee"}
WORD = r"(?:[A-Z]\.|[A-Z][\w'’-]{0,30})"
NAME = rf"(?:(?:Mr|Mrs|Ms|Dr)\. )?{WORD}(?: {WORD}){{1,4}}"
FULL_NAME = re.compile(rf"\b{WORD} {WORD}\b")
ROLE_AND_NAME = re.compile(rf"(?P<role>[^\W\d_][^:(\n]{{0,40}}?) \((?P<name>{NAME})\):")
ROLE_IS_NAME = re.compile(rf"(?P<role>[A-Z][a-z]+(?: [a-z]+)?): (?P<name>{NAME})(?: \([^()]*\))?$")
NAME_AND_ROLE = re.compile(rf"\b(?P<name>{NAME}) \((?P<role>[A-Z][a-z]+)\)")
INTRODUCED = re.compile(rf"\b(?:I'm|I’m|I am|[Mm]y name is) (?P<name>{NAME})")
# At the end of a report: "Marguerite Sloane, Radio Two Rivers, Savelugu."
SIGNED_OFF = re.compile(rf"(?:^|[.!?] )(?P<name>{WORD} {WORD}), {NAME}(?:, {NAME}|, {WORD})?\.$")


def role_holders(reading: Reading, labels: Sequence[str]) -> dict[str, str]:
    """The name of whoever has a role, by the role: of "The CHAIR (Mrs Ama Darko):", "Chair: Ama Darko", "Ama Darko
    (Chair)", "the chair, Ama Darko", and "I'm Ama Darko" or "Ama Darko, Radio Two Rivers." in a turn of the chair."""
    found: dict[str, str] = {}
    for label in labels[:MOST_ROLES]:
        keep(found, label, named_beside(reading, label))
    for start, end in reading.paragraphs:
        for pattern in (ROLE_AND_NAME, ROLE_IS_NAME):
            if match := pattern.match(reading.text, start, end):
                keep(found, match["role"], match["name"])
    for match in NAME_AND_ROLE.finditer(reading.text):
        keep(found, match["role"], match["name"])
    for stretch in reading.stretches:
        if stretch.turn:
            name = name_told_in(reading.text[stretch.start : stretch.end])
            keep(found, reading.text[slice(*stretch.turn)], name)
    for label in labels[:MOST_ROLES]:
        if role_in(label) in GUESTS:
            keep(found, label, named_by_others(reading, label))
    return found


def named_beside(reading: Reading, label: str) -> str:
    """The name that the text gives beside a role, or empty: "the chair, Ama Darko", "Governor Max Orr"."""
    role = role_in(label)
    if not role:
        return ""
    near = re.compile(rf"\b(?i:{re.escape(role.split()[-1])})(?:ed by|,| is)? (?P<name>{NAME})")
    return best_of(match["name"] for match in near.finditer(reading.text))


def name_told_in(words: str) -> str:
    """The name of the speaker, if the words of a turn tell it, or empty."""
    match = INTRODUCED.search(words) or SIGNED_OFF.search(words)
    return match["name"] if match else ""


def named_by_others(reading: Reading, label: str) -> str:
    """The first full name in the turns before the first one with that label, or empty: "Marisol Teague, welcome"."""
    for stretch in reading.stretches:
        if not stretch.turn:
            continue
        if reading.text[slice(*stretch.turn)] == label:
            break
        names = (match[0] for match in FULL_NAME.finditer(reading.text, stretch.start, stretch.end))
        if name := next(filter(has_given_name, names), ""):
            return name
    return ""


def best_of(names: Iterable[str]) -> str:
    """The first name that begins with a known given name, else the first, or empty: not "Governor Drops In"."""
    found = list(islice(names, MOST_NAMES))
    return next((name for name in found if has_given_name(name_in(name))), "".join(found[:1]))


def keep(found: dict[str, str], label: str, name: str) -> None:
    """Keep the first full name of a role."""
    role = role_in(label)
    if role and " " in name_in(name):
        found.setdefault(role, name_in(name))


def role_in(label: str) -> str:
    """The role that a label tells, in lower case and without an article, or empty: "chair" for THE CHAIR."""
    words = [word for word in words_in(label) if word not in ARTICLES]
    is_role = bool(words) and is_person_noun(words[-1]) and words[-1] not in GIVEN_NAMES
    return " ".join(words) if is_role else ""


def words_in(text: str) -> list[str]:
    return [word.lower().strip(".") for word in text.split()]


def name_in(text: str) -> str:
    """A label without titles and articles, in the usual letters."""
    words = (word for word in text.split() if word.lower().strip(".") not in TITLES | ARTICLES)
    return " ".join(word.title() if word.isupper() else word for word in words)
