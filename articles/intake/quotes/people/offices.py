"""Who holds an office or has a role: "the minister" after "Minister Dora Lind", "its speaker" before the name."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import NOUN, PERSON, Mention
from articles.intake.quotes.people.beings import MOST_LOOKED_AT, Being
from articles.intake.quotes.people.bodies import Bodies
from articles.intake.quotes.people.epithets import FORMER, OFFICES, is_unnamed_by_custom, may_be_called
from articles.intake.quotes.people.names import gender, key, without_particles
from articles.intake.quotes.words.countries import forms_of_country
from articles.intake.quotes.words.lexicon import DETERMINERS, is_body_noun, is_person_noun, is_plural
from articles.intake.quotes.words.synonyms import OTHER_WORDS
from articles.intake.quotes.words.word_lists import WORDS

LEAD = 2  # sentences: the end of a paragraph counts as one
KIN = WORDS["kin"]
REPRESENTING_SOMEBODY = {"agent", "attorney", "barrister", "lawyer", "manager", "publicist", "solicitor"}
# Whom "the source" can be.
SOURCES = frozenset(
    {"aide", "eyewitness", "friend", "insider", "officer", "official", "pal", "person", "seller", "trader", "worker"}
)
INITIALS = {
    initials: frozenset(words.split())
    for spellings, words in {
        "un u.n.": "united nations",
        "us u.s. usa": "united states",
        "uk u.k.": "united kingdom",
        "eu e.u.": "european union",
        "au a.u.": "african union",
        "pm p.m.": "prime minister",
    }.items()
    for initials in spellings.split()
}
HEADS_OF_GOVERNMENT = {"premier": "prime", "pm": "prime", "cm": "chief"}
# Offices that are known by these words together.
LONGER_ROLES = {"the prime minister", "prime minister", "the vice president", "vice president", "attorney general"}


def unknown_of(asked: set[str], roles: set[str]) -> set[str]:
    """The words of a phrase that are not among somebody's roles; "UN" is, if "United" and "Nations" are, and the
    reverse; "Iranian" is, if "Iran" is, and the reverse."""
    told = {word for initials, words in INITIALS.items() if initials in roles for word in words}
    return {
        word
        for word in asked - roles - told
        if not INITIALS.get(word, {word}) <= roles and forms_of_country(word).isdisjoint(roles)
    }


class Offices(Bodies):
    """`by_role` holds whoever was said to have a role so far, with the numbers of the phrases. `lead` is the first
    sentence after the headline and the byline."""

    def __init__(self, mentions: list[Mention], lead: int) -> None:
        super().__init__(mentions)
        self.lead = lead
        self.by_role: dict[str, list[tuple[int, Being]]] = {}

    def keep_roles(self, number: int, being: Being) -> None:
        for role in {self.mentions[number].head, *self.mentions[number].roles} - DETERMINERS:
            holders = self.by_role.setdefault(role, [])
            if (is_person_noun(role) or is_body_noun(role)) and (not holders or holders[-1][1] is not being):
                holders.append((number, being))

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
            if place > number and (not unknown_of(asked, roles) or (roles <= asked and not is_unnamed_by_custom(head))):
                return self.called(self.full_name(place), PERSON)
        return None

    def belonging_to_another(self, number: int) -> Being | None:
        """As in "its speaker" before "Speaker Ali Said" is named, and in "his mother" after "their mother, Mi Reh"."""
        mention = self.mentions[number]
        if mention.determiner in {"its", "their"}:
            return self.named_later(number, set(mention.roles)) or self.named_after_the_lead(number)
        if mention.determiner not in {"his", "her"} or mention.head not in KIN | REPRESENTING_SOMEBODY:
            return None
        known = [being for _, being in self.latest_first(mention.head) if being.kind == PERSON]
        return known[0] if known and (mention.head in KIN or len(known) == 1) else None

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

    def head_of_government(self, mention: Mention) -> Being | None:
        """As in "Prime Minister Dora Lind" and later "the premier", "Chief Minister Asha Rao" and later "the CM"."""
        rank = HEADS_OF_GOVERNMENT.get(mention.head)
        holders = (being for _, being in self.latest_first("minister") if rank in being.roles)
        return next((being for being in holders if being.kind == PERSON), None)

    def by_other_word(self, number: int, asked: set[str]) -> Being | None:
        """As in "Attorney Susan Bright" and later "the lawyer": the last one with a name and such a role. For "the
        source", the last one without a name."""
        mention = self.mentions[number]
        is_told_more = mention.head not in OFFICES or not asked <= {mention.head}  # "the Syrian leader"
        if mention.determiner != "the" or not is_told_more:
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

    def named_after_the_lead(self, number: int) -> Being | None:
        """As in "The relief chief said so on Friday. Margit Olsson told the council …": a lead without the name."""
        mention = self.mentions[number]
        if mention.sentence >= self.lead + LEAD or is_plural(mention.head) or mention.after_preposition:
            return None
        sex = gender(mention)
        sentence = mention.sentence
        for position in range(number + 1, min(number + MOST_LOOKED_AT, len(self.mentions))):
            other = self.mentions[position]
            if other.sentence > mention.sentence + LEAD:
                break
            if other.sentence == mention.sentence or (other.sentence == sentence and not other.says):
                continue
            sentence = other.sentence
            if other.kind == PERSON and " " in other.name and not other.genitive and not other.after_preposition:
                place = self.by_part.get(key(without_particles(other.name)[-1]), [(-1, "")])[0][0]
                named = Being(other.name, PERSON, gender(other), set(other.roles))
                is_new = place == position or self.mentions[place].sentence < self.lead
                if is_new and may_be_called(named, mention.head) and not (sex and named.gender not in ("", sex)):
                    return self.called(other.name, PERSON)
            if other.kind == PERSON and not other.after_preposition:
                break
        return None

    def only_holder(self, mention: Mention) -> Being | None:
        """As in "A federal judge", where one person of the whole text is called a judge."""
        holders = {self.full_name(place) for place in self.roles_ahead.get(mention.head, [])[:MOST_LOOKED_AT]}
        return self.called(holders.pop(), PERSON) if len(holders) == 1 else None

    def opens(self, number: int) -> bool:
        """Whether a phrase is the first of its sentence."""
        mention = self.mentions[number]
        first = number == 0 or self.mentions[number - 1].sentence != mention.sentence
        return first and not mention.after_preposition
