"""The phrases of a sentence, as the search for the subject of a cue needs them."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.mentions.mention import PERSON, PLACE, Mention
from articles.intake.quotes.text.tokens import Token


class SentencePhrases:
    """`starting` and `ending` hold the numbers of the phrases by their tokens, `first_in` the first phrase of each
    sentence that can be its subject, and `last_in` the subject of the last cue of each sentence so far."""

    def __init__(self, tokens: list[Token], mentions: list[Mention]) -> None:
        self.tokens, self.mentions = tokens, mentions
        self.starting = {mention.first: number for number, mention in enumerate(mentions)}
        self.ending = {mention.last: number for number, mention in enumerate(mentions)}
        self.first_in: dict[int, int] = {}
        for number, mention in enumerate(mentions):
            is_told_of = mention.apposed_to >= 0 or (number > 0 and self.goes_on_where(mentions[number - 1], mention))
            if not (mention.after_preposition or mention.genitive or is_told_of):
                self.first_in.setdefault(mention.sentence, number)
        self.last_in: dict[int, int] = {}

    def goes_on_where(self, earlier: Mention, later: Mention) -> bool:
        """As in "in Lund Road, Hull, when": the second name also says where."""
        is_name = later.kind in (PERSON, PLACE) and not later.titles and " " not in later.name
        between = [token.text for token in self.tokens[earlier.last : later.first]]
        return earlier.place_like and is_name and between == [","] and self.tokens[later.last].text == ","

    def remember(self, cue: Cue) -> None:
        if cue.subject >= 0 and cue.manner != "noun" and (cue.strong or cue.sentence not in self.last_in):
            self.last_in[cue.sentence] = cue.subject

    def of_sentence(self, cue: Cue) -> int:
        """The subject of the cue before it in the sentence, else the sentence's first phrase."""
        if cue.sentence in self.last_in:
            return self.last_in[cue.sentence]
        first = self.first_in.get(cue.sentence, -1)
        return first if first >= 0 and self.mentions[first].first < cue.at else -1

    def outermost(self, number: int) -> int:
        """The phrase that a phrase belongs to: "officials" in "officials of the ministry in Vienna"."""
        for _ in range(5):
            mention = self.mentions[number]
            if mention.apposed_to >= 0:
                number = mention.apposed_to
            elif mention.part_of >= 0 and not self.mentions[mention.part_of].genitive:
                number = mention.part_of
            elif mention.after_preposition and mention.first - 1 in self.ending:
                number = self.ending[mention.first - 1]
            else:
                break
        return number
