"""Who is meant: one being for all mentions of a person or body within a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.intake.quotes.epithets import is_epithet, is_unnamed_by_custom
from articles.intake.quotes.lexicon import DETERMINERS, is_body_noun, is_person_noun, is_plural
from articles.intake.quotes.mention import BODY, NOUN, PERSON, PLACE, PRONOUN, Mention
from articles.intake.quotes.names import gender, key, without_particles

MOST_LOOKED_AT = 40
EPITHET_BACK = 3
LEAD = 2
# Offices that are known by these words together.
LONGER_ROLES = {"the prime minister", "prime minister", "the vice president", "vice president", "attorney general"}
DEFINITE = {"the", "this", "that", "these", "those"}
# "The new envoy" is not the envoy who was named before.
SOMEBODY_ELSE = {"new", "other", "second", "next", "another"}


@dataclass(slots=True)
class Being:
    """A person, a body, or somebody without a name. `gender` is male, female or empty."""

    name: str
    kind: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    plural: bool = False


class People:
    """`of` holds the being of each mention. `pronouns.resolve` fills in those of pronouns, as who speaks matters."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.of: list[Being | None] = [None] * len(mentions)
        self.by_part: dict[str, list[tuple[int, str]]] = {}
        self.called_alone: dict[str, str] = {}  # whom a single name stood for last
        self.by_name: dict[str, Being] = {}
        self.by_role: dict[str, list[tuple[int, Being]]] = {}
        self.roles_ahead: dict[str, list[int]] = {}
        for number, mention in enumerate(mentions):
            if mention.kind == PERSON and (mention.titles or not mention.place_like):
                self.look_ahead(number, mention)
        for number in range(len(mentions)):
            self.of[number] = self.being(number)

    def look_ahead(self, number: int, mention: Mention) -> None:
        parts = without_particles(mention.name)
        if len(parts) > 1:
            for part in {key(parts[-1]), key(parts[0])}:
                known = self.by_part.setdefault(part, [])
                if not known or known[-1][1] != mention.name:
                    known.append((number, mention.name))
        for role in set(mention.roles):
            self.roles_ahead.setdefault(role, []).append(number)

    def being(self, number: int) -> Being | None:
        mention = self.mentions[number]
        if mention.kind == PRONOUN:
            return None
        if mention.apposed_to >= 0 and self.of[mention.apposed_to] is not None and mention.kind != PERSON:
            return self.of[mention.apposed_to]
        if (
            mention.kind == NOUN
            and not mention.determiner
            and mention.name[:1].isupper()
            and key(mention.name) in self.by_part
        ):
            mention.kind, mention.titles = PERSON, ()  # "King said", of Stephen King
        if mention.kind == PLACE or (mention.kind == PERSON and self.is_place(mention)):
            return self.called(mention.name, PLACE)
        found = self.called(self.full_name(number), PERSON) if mention.kind == PERSON else self.unnamed(number)
        found.roles |= set(mention.roles)
        found.gender = found.gender or gender(mention)
        for role in {mention.head, *mention.roles} - DETERMINERS:
            holders = self.by_role.setdefault(role, [])
            if (is_person_noun(role) or is_body_noun(role)) and (not holders or holders[-1][1] is not found):
                holders.append((number, found))
        return found

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
        sex = gender(mention) if not single or mention.titles else ""
        same = []
        for place, name in self.by_part.get(key(parts[-1]), [])[:MOST_LOOKED_AT]:
            words = without_particles(name)
            alike = single or (key(words[0]) == key(parts[0]) and key(words[-1]) == key(parts[-1]))
            if alike and not (sex and gender(self.mentions[place]) not in ("", sex)):
                same.append((place, name))
        if single:
            same = [item for item in same if key(item[1].split()[-1]) == key(parts[0])] or same
        before = [name for place, name in same if place < number]
        if single and before:
            called = self.called_alone.get(key(parts[0]), "")
            self.called_alone[key(parts[0])] = name = called if called in before and not sex else before[-1]
            return name
        return (before or [name for _, name in same] or [mention.name])[0]

    def unnamed(self, number: int) -> Being:
        mention = self.mentions[number]
        plural = is_plural(mention.head)
        definite = mention.determiner in DEFINITE or (mention.determiner == "" and not plural)
        found = self.known_by_role(number) if definite and mention.kind in (NOUN, BODY) else None
        return found or Being(mention.name, mention.kind, gender(mention), plural=plural)

    def known_by_role(self, number: int) -> Being | None:
        """The last one before with that role, else the first one after it, else the one whom an epithet tells of."""
        mention = self.mentions[number]
        asked = {word for word in mention.roles if word not in DETERMINERS}
        if asked & SOMEBODY_ELSE:
            return None
        sex, plural = gender(mention), is_plural(mention.head)
        for _, being in self.latest_first(mention.head):
            unknown = asked - being.roles - {part.lower() for part in being.name.split()}
            if (
                not unknown
                and being.plural == plural
                and can_be(mention, being)
                and not (sex and being.gender not in ("", sex))
            ):
                return being
        if mention.kind != NOUN or not is_person_noun(mention.head):
            return None
        return self.named_later(number, asked) or self.by_epithet(number) or self.named_after_the_lead(number)

    def latest_first(self, head: str) -> list[tuple[int, Being]]:
        """Whoever has a role, those without a name whose role is a longer one last: "the prime minister"."""
        holders = self.by_role.get(head, [])[-MOST_LOOKED_AT:][::-1]
        return sorted(holders, key=lambda holder: holder[1].kind == NOUN and holder[1].name.lower() in LONGER_ROLES)

    def named_later(self, number: int, asked: set[str]) -> Being | None:
        """As in "The envoy said", before "Envoy Ingrid Solberg" is named."""
        head = self.mentions[number].head
        for place in self.roles_ahead.get(head, [])[:MOST_LOOKED_AT]:
            roles = set(self.mentions[place].roles)
            if place > number and (asked <= roles or (roles <= asked and not is_unnamed_by_custom(head))):
                return self.called(self.full_name(place), PERSON)
        return None

    def named_after_the_lead(self, number: int) -> Being | None:
        """As in "The relief chief said so on Friday. Margit Olsson told the council …": a lead without the name."""
        mention = self.mentions[number]
        if mention.sentence >= LEAD or is_plural(mention.head) or mention.after_preposition:
            return None
        sentence = mention.sentence
        for position in range(number + 1, min(number + MOST_LOOKED_AT, len(self.mentions))):
            other = self.mentions[position]
            if other.sentence > mention.sentence + LEAD:
                break
            if other.sentence == sentence:
                continue
            sentence = other.sentence
            if other.kind == PERSON and " " in other.name and not other.genitive and not other.roles:
                place = self.by_part.get(key(without_particles(other.name)[-1]), [(-1, "")])[0][0]
                if place == position and not other.after_preposition:
                    return self.called(other.name, PERSON)
            if other.kind == PERSON:
                break
        return None

    def by_epithet(self, number: int) -> Being | None:
        """As in "The former union boss said": somebody named shortly before."""
        mention = self.mentions[number]
        if not is_epithet(mention):
            return None
        sex = gender(mention)
        for position in range(number - 1, max(number - MOST_LOOKED_AT, -1), -1):
            other, being = self.mentions[position], self.of[position]
            if mention.sentence - other.sentence > EPITHET_BACK:
                break
            if being is None or being.kind != PERSON or other.genitive or other.sentence == mention.sentence:
                continue
            if " " in being.name and not (sex and being.gender not in ("", sex)):
                return being
        return None

    def owner(self, number: int) -> Being | None:
        """The person whose the named thing is: "Mr Malik's video"."""
        owner = self.mentions[number].owner
        if not owner or key(owner) not in self.by_part:
            return None
        return self.by_name.get(self.by_part[key(owner)][0][1].casefold())


def can_be(mention: Mention, being: Being) -> bool:
    if mention.kind == BODY:
        return being.kind == BODY and being.name.split()[-1].lower() == mention.head
    return being.kind in (PERSON, NOUN)
