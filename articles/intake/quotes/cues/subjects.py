"""Which phrase is the subject of a word that tells of speech."""

from __future__ import annotations

from articles.intake.quotes.cues.cue import Cue
from articles.intake.quotes.cues.gerunds import GerundSubjects
from articles.intake.quotes.mentions.mention import PERSON, Mention
from articles.intake.quotes.text.tokens import QUOTE, SIGN, WORD
from articles.intake.quotes.words.cue_words import CUES, GERUNDS, NEVER_INVERTED
from articles.intake.quotes.words.lexicon import ADVERBS, AUXILIARIES, CALENDAR, FORMS_OF_BE
from articles.intake.quotes.words.word_lists import WORDS

LONGEST_PARENTHESIS = 40
LOOSE_WORDS = 7
LEADING_WORDS = 2  # "But Hind Orr, who …"
CURRENCIES = set("£$€¥%")
LONGEST_QUOTED = 12
SKIPPED = ADVERBS | AUXILIARIES | CALENDAR | {"on", "last", "this", "late", "early", "next", "week", "month", "year"}
# As in "was saying" and "kept telling".
BEFORE_A_GERUND = FORMS_OF_BE | {"keep", "keeps", "kept", "started", "began", "continued"}
AND, RELATIVE = {"and", "but", "or"}, {"who", "which", "that"}
AFTER_A_SUBJECT_ALONE = {"of", "in", "at", "from", "on", "who", "as"}


