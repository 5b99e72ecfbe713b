"""Whose words a statement, a message or a post holds: its author's."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.mentions.mention import BODY, NOUN, PERSON, Mention
from articles.intake.quotes.people.beings import MOST_LOOKED_AT, Being
from articles.intake.quotes.people.people import People
from articles.intake.quotes.text.tokens import Token

DOCUMENTS = {
    "announcement",
    "email",
    "fax",
    "letter",
    "memo",
    "memorandum",
    "message",
    "note",
    "post",
    "statement",
    "tweet",
}
BEFORE_AN_AUTHOR = {"by", "from"}
ISSUING = {
    "issued",
    "released",
    "sent",
    "wrote",
    "posted",
    "published",
    "read",
    "signed",
    "circulated",
    "out",
    "uploaded",
    "issues",
    "posts",
    "publishes",
    "releases",
    "sends",
    "signs",
    "writes",
}
NEAR = (1, 2)  # sentences: the end of a paragraph counts as one
WORDS_TO_AN_AUTHOR, WORDS_TO_A_VERB = 4, 4


class Authors:
    """The authors of the documents of a text, found in order: a later "the statement" is the one before it."""

    def __init__(self, tokens: list[Token], people: People, cues: list[Cue]) -> None:
        self.tokens, self.people = tokens, people
        self.starting = {mention.first: number for number, mention in enumerate(people.mentions)}
        self.speaking: dict[int, int] = {}  # the subject of the first cue of each sentence
        for cue in cues:
            if cue.subject >= 0 and people.mentions[cue.subject].head not in DOCUMENTS:
                self.speaking.setdefault(cue.sentence, cue.subject)
        self.subjects = {cue.subject for cue in cues}
        self.latest: dict[str, Being] = {}

    def find(self) -> None:
        """Let each document, and each pronoun that stands for it, mean its author."""
        authors: dict[int, Being] = {}  # by the identity of the document
        for number, mention in enumerate(self.people.mentions):
            document = self.people.of[number]
            if mention.head in DOCUMENTS and mention.kind != PERSON and document is not None:
                author = self.of(number, mention)
                if author is None and mention.determiner in {"the", "this", "that"}:
                    author = self.latest.get(mention.head) or self.announcer(number)
                if author is not None:
                    self.latest[mention.head] = authors[id(document)] = author
            self.people.of[number] = authors.get(id(document), document)

    def announcer(self, number: int) -> Being | None:
        """As in "Her agent confirmed the news. The statement read": whoever spoke in the sentence before."""
        mention = self.people.mentions[number]
        if mention.head != "statement" or number not in self.subjects:
            return None
        before = (mention.sentence - far for far in NEAR)
        return self.somebody(next((self.speaking[there] for there in before if there in self.speaking), -1))

    def of(self, number: int, mention: Mention) -> Being | None:
        """The author that the words beside a document tell."""
        owner = self.people.owner(number)
        if owner is not None:
            return owner
        for position in range(mention.last, min(mention.last + WORDS_TO_AN_AUTHOR, len(self.tokens) - 1)):
            if self.tokens[position].lower in BEFORE_AN_AUTHOR and position + 1 in self.starting:
                return self.somebody(self.starting[position + 1])
            if self.tokens[position].sentence != mention.sentence:
                break
        if self.tokens[mention.first - 1].lower in {"in", "via", "through"} and mention.determiner in {"a", "an", ""}:
            return self.somebody(self.speaking.get(mention.sentence, self.subject_of_sentence(number)))
        if [token.lower for token in self.tokens[max(mention.first - 2, 0) : mention.first]] == ["according", "to"]:
            return self.somebody(self.subject_of_sentence(number)) if mention.determiner == "a" else None
        before = self.tokens[max(mention.first - WORDS_TO_A_VERB, 0) : mention.first]
        if any(token.lower in ISSUING and token.sentence == mention.sentence for token in before):
            return self.subject_before(number)
        return None

    def subject_of_sentence(self, number: int) -> int:
        """The first phrase of the sentence that no preposition governs, before the document if there is one, or -1."""
        mentions = self.people.mentions
        near = range(max(number - MOST_LOOKED_AT, 0), min(number + MOST_LOOKED_AT, len(mentions)))
        free = (
            place
            for place in near
            if mentions[place].sentence == mentions[number].sentence and not mentions[place].after_preposition
        )
        return next(free, -1)

    def subject_before(self, number: int) -> Being | None:
        """The nearest phrase before a document in its sentence that no preposition governs."""
        for position in range(number - 1, max(number - MOST_LOOKED_AT, -1), -1):
            other = self.people.mentions[position]
            if other.sentence != self.people.mentions[number].sentence:
                break
            if not other.after_preposition and other.apposed_to < 0:
                return self.somebody(position)
        return None

    def somebody(self, number: int) -> Being | None:
        being = self.people.of[number] if number >= 0 else None
        return being if being is not None and being.kind in (PERSON, BODY, NOUN) else None
