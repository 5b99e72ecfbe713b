"""Those who are named in a text: one being for each, by any part of the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from articles.intake.quotes.mentions.mention import PERSON, Mention
from articles.intake.quotes.people.names import SHORT_NAMES, gender, generation, key, without_particles
from articles.intake.quotes.words.lexicon import GIVEN_NAMES

MOST_LOOKED_AT, SHORTEST_ALIKE, LONGEST_OWNER = 40, 6, 4
# Who "Hasmukh Zaveri's daughter" belongs to.
OWNER = re.compile(r"(?:[A-Z][\w.-]* ){1,5}[A-Z][\w-]+(?=['’]s )")
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\b")


def given_alike(one: str, other: str) -> bool:
    """Whether two given names can be the same, one of them perhaps only its initial: Lyle and L."""
    one, other = key(one), key(other)
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def fullest(names: list[str]) -> str:
    """The first name, or a later one that has all its parts and more: "Carlo Alexis Nobles" for "Carlo Nobles"."""
    parts = key(names[0]).split()
    longer = (name for name in names[1:] if set(parts) < set(key(name).split()) and key(name).startswith(parts[0]))
    return next(longer, names[0])


def differ_in_one(one: str, other: str) -> bool:
    """Whether one letter more, or another letter, is all the difference."""
    if len(one) < len(other):
        one, other = other, one
    first = next((index for index, letter in enumerate(other) if one[index] != letter), len(other))
    return one[first + 1 :] == (other[first:] if len(one) > len(other) else other[first + 1 :])


def owner_in(phrase: str) -> str:
    """The full name of whoever something belongs to: "Hasmukh Zaveri's daughter", "coach Ted Orr's conference"."""
    match = OWNER.search(phrase)
    if match is None:
        return ""
    words = match[0].split()
    known = next((index for index, word in enumerate(words[:-1]) if word.casefold() in GIVEN_NAMES), -1)
    if known >= 0:
        return " ".join(words[known:])
    return match[0] if match.start() == 0 and not TITLE.match(phrase) and len(words) <= LONGEST_OWNER else ""


@dataclass(slots=True)
class Being:
    """A person, a body, or somebody without a name. `gender` is male, female or empty. `times` counts the phrases."""

    name: str
    kind: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    plural: bool = False
    times: int = 0


class Names:
    """The names of a text. `of` holds the being of each mention."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.of: list[Being | None] = [None] * len(mentions)
        self.owned_by: dict[int, Being] = {}  # of phrases with "his" or "her"
        self.by_part: dict[str, list[tuple[int, str]]] = {}
        self.called_alone: dict[str, str] = {}  # whom a single name stood for last
        self.by_name: dict[str, Being] = {}
        self.roles_ahead: dict[str, list[int]] = {}
        for number, mention in enumerate(mentions):
            if mention.kind == PERSON and (mention.titles or not mention.place_like):
                self.look_ahead(number, mention)
            elif mention.owner and (name := owner_in(mention.name)):
                self.by_part.setdefault(key(name.split()[-1]), []).append((number, name))

    def look_ahead(self, number: int, mention: Mention) -> None:
        parts = without_particles(mention.name)
        known_already = any(
            given_alike(name.split()[0], parts[0]) and len(key(parts[0])) == 1
            for _, name in self.by_part.get(key(parts[-1]), [])[:MOST_LOOKED_AT]
        )
        if len(parts) > 1 and not known_already:
            for part in {key(parts[-1]), key(parts[0])}:
                known = self.by_part.setdefault(part, [])
                if not known or known[-1][1] != mention.name:
                    known.append((number, mention.name))
        for role in set(mention.roles):
            self.roles_ahead.setdefault(role, []).append(number)

    def called(self, name: str, kind: str) -> Being:
        return self.by_name.setdefault(name.casefold(), Being(name, kind))

    def is_place(self, mention: Mention) -> bool:
        """As in "In Lausanne": a name after such a preposition that is nobody's name."""
        return mention.place_like and not mention.titles and key(mention.name) not in self.by_part

    def full_name(self, number: int) -> str:
        """The full name that a single name is short for: the last one before it, else the first one after it."""
        mention = self.mentions[number]
        parts = without_particles(mention.name)
        single = len(parts) == 1
        if single and key(parts[0]) not in self.by_part and (known := self.spelt_alike(key(parts[0]))):
            return known
        sex = gender(mention) if not single or mention.titles else ""
        same = []
        for place, name in self.named_by(key(parts[-1]), single=single)[:MOST_LOOKED_AT]:
            words = without_particles(name)
            alike = single or (given_alike(words[0], parts[0]) and key(words[-1]) == key(parts[-1]))
            alike = alike or words[1:] == parts  # Abi Rached, of Ghassan Abi Rached
            alike = alike and generation(mention.name) in ("", generation(name))
            if alike and not (sex and gender(self.mentions[place]) not in ("", sex)):
                same.append((place, name))
        if single:
            same = [item for item in same if key(without_particles(item[1])[-1]) == key(parts[0])] or same
        before = [name for place, name in same if place < number]
        if single and before:
            called = self.called_alone.get(key(parts[0]), "")
            self.called_alone[key(parts[0])] = name = called if called in before and not sex else before[-1]
            return name
        if single and mention.titles[-1:] == ("president",):
            same = [(place, name) for place, name in same if "president" in self.mentions[place].roles]  # not his wife
        return fullest(before or [name for _, name in same] or [mention.name])

    def spelt_alike(self, part: str) -> str:
        """The full name whose surname differs in one letter, or empty: Moallem is Walid Mouallem."""
        if len(part) < SHORTEST_ALIKE:
            return ""
        for known in islice(self.by_part, MOST_LOOKED_AT):
            if known[0] == part[0] and abs(len(known) - len(part)) <= 1 and differ_in_one(known, part):
                return next((name for _, name in self.by_part[known] if key(without_particles(name)[-1]) == known), "")
        return ""

    def named_by(self, part: str, *, single: bool) -> list[tuple[int, str]]:
        """Whoever has a part of a name, or the given name that it is short for: Ben, of Benedict Osgood."""
        known = self.by_part.get(part, [])
        if known or not single:
            return known
        return sorted(
            (place, name)
            for whole in SHORT_NAMES.get(part, ())
            for place, name in self.by_part.get(whole, [])
            if key(name.split()[0]) == whole
        )

    def owner(self, number: int) -> Being | None:
        """The person whose the named thing is: "Mr Malik's video", "her video"."""
        if number in self.owned_by:
            return self.owned_by[number]
        owner = self.mentions[number].owner
        if not owner or key(owner) not in self.by_part:
            return None
        name = self.by_part[key(owner)][0][1]
        is_named_here = owner_in(self.mentions[number].name) == name
        return self.called(name, PERSON) if is_named_here else self.by_name.get(name.casefold())
