"""Who speaks in a turn of a transcript or an interview: whom the label before it means."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from articles.intake.quotes.mentions.mention import BODY, PERSON, Mention
from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.people.names import gender, has_given_name, key
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.attribution import Attribution
from articles.intake.quotes.speakers.examinations import Examinations
from articles.intake.quotes.speakers.interviewers import Interviewer
from articles.intake.quotes.speakers.places import Place
from articles.intake.quotes.speakers.role_holders import name_in, role_holders, role_in, words_in
from articles.intake.quotes.words.lexicon import GIVEN_NAMES, PREPOSITIONS

WITNESS, COURT = {"witness", "the witness"}, {"court", "the court"}
JUDGES = ("judge", "justice", "magistrate", "recorder")
QUESTIONS, ANSWERS, MYSELF = {"q", "question", "questions"}, {"a", "answer"}, {"i", "me"}
SEXES = {"male": {"mr", "sir", "lord"}, "female": {"mrs", "ms", "miss", "dame", "lady"}}
TITLES_OF_SEXES = {title for titles in SEXES.values() for title in titles}
NAME_AND_INITIALS = re.compile(r"(?P<name>[A-Z][\w'’-]{0,30}(?: [A-Z][\w'’-]{0,30}){1,3}) \((?P<letters>[A-Z]{2,3})\)")
# As in "Joint Special Representative (JSR) Olaf Lund".
INITIALS_AND_NAME = re.compile(r"\((?P<letters>[A-Z]{2,4})\) (?P<name>[A-Z][\w'’-]{0,30} [A-Z][\w'’-]{0,30})")
TWO, LONGEST_INITIALS, LONGEST_NAME, MOST_SURNAMES = 2, 4, 5, 50


class TurnSpeakers:
    """The speakers of the turns of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.full_names: dict[str, str] = {}  # by the surname
        self.examinations = Examinations(reading.text)

    def of(self, place: Place, label: tuple[int, int], asks: bool | None = None) -> Attribution:
        """The speaker of the turn after a label, which stands at these characters; `asks` is that of its stretch."""
        text = self.reading.text[label[0] : label[1]]
        word = text.casefold() if asks is None else ("question" if asks else "answer")
        if examined := self.examined(word, label[0]):
            return attributed(place, examined, 0.9)
        if word in QUESTIONS:
            return attributed(place, self.asker, 0.9)
        if word in MYSELF:
            return attributed(place, None, 0.9)
        if word in ANSWERS:
            return attributed(place, self.being(self.answerer), 0.7, self.answerer)
        for being, certainty in ((self.initialled(text), 0.8), (self.named(text), 0.95), (self.in_office(text), 0.9)):
            if being is not None:
                return attributed(place, being, certainty)
        if word == self.outlet and self.interviewer.told is not None:
            return attributed(place, self.interviewer.told, 0.8)
        number = bisect_left(self.starts, label[1]) - 1
        if number < 0 or self.starts[number] < label[0]:
            return attributed(place, Being(name_in(text) or text, PERSON), 0.8)
        being = self.being(number)
        if being is None or being.name.isupper() or self.goes_beyond(number, label):
            being = Being(name_in(text) or text, PERSON)  # "Mr LIND"
        return attributed(place, being, 0.95, number)

    def goes_beyond(self, number: int, label: tuple[int, int]) -> bool:
        """As in "Mr. Olaf Lund Special Envoy" and "Secretary-General's press conference": the phrase is more than the
        label."""
        is_titled = self.reading.text[label[0] : label[1]].split()[0].rstrip(".").casefold() in TITLES_OF_SEXES
        is_longer = self.reading.span(number)[1] > label[1]
        return is_longer and (is_titled or self.reading.mentions[number].kind != PERSON)

    def being(self, number: int) -> Being | None:
        return self.reading.being(number) if number >= 0 else None

    def examined(self, word: str, at: int) -> Being | None:
        """Who asks or answers there, if the headings of a court's transcript tell."""
        if word in QUESTIONS:
            name = self.examinations.examiner(at)
        else:
            name = self.examinations.witness(at) if word in ANSWERS | WITNESS else ""
        return (self.named(name) or self.reading.people.called(name_in(name), PERSON)) if name else None

    @cached_property
    def starts(self) -> list[int]:
        """Where each phrase of the text begins."""
        return [self.reading.tokens[mention.first].start for mention in self.reading.mentions]

    @cached_property
    def interviewer(self) -> Interviewer:
        return Interviewer(self.reading, self.first_turn)

    @cached_property
    def asker(self) -> Being | None:
        """Whoever an interview says has put the questions."""
        is_interview = ANSWERS & set(self.labels) or any(item.asks is not None for item in self.reading.stretches)
        return self.interviewer.signed if is_interview else None

    @cached_property
    def labels(self) -> dict[str, str]:
        """The different labels of the turns, by their casefolded form, in order."""
        found: dict[str, str] = {}
        for stretch in self.reading.stretches:
            if stretch.turn:
                text = self.reading.text[stretch.turn[0] : stretch.turn[1]]
                found.setdefault(text.casefold(), text)
        return found

    @cached_property
    def outlet(self) -> str:
        """The label, casefolded, of whoever asks in an interview of two: the one that is no name."""
        unnamed = [
            label
            for label, text in self.labels.items()
            if label not in QUESTIONS and " " not in name_in(text) and self.named(text) is None
        ]
        return unnamed[0] if len(self.labels) == TWO and unnamed else ""

    @cached_property
    def answerer(self) -> int:
        """The first person whom the text names in full and who does not ask, or -1: one who is named before the first
        turn, if there is one, and one whose calling or given name is known."""
        named = [
            number
            for number, mention in enumerate(self.reading.mentions)
            if mention.kind == PERSON and " " in mention.name and self.being(number) is not self.asker
        ]
        named = [number for number in named if self.starts[number] < self.first_turn] or named
        known = (number for number in named if is_surely_a_person(self.reading.mentions[number]))
        return next(known, named[0] if named else -1)

    @cached_property
    def first_turn(self) -> int:
        """Where the first turn begins, with its label."""
        return next((stretch.turn[0] for stretch in self.reading.stretches if stretch.turn), 0)

    @cached_property
    def by_initials(self) -> dict[str, Being]:
        """JK is Jo Kettering; JJF and JJ are Juan José Farías."""
        found: dict[str, Being] = {}
        for being in self.reading.people.by_name.values():
            letters = "".join(part[0] for part in being.name.split())
            if being.kind == PERSON and len(letters) > 1:
                found.setdefault(letters, being)
                found.setdefault(letters[:-1], being)
        for match in NAME_AND_INITIALS.finditer(self.reading.text):
            words = match["name"].split()
            named = [" ".join(words[first:]) for first in range(len(words) - 1)]
            known = (name for name in named if name.casefold() in self.reading.people.by_name)
            found[match["letters"]] = self.reading.people.called(next(known, named[-1]), PERSON)
        for match in INITIALS_AND_NAME.finditer(self.reading.text, 0, self.first_turn):
            found[match["letters"]] = self.reading.people.called(match["name"], PERSON)
        return found

    def initialled(self, text: str) -> Being | None:
        letters = text.replace(".", "")
        if not letters.isupper() or not 1 < len(letters) <= LONGEST_INITIALS:
            return None
        people = self.reading.people
        body = people.by_initials.get(letters)
        known = self.by_initials.get(letters) or self.of_office(letters.lower())
        return known or (people.called(body, BODY) if body else None)

    def of_office(self, letters: str) -> Being | None:
        """SE is "Special Envoy Olaf Lund", named before the first turn."""
        for number, mention in enumerate(self.reading.mentions):
            if self.starts[number] >= self.first_turn:
                break
            initials = "".join(word[0] for word in mention.roles if word not in PREPOSITIONS)
            if mention.kind == PERSON and " " in mention.name and letters in initials:
                return self.being(number)
        return None

    def named(self, text: str) -> Being | None:
        """The last one of that name whom the title fits: MRS. OKAFOR is Ruth Okafor, and not Emmanuel."""
        words = words_in(text)
        sexes = {sex for sex, titles in SEXES.items() if not titles.isdisjoint(words)}
        people = self.reading.people
        for number, full in reversed(people.by_part.get(key(name_in(text)), [])):
            being = people.by_name.get(full.casefold())
            fits = not sexes or gender(self.reading.mentions[number]) in {"", *sexes}
            if being is not None and fits and full.count(" ") < LONGEST_NAME:
                return being
        return self.introduced(name_in(text))

    def introduced(self, surname: str) -> Being | None:
        """Whoever has that surname in a turn: PIKE, after "Desmond Pike is with me"."""
        if surname.casefold() not in self.full_names:
            if len(self.full_names) == MOST_SURNAMES:
                return None
            pattern = re.compile(rf"\b([A-Z][\w'’-]{{1,30}}) {re.escape(surname)}\b")
            given = (match[1] for match in pattern.finditer(self.reading.text) if match[1].casefold() in GIVEN_NAMES)
            first = next(given, "")
            self.full_names[surname.casefold()] = f"{first} {surname}" if first and surname else ""
        name = self.full_names[surname.casefold()]
        return self.reading.people.called(name, PERSON) if name else None

    def in_office(self, text: str) -> Being | None:
        """The first person with a name who has a role: THE GOVERNOR is Governor Dale Lindqvist."""
        role = role_in(text)
        if name := self.holders.get(role):
            return self.reading.people.called(name, PERSON)
        for word in JUDGES if text.casefold() in COURT else reversed(role.split()):
            holders = [being for _, being in self.reading.people.by_role.get(word, []) if being.kind == PERSON]
            if holders:
                known = (being for being in holders if has_given_name(being.name))
                return next(known, holders[0])
        return None

    @cached_property
    def holders(self) -> dict[str, str]:
        return role_holders(self.reading, list(self.labels.values()))


def attributed(place: Place, being: Being | None, certainty: float, mention: int = -1) -> Attribution:
    return Attribution(place.token, place, mention, -1, being, "turn", 1.0, certainty)


def is_surely_a_person(mention: Mention) -> bool:
    return bool(mention.roles) or has_given_name(mention.name)
