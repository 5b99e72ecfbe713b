"""Which body is meant: a company by its first word, by what it does or as the company, a ministry by its initials."""

from __future__ import annotations

from articles.intake.quotes.mentions.mention import BODY, NOUN, PERSON, Mention
from articles.intake.quotes.people.beings import MOST_LOOKED_AT, Being, Names
from articles.intake.quotes.people.names import key

BODY_BACK = 6
NAMELESS_BODIES = {"company", "firm", "group", "organisation", "organization", "charity"}
# What a company can be called by what it does.
TRADES = frozenset(
    [
        "airline",
        "automaker",
        "bank",
        "brewer",
        "carmaker",
        "chain",
        "drugmaker",
        "giant",
        "insurer",
        "lender",
        "maker",
        "manufacturer",
        "operator",
        "producer",
        "retailer",
        "start-up",
        "startup",
        "supermarket",
        "supplier",
    ]
)
# Who belongs to a body: "a Lumenia spokesman".
OF_A_BODY = {"spokesman", "spokeswoman", "spokesperson", "chief", "boss", "executive", "employee", "shareholder"}


class Bodies(Names):
    """`by_first_word` holds the bodies that were named so far."""

    def __init__(self, mentions: list[Mention]) -> None:
        super().__init__(mentions)
        self.by_first_word: dict[str, Being] = {}
        self.firms = {
            key(mention.name.split()[0])
            for mention in mentions
            if mention.kind == NOUN and mention.head in OF_A_BODY and mention.name[0].isupper() and " " in mention.name
        }
        self.by_initials = {initials(mention.name): mention.name for mention in mentions if mention.kind == BODY}
        for mention in mentions:
            if mention.is_acronym:
                self.by_initials[mention.name.replace(".", "")] = mentions[mention.apposed_to].name

    def keep_body(self, mention: Mention, being: Being) -> None:
        first, *others = mention.name.split()
        is_name = first[:1].isupper() and (not others or not others[0].islower() or others[0] in {"and", "of"})
        if being.kind == BODY and mention.kind == BODY and not mention.determiner and is_name:
            self.by_first_word.setdefault(key(first), being)

    def body_called(self, mention: Mention) -> Being | None:
        """As in "Brightwell", after "Brightwell Inc": the body whose name begins so, if that is nobody's name. And as
        in "the DFR", where the Department of Foreign Relations is named."""
        if mention.name.isupper() and (whole := self.by_initials.get(mention.name.replace(".", ""))):
            return self.called(whole, BODY)
        name = key(mention.name)
        if mention.kind != PERSON or " " in mention.name or mention.titles or name in self.by_part:
            return None
        return self.called(mention.name, BODY) if name in self.firms else self.by_first_word.get(name)

    def named_body(self, number: int) -> Being | None:
        """As in "Brightwell Inc cut jobs. The company said": the last body with a name, and of several one that no
        preposition governs."""
        mention = self.mentions[number]
        if mention.determiner != "the" or not (mention.head in TRADES or is_nameless(mention)):
            return None
        after_a_preposition = None
        for position in range(number - 1, max(number - MOST_LOOKED_AT, -1), -1):
            other, being = self.mentions[position], self.of[position]
            if mention.sentence - other.sentence > BODY_BACK:
                break
            if being is None or being.kind != BODY or other.genitive or not being.name[:1].isupper():
                continue
            if other.sentence < mention.sentence or mention.head in TRADES:
                if not other.after_preposition:
                    return being
                after_a_preposition = after_a_preposition or being
        return after_a_preposition


def is_nameless(mention: Mention) -> bool:
    """As in "the company", "the Lyon firm", "the Cebu-based company"."""
    *before, head = mention.name.split()
    return head.lower() in NAMELESS_BODIES and all(word[0].isupper() for word in before) and len(before) <= 1


def initials(name: str) -> str:
    """DFR, of the Department of Foreign Relations; empty for a single word."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 1 else ""
