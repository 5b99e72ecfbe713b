"""Finds the words of a text that tell of speech."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.cues.cue_phrases import end_of_cue_phrase
from articles.intake.quotes.cues.subjects import LONGEST_QUOTED, SubjectFinder
from articles.intake.quotes.mentions.mention import Mention
from articles.intake.quotes.text.tokens import QUOTE, WORD, Token
from articles.intake.quotes.words.cue_words import CUES, CUES_AFTER_A_SUBJECT, DESCRIBING, GERUNDS, PHRASAL, STRONG
from articles.intake.quotes.words.lexicon import ADVERBS, DETERMINERS, FORMS_OF_BE
from articles.intake.quotes.words.word_lists import WORDS

BEFORE_A_VERB = ADVERBS | {"to", "will", "would", "has", "have", "had", "could", "may", "who"}
AFTER_A_VERB = {":", "that", "he", "she", "it", "they", "the"}
WORDS_TO_BY = 4
NAMED_SO, NAMED_THINGS = {"called", "dubbed", "branded"}, WORDS["things with titles"]
NOUNS_OF_SPEECH = WORDS["nouns of speech"]
OWN_WORDS = {"words", "phrase", "telling", "view", "opinion"}


class CueReader:
    """Reads all cues, each with its subject."""

    def __init__(self, tokens: list[Token], mentions: list[Mention]) -> None:
        self.tokens, self.mentions = tokens, mentions
        self.finder = SubjectFinder(tokens, mentions)

    def read(self) -> list[Cue]:
        found: list[Cue] = []
        for at, token in enumerate(self.tokens):
            if token.kind != WORD:
                continue
            cue = self.phrase(at, token) or self.noun(at, token) or self.verb(at, token)
            if cue is not None:
                found.append(cue)
                self.finder.remember(cue)
        return found

    def phrase(self, at: int, token: Token) -> Cue | None:
        """As in "according to the ministry" and "in the words of its spokesman"."""
        if token.lower in OWN_WORDS and at > 2 and at in self.finder.ending:
            owner = self.mentions[self.finder.ending[at]]
            if owner.genitive and self.tokens[owner.first - 1].lower == "in":
                return Cue(at, at + 1, token.lower, token.sentence, True, self.finder.ending[at], "according")
        after = self.tokens[at + 1].lower
        in_words = token.lower in OWN_WORDS and after == "of" and at > 1 and self.tokens[at - 2].lower == "in"
        if not in_words and not (token.lower == "according" and after == "to"):
            return None
        subject = self.finder.starting.get(at + 2, -1)
        return Cue(at, at + 2, token.lower, token.sentence, True, subject, "according")

    def noun(self, at: int, token: Token) -> Cue | None:
        """As in "rejected Mr Haddad's claim that it was “a shame”", where Mr Haddad speaks."""
        owner = self.finder.ending.get(at, -1)
        is_owned = owner >= 0 and self.mentions[owner].genitive and token.lower in NOUNS_OF_SPEECH
        if not is_owned or self.tokens[at + 1].lower != "that":
            return None
        return Cue(at, at + 1, token.lower, token.sentence, True, owner, "noun")

    def verb(self, at: int, token: Token) -> Cue | None:
        end = end_of_cue_phrase(self.tokens, at)
        if end > at:
            cue = Cue(at, end, token.lower, token.sentence, True)
            cue.subject = self.finder.left(cue)
            return cue
        before = self.tokens[at - 1] if at and self.tokens[at - 1].sentence == token.sentence else None
        if token.lower in CUES:
            after_word = before is not None and before.kind == WORD
            if token.lower in DESCRIBING and self.tokens[at + 1].lower in NOUNS_OF_SPEECH:
                return None
            if token.lower in NAMED_SO and before is not None and before.text in NAMED_THINGS:
                return None
            is_noun = after_word and before is not None and before.lower in DETERMINERS and at not in self.finder.ending
            if token.lower in {"quoted", "cited"} and self.quotes_as_saying(at):
                quoted = -1 if self.is_passive(at) else self.finder.starting.get(at + 1, -1)
                # "the agency quoted him as saying": he speaks
                return Cue(at, at + 1, token.lower, token.sentence, True, quoted) if quoted >= 0 else None
            is_name = token.capital and (after_word or at in self.finder.starting)
            if is_noun or token.genitive or is_name:
                return None
        elif token.lower in PHRASAL.get(self.tokens[at + 1].lower, ()):
            pass
        elif token.lower not in CUES_AFTER_A_SUBJECT or not self.after_subject(at):
            return None
        cue = Cue(at, at + 1, token.lower, token.sentence, token.lower in STRONG)
        self.attach(cue)
        return cue

    def quotes_as_saying(self, at: int) -> bool:
        return any(
            self.tokens[index].lower == "as" and self.tokens[index + 1].lower in GERUNDS
            for index in range(at + 1, min(at + LONGEST_QUOTED, len(self.tokens) - 1))
            if self.tokens[index].sentence == self.tokens[at].sentence
        )

    def after_subject(self, at: int) -> bool:
        following = self.tokens[at + 1]
        sentence = self.tokens[at].sentence
        while at > 0 and self.tokens[at - 1].lower in BEFORE_A_VERB:
            at -= 1
        before = self.tokens[at - 1]
        if before.lower in {"and", "but"}:
            return sentence in self.finder.last_in
        if at in self.finder.ending:
            mention = self.mentions[self.finder.ending[at]]
            # No subject in "declined to comment on the Herald report"
            is_governed = mention.after_preposition and mention.part_of < 0
            return not mention.genitive and not is_governed
        if before.lower in {"which", "that"}:
            return following.lower == "that"
        if before.text == ",":
            return following.kind == QUOTE or following.lower in AFTER_A_VERB
        return self.tokens[at].lower == "who"

    def attach(self, cue: Cue) -> None:
        if cue.word not in GERUNDS and self.is_passive(cue.at):
            cue.manner, cue.subject = "passive", self.after_by(cue.end)
            return
        inverted = self.finder.inverted(cue)
        if inverted >= 0:
            cue.manner, cue.subject = "inverted", inverted
            return
        cue.subject = self.finder.left(cue)
        if cue.word in GERUNDS:
            cue.manner = "gerund"

    def is_passive(self, at: int) -> bool:
        while at > 0 and self.tokens[at - 1].kind == WORD and self.tokens[at - 1].lower in ADVERBS:
            at -= 1
        if at == 0:
            return False
        was_asked = self.tokens[at].lower == "asked" and self.tokens[at - 1].lower in {"when", "if"}
        return was_asked or self.tokens[at - 1].lower in FORMS_OF_BE

    def after_by(self, at: int) -> int:
        for position in range(at, min(at + WORDS_TO_BY, len(self.tokens) - 1)):
            if self.tokens[position].lower == "by":
                return self.finder.starting.get(position + 1, -1)
        return -1
