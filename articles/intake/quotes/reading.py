"""All that is read from a text before anything is decided: stretches, tokens, phrases, people, cues."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.cues.cue_reader import CueReader
from articles.intake.quotes.mentions.appositions import mark_appositions
from articles.intake.quotes.mentions.mention import NOUN, PERSON, PRONOUN, Mention
from articles.intake.quotes.mentions.mention_reader import MentionReader
from articles.intake.quotes.mentions.names_beside import mark_lists, mark_names
from articles.intake.quotes.mentions.predicates import mark_predicates
from articles.intake.quotes.mentions.surroundings import mark_surroundings
from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.people.documents import Authors
from articles.intake.quotes.people.genders import learn_genders
from articles.intake.quotes.people.people import People
from articles.intake.quotes.people.pronouns import Scene, meant, resolve
from articles.intake.quotes.text.paragraphs import paragraphs
from articles.intake.quotes.text.stretches import Stretch, stretches
from articles.intake.quotes.text.tokens import BREAK, QUOTE, Token, tokens
from articles.intake.quotes.text.turns import turns
from articles.intake.quotes.words.cue_words import CUES
from articles.intake.quotes.words.lexicon import OWNERS

# "When Mr Haddad came, he said, he was told": names in such a clause can be those of the pronoun.
SUBORDINATORS = {"after", "although", "as", "asked", "because", "before", "despite", "for", "if", "like", "since"}
SUBORDINATORS |= {"though", "unlike", "until", "when", "while", "with"}
ANSWERING = ("repl", "answer", "respond", "retort")
SHORTEST_LEAD = 12  # words and signs
LONGEST_EXCHANGE = 3  # sentences from a question to its answer; the end of a paragraph counts as one


@dataclass(slots=True)
class Sentence:
    """Tokens from `first` up to `last`, with the numbers of its mentions, and its paragraph."""

    first: int
    last: int
    paragraph: int
    mentions: list[int] = field(default_factory=list)


class Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.stretches = both(stretches(text, self.paragraphs), turns(text, self.paragraphs))
        self.tokens: list[Token] = tokens(text, self.paragraphs, self.stretches)
        self.mentions: list[Mention] = MentionReader(self.tokens).read()
        mark_surroundings(self.tokens, self.mentions)
        mark_appositions(self.tokens, self.mentions)
        mark_names(self.tokens, self.mentions)
        mark_predicates(self.tokens, self.mentions)
        reader = CueReader(self.tokens, self.mentions)
        self.cues: list[Cue] = reader.read()
        self.cue_tokens = [cue.at for cue in self.cues]
        self.subjects = {cue.subject for cue in self.cues if cue.subject >= 0}
        mark_lists(self.tokens, self.mentions, self.subjects)
        self.people = People(self.mentions, lead_of(self.tokens))
        learn_genders(self.tokens, self.people)
        self.sentences = self.sentences_of()
        self.cues_of: dict[int, list[int]] = {}
        for number, cue in enumerate(self.cues):
            self.cues_of.setdefault(cue.subject, []).append(number)
        self.resolve_pronouns(Scene(self.subjects, set(reader.finder.first_in.values())))
        self.name_those_without()
        Authors(self.tokens, self.people, self.cues).find()
        self.quote_tokens = [index for index, token in enumerate(self.tokens) if token.kind == QUOTE]
        self.firsts = [mention.first for mention in self.mentions]

    def resolve_pronouns(self, scene: Scene) -> None:
        for number, mention in enumerate(self.mentions):
            if mention.kind == PRONOUN:
                told = self.opening_apposition(number)
                if told >= 0:
                    self.people.of[told] = None
                resolve(self.people, number, scene, is_aside=self.is_aside(mention), asker=self.asker_before(number))
                if told >= 0:
                    self.people.of[told] = self.people.of[number]
            elif mention.determiner in {"his", "her"}:
                owner = meant(self.people, number, OWNERS[mention.determiner], scene)
                if owner is not None:
                    self.people.owned_by[number] = owner

    def asker_before(self, pronoun: int) -> Being | None:
        """As in: "How many?" Mr Haddad asked. "Two," he replied. Whoever asked does not answer."""
        cue = next(iter(self.cues_of.get(pronoun, ())), 0)
        if not cue or not self.cues[cue].word.startswith(ANSWERING):
            return None
        before = self.cues[cue - 1]
        near = self.cues[cue].sentence - before.sentence <= LONGEST_EXCHANGE
        asks = near and before.subject >= 0 and before.word.startswith("ask")
        return self.people.of[before.subject] if asks else None

    def opening_apposition(self, pronoun: int) -> int:
        """The phrase that tells of a pronoun before it, or -1: "A former judge, she grows beans"."""
        mention = self.mentions[pronoun]
        sentence = self.sentences[mention.sentence]
        first = sentence.mentions[0]
        told = self.mentions[first]
        opens = told.first == sentence.first and told.kind == NOUN and told.determiner in {"a", "an"}
        if not opens or first >= pronoun or self.tokens[mention.first - 1].text != ",":
            return -1
        goes_on = self.tokens[told.last].lower in {"who", "whose", "of", "from", "in", "with", "by", "at", ","}
        return first if goes_on and self.tokens[mention.last].lower not in CUES else -1

    def sentences_of(self) -> list[Sentence]:
        result: list[Sentence] = []
        paragraph = 0
        for index, token in enumerate(self.tokens):
            if token.sentence == len(result):
                result.append(Sentence(index, index + 1, paragraph))
            result[-1].last = index + 1
            paragraph += token.kind == BREAK
        for number, mention in enumerate(self.mentions):
            result[mention.sentence].mentions.append(number)
        return result

    def is_aside(self, mention: Mention) -> bool:
        """Whether a phrase and a cue stand between commas, or after one at its end: "Mr Haddad would stay, he said"."""
        opening = self.tokens[self.sentences[mention.sentence].first].lower
        before, after = self.tokens[mention.first - 1], self.tokens[mention.last : mention.last + 2]
        return (
            mention.first > 1
            and before.text == ","
            and self.tokens[mention.first - 2].lower not in {"which", "whom", "that"}
            and before.sentence == mention.sentence
            and len(after) == 2
            and after[0].lower in CUES
            and after[1].text in {",", "."}
            and opening not in SUBORDINATORS
        )

    def name_those_without(self) -> None:
        """As in "Her name is Sabina Tomas": whoever was meant has that name from the beginning."""
        for number, mention in enumerate(self.mentions):
            if mention.kind != PERSON:
                continue
            near = self.tokens[max(mention.first - 4, 0) : mention.first]
            words = [token.lower for token in near if token.lower != "only"][-3:]  # "gave her name only as Ada"
            if words[1:2] != ["name"] or words[0] not in {"his", "her", "whose"} or words[2] not in {"is", "was", "as"}:
                continue
            own = self.people.of[number]
            for earlier in range(number - 1, max(number - 12, -1), -1):
                being = self.people.of[earlier]
                if being is not None and being.kind == NOUN and not being.plural and own is not None:
                    being.name = own.name
                    being.gender = being.gender or {"his": "male", "her": "female"}.get(words[0], "")
                    self.people.of[number] = being
                    break

    def being(self, mention: int) -> Being | None:
        return self.people.of[mention]

    def mentions_before(self, token: int) -> int:
        return bisect_left(self.firsts, token)

    def span(self, mention: int) -> tuple[int, int]:
        found = self.mentions[mention]
        return self.tokens[found.first].start, self.tokens[found.last - 1].end


def lead_of(tokens: list[Token]) -> int:
    """The first sentence that is no headline and no byline: a long one that ends."""
    first = 0
    for index, token in enumerate(tokens):
        if index + 1 == len(tokens) or tokens[index + 1].sentence != token.sentence:
            if index - first >= SHORTEST_LEAD and token.text in {".", "?", "!"}:
                return token.sentence
            first = index + 1
    return 0


def both(marked: list[Stretch], unmarked: list[Stretch]) -> list[Stretch]:
    """Marked stretches and turns in order. Within a turn no marks are read."""
    taken = {stretch.paragraph for stretch in unmarked}
    return sorted(
        [*(stretch for stretch in marked if stretch.paragraph not in taken), *unmarked],
        key=lambda stretch: stretch.outer_start,
    )
