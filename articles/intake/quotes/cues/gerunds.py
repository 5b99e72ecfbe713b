"""Whose saying a participle tells of: "Mr Haddad left, saying …", "Describing the road as “safe”, she …"."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.cues.sentence_phrases import SentencePhrases
from articles.intake.quotes.mentions.mention import PERSON
from articles.intake.quotes.text.tokens import QUOTE, WORD
from articles.intake.quotes.words.word_lists import WORDS

LONGEST_OPENING = 24


class GerundSubjects(SentencePhrases):
    """Finds the subjects of cues that are gerunds."""

    def of_gerund(self, cue: Cue) -> int:
        """The man in "neighbours heard a man shouting", else what the phrase before belongs to."""
        if (opening := self.of_opening_gerund(cue)) >= 0:
            return opening
        end = cue.at
        while end and self.tokens[end - 1].kind == WORD and self.tokens[end - 1].lower.endswith("ly"):
            end -= 1
        if end not in self.ending:
            named = next((found for found in (self.blamed(cue), self.accompanying(cue)) if found >= 0), -1)
            return named if named >= 0 else self.of_sentence(cue)
        number = self.ending[end]
        before = self.tokens[self.mentions[number].first - 1].lower
        if before in WORDS["verbs of seeing"]:
            return number
        return self.of_sentence(cue) if self.is_object(number) else self.outermost(number)

    def of_opening_gerund(self, cue: Cue) -> int:
        """Hind in "Describing the road, a wide one, as “safe,” Hind said"; -1 if no gerund opens the sentence."""
        if cue.at and self.tokens[cue.at - 1].sentence == cue.sentence:
            return -1
        for position in range(cue.end, min(cue.end + LONGEST_OPENING, len(self.tokens) - 1)):
            token, number = self.tokens[position], self.starting.get(position + 1, -1)
            if token.sentence != cue.sentence:
                break
            is_pause = token.text == "," or token.kind == QUOTE
            if is_pause and number >= 0 and self.mentions[number].apposed_to < 0:
                return number
        return -1

    def is_object(self, number: int) -> bool:
        """As in "He addressed Mr Haddad saying" and "They shunned the conference in Sochi saying"."""
        mention = self.mentions[self.outermost(number)]
        if mention.place_like and mention.part_of < 0:
            return True
        before = self.tokens[mention.first - 1] if mention.first else None
        return (
            before is not None
            and before.sentence == mention.sentence
            and (before.lower.endswith("ed") or before.lower in WORDS["verbs of taking part"])
            and mention.head not in WORDS["nouns of speech"]
        )

    def blamed(self, cue: Cue) -> int:
        """As in "The leader rebuked Mr Haddad, a lawyer, for saying": Mr Haddad; -1 if nobody is."""
        end = cue.at - 1
        if self.tokens[end].lower not in {"for", "of"}:
            return -1
        end -= self.tokens[end - 1].text == ","
        number = self.outermost(self.ending[end]) if end in self.ending else -1
        is_object = number >= 0 and number != self.first_in.get(cue.sentence, -1)
        return number if is_object and self.mentions[number].kind == PERSON else -1

    def accompanying(self, cue: Cue) -> int:
        """As in "The talks failed, with Mr Haddad, the minister, saying": Mr Haddad; -1 if there is none."""
        end = cue.at - (self.tokens[cue.at - 1].text == ",")
        number = self.outermost(self.ending[end]) if end in self.ending else -1
        is_with = number >= 0 and self.tokens[self.mentions[number].first - 1].lower == "with"
        return number if is_with and self.mentions[number].kind == PERSON else -1
