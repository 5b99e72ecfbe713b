"""Who is meant: one being for all mentions of a person or body within a text."""

from __future__ import annotations

from articles.intake.quotes.beings import MOST_LOOKED_AT, Being
from articles.intake.quotes.bodies import Bodies
from articles.intake.quotes.epithets import (
    FORMER,
    OFFICES,
    is_demonym,
    is_epithet,
    is_plural_demonym,
    is_unnamed_by_custom,
    may_be_called,
    may_refer_back,
    may_refer_to,
)
from articles.intake.quotes.lexicon import DETERMINERS, is_body_noun, is_person_noun, is_plural
from articles.intake.quotes.mention import BODY, NOUN, PERSON, PLACE, PRONOUN, Mention
from articles.intake.quotes.names import gender, key, without_particles
from articles.intake.quotes.synonyms import OTHER_WORDS
from articles.intake.quotes.word_lists import WORDS

EPITHET_BACK = 6
NEXT = 2  # sentences: the end of a paragraph counts as one
LEAD = 2
KIN = WORDS["kin"]
# Whom "the source" can be.
SOURCES = frozenset(
    {"aide", "eyewitness", "friend", "insider", "officer", "official", "pal", "person", "seller", "trader", "worker"}
)
# Offices that are known by these words together.
LONGER_ROLES = {"the prime minister", "prime minister", "the vice president", "vice president", "attorney general"}
DEFINITE = {"the", "this", "that", "these", "those"}
# "The new envoy" is not the envoy who was named before.
SOMEBODY_ELSE = {"new", "other", "second", "next", "another"}


