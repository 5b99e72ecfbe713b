"""Who is meant: one being for all mentions of a person or body within a text."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import BODY, MOST_TOGETHER, NOUN, PERSON, PLACE, PRONOUN, Mention
from articles.intake.quotes.people.beings import MOST_LOOKED_AT, Being
from articles.intake.quotes.people.epithets import is_demonym, is_plural_demonym
from articles.intake.quotes.people.names import gender, key
from articles.intake.quotes.people.nominals import Nominals
from articles.intake.quotes.words.lexicon import is_person_noun, is_plural

TWO = 2
DEFINITE = {"the", "this", "that", "these", "those"}


class People(Nominals):
    """`of` holds the being of each mention. `pronouns.resolve` fills in those of pronouns, as who speaks matters."""

    def __init__(self, mentions: list[Mention], lead: int = 0) -> None:
        super().__init__(mentions, lead)
        for number in range(len(mentions)):
            self.of[number] = found = self.being(number)
            if found is not None:
                found.times += 1
        self.join()

    def join(self) -> None:
        """Give those who speak together, as in "Ferris and Bouchard wrote", one being."""
        last = 0
        for number in range(1, len(self.mentions)):
            if not self.mentions[number].joined or number <= last:
                continue
            last = number
            while last + 1 < min(len(self.mentions), number + MOST_TOGETHER) and self.mentions[last + 1].joined:
                last += 1
            listed = [at for at in range(number - 1, last + 1) if self.mentions[at].part_of < 0]
            several = [being for at in listed if (being := self.of[at]) is not None]
            names = list(dict.fromkeys(being.name for being in several))
            if len(names) > 1 and len(several) == len(listed):
                together = Being(f"{', '.join(names[:-1])} and {names[-1]}", several[0].kind, plural=True)
                for at in listed:
                    self.of[at] = together
                if len(names) == TWO and together.kind == PERSON:
                    self.refer_back(last, together)

    def refer_back(self, last: int, together: Being) -> None:
        """Let "the two lawmakers" after two names mean both."""
        for number in range(last + 1, min(last + MOST_LOOKED_AT, len(self.mentions))):
            if self.mentions[number].both and is_person_noun(self.mentions[number].head):
                self.of[number] = together

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
        self.keep_roles(number, found)
        return found

    def unnamed(self, number: int) -> Being:
        mention = self.mentions[number]
        plural = is_plural(mention.head)
        definite = mention.determiner in DEFINITE or (mention.determiner == "" and not plural)
        found = self.known_by_role(number) if definite and mention.kind in (NOUN, BODY) else None
        if found is None and mention.kind == NOUN and not plural:
            found = self.belonging_to_another(number)
        if found is None and mention.determiner in {"a", "an"} and self.opens(number) and mention.sentence <= self.lead:
            # "A carer who stole from a widow"
            found = self.named_after_the_lead(number) or self.only_holder(mention)
        return found or Being(mention.name, mention.kind, gender(mention), plural=plural)

    def is_epithet_only(self, mention: Mention) -> bool:
        """As in "the Slovak" and "Americans", where nobody has that name."""
        if mention.titles or key(mention.name) in self.by_part:
            return False
        return is_plural_demonym(mention.name) or (mention.determiner == "the" and is_demonym(mention.name))