class SubjectFinder(GerundSubjects):
    """Finds the subjects of cues, which have to be asked for in their order."""

    def inverted(self, cue: Cue) -> int:
        """The subject after the cue, or -1: "…", said Mr Haddad."""
        at = cue.end
        while at < len(self.tokens) and self.tokens[at].lower in ADVERBS:
            at += 1
        subject = self.starting.get(at, -1)
        if subject < 0 or cue.word in NEVER_INVERTED or cue.word in GERUNDS:
            return -1
        before = self.tokens[cue.at - 1] if cue.at else None
        if before is None or before.sentence != cue.sentence or before.kind == QUOTE:
            return subject
        if before.kind == WORD:
            has_subject = cue.at - 1 in self.ending  # "Mr Haddad also said the envoy"
            return subject if before.lower in {"so", "as", "thus", "also"} and not has_subject else -1
        if before.text not in ",—–-?!" or not self.stands_alone(cue, subject) or self.closes_apposition(cue, subject):
            return -1
        return -1 if self.closes_relative(cue) else subject

    def closes_apposition(self, cue: Cue, subject: int) -> bool:
        """As in "A lawmaker, Omar Zaid, said anyone who took part": a person before the comma speaks, if not after."""
        number = self.ending.get(cue.at - 1, -1)
        return number >= 0 and self.mentions[number].apposed_to >= 0 and self.mentions[subject].kind != PERSON

    def closes_relative(self, cue: Cue) -> bool:
        """As in "Hind Orr, who teaches law, said the town knew": what opens the sentence is the subject."""
        opening = cue.at - 2
        while opening > 0 and self.tokens[opening].kind == WORD:
            opening -= 1
        is_relative = self.tokens[opening].text == "," and self.tokens[opening + 1].lower in {"who", "whose"}
        if not is_relative or opening not in self.ending:
            return False
        first = self.mentions[self.outermost(self.ending[opening])].first
        return first < LEADING_WORDS or self.tokens[first - LEADING_WORDS].sentence != cue.sentence

    def stands_alone(self, cue: Cue, subject: int) -> bool:
        """Whether no verb follows the phrase, as in "Mr Haddad, a lawyer, said he would"."""
        if cue.at > 1 and self.tokens[cue.at - 2].kind == QUOTE:
            return True
        after = self.tokens[min(self.mentions[subject].last, len(self.tokens) - 1)]
        return after.kind != QUOTE and (after.kind != WORD or after.lower in AFTER_A_SUBJECT_ALONE)

    def left(self, cue: Cue) -> int:
        """The subject before the cue, or -1: over adverbs, parentheses and relative clauses."""
        if self.tokens[cue.at - 1].lower == "as" and (quoted := self.of_quoted(cue)) >= 0:
            return quoted
        if (cue.word in GERUNDS and self.tokens[cue.at - 1].lower not in BEFORE_A_GERUND) or (
            self.tokens[cue.at - 1].lower == "to" and not self.likes_to(cue)
        ):
            return self.of_gerund(cue)
        position, loose, fallback, relative = cue.at - 1, 0, -1, False
        while position >= 0 and loose <= LOOSE_WORDS and self.tokens[position].sentence == cue.sentence:
            token = self.tokens[position]
            if position + 1 in self.ending:
                number = self.outermost(self.ending[position + 1])
                if relative or self.is_free(number):
                    return self.of_clause(self.ending[position + 1], number, relative)
                # "a diplomat close to the talks said": go on to the phrase that the preposition belongs to.
                is_means = self.mentions[number].head in WORDS["nouns of speech"]  # "the group, in a statement, said"
                fallback = number if fallback < 0 and not is_means else fallback
                loose, position = loose + 1, self.mentions[number].first - 2
                continue
            if (token.kind != WORD and token.text not in CURRENCIES) or token.lower in AND:
                return fallback if fallback >= 0 else self.before_boundary(position, cue, relative)
            if token.lower in RELATIVE:
                relative = True
                position -= position > 0 and self.tokens[position - 1].text == ","
            elif token.lower not in SKIPPED and not token.lower.endswith("ly"):
                loose += 1
            position -= 1
        return fallback if fallback >= 0 else self.of_sentence(cue)

    def likes_to(self, cue: Cue) -> bool:
        """As in "her publisher likes to say": a verb that shares its subject stands before the infinitive."""
        before = self.tokens[cue.at - 2] if cue.at > 1 else None
        return before is not None and before.lower in WORDS["verbs before an infinitive of the same subject"]

    def of_quoted(self, cue: Cue) -> int:
        """As in "was quoted by the agency as saying", and in "the agency quoted a doctor as saying": the doctor."""
        for position in range(cue.at - 2, max(cue.at - LONGEST_QUOTED, 0), -1):
            token = self.tokens[position]
            if token.sentence != cue.sentence:
                break
            if token.lower not in {"quoted", "cited"}:
                continue
            if self.tokens[position - 1].lower in FORMS_OF_BE:
                return self.left(Cue(position, position + 1, token.lower, cue.sentence, cue.strong))
            ended = self.outermost(self.ending[cue.at - 1]) if cue.at - 1 in self.ending else -1
            return self.starting.get(position + 1, ended)
        return -1

    def is_free(self, number: int) -> bool:
        """Whether a phrase can be a subject: no preposition stands before it."""
        return not self.mentions[number].after_preposition or self.mentions[number].part_of >= 0

    def of_clause(self, nearest: int, number: int, relative: bool) -> int:
        """Whom "who" follows is meant, if that is a person or a text, not the phrase that it belongs to."""
        mention = self.mentions[nearest]
        is_own = mention.kind == PERSON or mention.head in WORDS["nouns of speech"]
        is_own &= not self.is_place_of_work(mention)
        return nearest if relative and is_own else self.of_relative(number)

    def is_place_of_work(self, mention: Mention) -> bool:
        """As in "Otis Lamb, an analyst at Lund Orr, who said": what could be a name of a person is no person."""
        is_told = mention.part_of >= 0 and self.mentions[mention.part_of].apposed_to >= 0
        return is_told and not mention.titles and self.tokens[mention.first - 1].lower in {"at", "with"}

    def before_boundary(self, position: int, cue: Cue, relative: bool) -> int:
        token = self.tokens[position]
        if token.text == ")" and (bracketed := self.before_bracket(position)) >= 0:
            return bracketed
        if token.kind == SIGN and token.text in ",)—–-":
            return self.before_parenthesis(position, cue)
        if token.kind == WORD and relative:
            return self.earlier_relative(position, cue)
        return self.of_sentence(cue)

    def before_bracket(self, at: int) -> int:
        """The phrase before something in brackets: "Mr Haddad (Ind, Hull East) said"."""
        for position in range(at - 1, max(at - LONGEST_PARENTHESIS, 0), -1):
            if self.tokens[position].text == "(":
                return self.outermost(self.ending[position]) if position in self.ending else -1
        return -1

    def earlier_relative(self, at: int, cue: Cue) -> int:
        """As in "Mr Kallis, who was minister and who described": the one before the first "who"."""
        for position in range(at - 1, max(at - LONGEST_PARENTHESIS, 0), -1):
            if self.tokens[position].sentence != cue.sentence:
                break
            if self.tokens[position].lower in {"who", "which"}:
                end = position - (self.tokens[position - 1].text == ",")
                if end in self.ending:
                    return self.outermost(self.ending[end])
        return self.of_sentence(cue)

    def of_relative(self, number: int) -> int:
        """As in "the movement that controls the valley said": the movement, not the valley."""
        first = self.mentions[number].first
        for position in range(first - 2, max(first - 5, 0), -1):
            token = self.tokens[position]
            if token.kind != WORD or token.lower in CUES:
                break
            if token.lower in {"that", "which", "who"} and position in self.ending:
                return self.outermost(self.ending[position])
        return number

    def before_parenthesis(self, comma: int, cue: Cue) -> int:
        """The phrase before something between two commas: "Mr Haddad, who was there, said"."""
        for position in range(comma - 1, max(comma - LONGEST_PARENTHESIS, -1), -1):
            token = self.tokens[position]
            if token.sentence != cue.sentence:
                break
            if token.text == ")" and (bracketed := self.before_bracket(position)) >= 0 and self.is_free(bracketed):
                return bracketed
            if token.kind == SIGN and token.text in ",(—–-" and (ended := self.ending_before(position)) >= 0:
                number = self.outermost(ended)
                mention = self.mentions[number]
                if not mention.after_preposition or mention.part_of >= 0:
                    return number
        return self.of_sentence(cue)

    def ending_before(self, position: int) -> int:
        """The phrase that ends here, or a few words before with a preposition: "the minister of foreign affairs,"."""
        for end in range(position, max(position - 4, 0), -1):
            if end in self.ending and (end == position or self.tokens[end].lower in {"of", "for", "in", "at"}):
                return self.ending[end]
            if self.tokens[end - 1].kind != WORD:
                break
        return -1