class People(Bodies):
    """`of` holds the being of each mention. `pronouns.resolve` fills in those of pronouns, as who speaks matters."""

    def __init__(self, mentions: list[Mention]) -> None:
        super().__init__(mentions)
        self.by_role: dict[str, list[tuple[int, Being]]] = {}
        for number in range(len(mentions)):
            self.of[number] = found = self.being(number)
            if found is not None:
                found.times += 1
        self.pair()

    def pair(self) -> None:
        """Give two who speak together, as in "Ferris and Bouchard wrote", one being."""
        for number, mention in enumerate(self.mentions):
            one, other = self.of[number - 1], self.of[number]
            if mention.joined and one is not None and other is not None and one is not other:
                pair = Being(f"{one.name} and {other.name}", one.kind, plural=True)
                self.of[number - 1] = self.of[number] = pair

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
        if mention.kind == PERSON and self.is_epithet_only(mention):
            mention.kind, mention.roles = NOUN, [mention.head]
        if (body := self.body_called(mention)) is not None:
            return body
        if mention.kind == PLACE or (mention.kind == PERSON and self.is_place(mention)):
            return self.called(mention.name, PLACE)
        found = self.called(self.full_name(number), PERSON) if mention.kind == PERSON else self.unnamed(number)
        self.keep_body(mention, found)
        found.roles |= set(mention.roles)
        found.gender = found.gender or gender(mention)
        for role in {mention.head, *mention.roles} - DETERMINERS:
            holders = self.by_role.setdefault(role, [])
            if (is_person_noun(role) or is_body_noun(role)) and (not holders or holders[-1][1] is not found):
                holders.append((number, found))
        return found

    def unnamed(self, number: int) -> Being:
        mention = self.mentions[number]
        plural = is_plural(mention.head)
        definite = mention.determiner in DEFINITE or (mention.determiner == "" and not plural)
        found = self.known_by_role(number) if definite and mention.kind in (NOUN, BODY) else None
        if found is None and mention.kind == NOUN and not plural:
            found = self.belonging_to_another(number)
        if found is None and mention.determiner in {"a", "an"} and self.opens(number) and not mention.sentence:
            found = self.named_after_the_lead(number)  # "A carer who stole from a widow"
        return found or Being(mention.name, mention.kind, gender(mention), plural=plural)

    def belonging_to_another(self, number: int) -> Being | None:
        """As in "its speaker" before "Speaker Ali Said" is named, and in "his mother" after "their mother, Mi Reh"."""
        mention = self.mentions[number]
        if mention.determiner in {"its", "their"}:
            return self.named_later(number, set(mention.roles))
        if mention.determiner not in {"his", "her"} or mention.head not in KIN:
            return None
        known = [being for _, being in self.latest_first(mention.head) if being.kind == PERSON]
        return known[0] if known else None

    def known_by_role(self, number: int) -> Being | None:
        """The last one before with that role, else the first one after it, else the one whom an epithet tells of."""
        mention = self.mentions[number]
        asked = {word for word in mention.roles if word not in DETERMINERS}
        if not SOMEBODY_ELSE.isdisjoint(mention.name.split()):
            return self.named_after_the_lead(number) if mention.kind == NOUN else None
        sex, plural = gender(mention), is_plural(mention.head)
        age = next((word for word in mention.roles if word.endswith("-old") and word in self.by_role), "")
        if age and not plural:
            return self.by_role[age][-1][1]
        for _, being in self.latest_first(mention.head):
            unknown = asked - being.roles - {part.lower() for part in being.name.split()}
            if (
                not unknown
                and being.plural == plural
                and can_be(mention, being)
                and not (sex and being.gender not in ("", sex))
            ):
                return being
        if mention.kind == BODY:
            return self.named_body(number)
        if mention.kind != NOUN or not (is_person_noun(mention.head) or is_demonym(mention.name)):
            return None
        return (
            self.named_later(number, asked)
            or self.once_in_office(mention, asked)
            or self.by_epithet(number)
            or self.by_other_word(number, asked)
            or self.named_after_the_lead(number)
        )

    def by_other_word(self, number: int, asked: set[str]) -> Being | None:
        """As in "Attorney Susan Bright" and later "the lawyer": the last one with a name and such a role. For "the
        source", the last one without a name."""
        mention = self.mentions[number]
        if mention.determiner != "the" or mention.head in OFFICES:
            return None
        sex, last, found = gender(mention), -1, None
        kind, words = (
            (NOUN, SOURCES) if mention.head == "source" else (PERSON, OTHER_WORDS.get(mention.head, frozenset()))
        )
        for word in words:
            for place, being in self.by_role.get(word, [])[-MOST_LOOKED_AT:]:
                unknown = asked - {mention.head} - being.roles
                fits = being.kind == kind and not (sex and being.gender not in ("", sex))
                if place > last and fits and not unknown:
                    last, found = place, being
        return found

    def once_in_office(self, mention: Mention, asked: set[str]) -> Being | None:
        """As in "The governor of the prison, Ruth Orr" and later "the former governor", if no other one was named."""
        if FORMER.isdisjoint(asked):
            return None
        sex = gender(mention)
        for _, being in [*self.latest_first("predecessor"), *self.latest_first(mention.head)]:
            known = asked <= {mention.head, *FORMER} if "predecessor" in being.roles else asked - FORMER <= being.roles
            if being.kind == PERSON and known and not (sex and being.gender not in ("", sex)):
                return being
        return None

    def latest_first(self, head: str) -> list[tuple[int, Being]]:
        """Whoever has a role, those without a name whose role is a longer one last: "the prime minister"."""
        holders = self.by_role.get(head, [])[-MOST_LOOKED_AT:][::-1]
        return sorted(holders, key=lambda holder: holder[1].kind == NOUN and holder[1].name.lower() in LONGER_ROLES)

    def named_later(self, number: int, asked: set[str]) -> Being | None:
        """As in "The envoy said", before "Envoy Ingrid Solberg" is named."""
        head = self.mentions[number].head
        for place in self.roles_ahead.get(head, [])[:MOST_LOOKED_AT]:
            roles = set(self.mentions[place].roles)
            if (asked & FORMER) - roles:
                continue  # "the former minister" is not the minister
            if place > number and (asked <= roles or (roles <= asked and not is_unnamed_by_custom(head))):
                return self.called(self.full_name(place), PERSON)
        return None

    def named_after_the_lead(self, number: int) -> Being | None:
        """As in "The relief chief said so on Friday. Margit Olsson told the council …": a lead without the name."""
        mention = self.mentions[number]
        if mention.sentence >= LEAD or is_plural(mention.head) or mention.after_preposition:
            return None
        sex = gender(mention)
        sentence = mention.sentence
        for position in range(number + 1, min(number + MOST_LOOKED_AT, len(self.mentions))):
            other = self.mentions[position]
            if other.sentence > mention.sentence + LEAD:
                break
            if other.sentence == sentence:
                continue
            sentence = other.sentence
            if other.kind == PERSON and " " in other.name and not other.genitive and not other.after_preposition:
                place = self.by_part.get(key(without_particles(other.name)[-1]), [(-1, "")])[0][0]
                named = Being(other.name, PERSON, gender(other), set(other.roles))
                if (
                    place == position
                    and may_be_called(named, mention.head)
                    and not (sex and named.gender not in ("", sex))
                ):
                    return self.called(other.name, PERSON)
            if other.kind == PERSON:
                break
        return None

    def is_epithet_only(self, mention: Mention) -> bool:
        """As in "the Slovak" and "Americans", where nobody has that name."""
        if mention.titles or key(mention.name) in self.by_part:
            return False
        return is_plural_demonym(mention.name) or (mention.determiner == "the" and is_demonym(mention.name))

    def by_epithet(self, number: int) -> Being | None:
        """As in "The former union boss said": somebody named shortly before.

        Other nouns, as in "the hairdresser said", refer to the first person named in a sentence of whom no other
        calling is known.
        """
        mention = self.mentions[number]
        if not may_refer_back(mention):
            return None
        sex, sure = gender(mention), is_epithet(mention)
        best, highest = None, float("-inf")
        for position in range(number - 1, max(number - MOST_LOOKED_AT, -1), -1):
            other, being = self.mentions[position], self.of[position]
            far = mention.sentence - other.sentence
            if far > EPITHET_BACK or (not sure and far and is_somebody_new(other)):
                break  # "A driver hit a wall. The motorist said"
            if not far or being is None or other.genitive or not is_named(being, sex):
                continue
            opens = self.opens(position)
            value = opens - far - other.after_preposition + (" " in being.name)
            if value > highest and may_refer_to(mention, being, opens=opens, says=other.says and far <= NEXT):
                best, highest = being, value
        return best

    def opens(self, number: int) -> bool:
        """Whether a phrase is the first of its sentence."""
        mention = self.mentions[number]
        first = number == 0 or self.mentions[number - 1].sentence != mention.sentence
        return first and not mention.after_preposition


def is_named(being: Being, sex: str) -> bool:
    """Whether somebody has a name that is surely a person's, and may have that gender."""
    return (
        being.kind == PERSON
        and (" " in being.name or being.gender != "")
        and not (sex and being.gender not in ("", sex))
    )


def is_somebody_new(mention: Mention) -> bool:
    """As in "a diplomat", "one of the owners", where nobody is named."""
    return mention.kind == NOUN and mention.determiner in {"a", "an", "one"} and mention.apposed_to < 0


def can_be(mention: Mention, being: Being) -> bool:
    if mention.kind == BODY:
        return being.kind == BODY and being.name.split()[-1].lower() == mention.head
    return being.kind in (PERSON, NOUN)
