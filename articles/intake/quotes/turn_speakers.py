"""Who speaks in a turn of a transcript or an interview: whom the label before it means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property

from articles.intake.quotes.attribution import Attribution
from articles.intake.quotes.beings import Being
from articles.intake.quotes.examinations import Examinations
from articles.intake.quotes.lexicon import GIVEN_NAMES
from articles.intake.quotes.mention import BODY, PERSON, Mention
from articles.intake.quotes.names import gender, key
from articles.intake.quotes.places import Place
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.role_holders import name_in, role_holders, role_in, words_in

WITNESS, COURT, JUDGES = (
    {"witness", "the witness"},
    {"court", "the court"},
    ("judge", "justice", "magistrate", "recorder"),
)
# "**" stands before questions in bold, and nothing before the answers to them.
QUESTIONS, ANSWERS, MYSELF = {"q", "question", "questions", "**"}, {"a", "answer", ""}, {"i", "me"}
SEXES = {"male": {"mr", "sir", "lord"}, "female": {"mrs", "ms", "miss", "dame", "lady"}}
# Before and after the name of an interviewer.
INTERVIEWED = (["interview", ":"], ["questions", ":"], ["interview", "by"], ["interviewed", "by"])
# Before "by", these tell of others than the interviewer.
NOT_WRITTEN = {"produced", "photo", "photos", "pictures", "edited", "translated", "transcribed", "typed", "presented"}
OUTLETS = {"radio", "channel", "tv", "television"}
ASKING = {"asked", "asks", "interviewed", "interviews", "interviewing"}
PUTTING = (["put", "the", "questions"], ["put", "these", "questions"])
TALKING = {"spoke", "speaks", "speaking", "talked", "talks", "talking", "met", "meets", "visited", "visits"}
NAME_IN_CAPITALS = re.compile(r"^[^\W\d_a-z]{2,20}(?: [^\W\d_a-z]{2,20}){1,3}$", re.M)
LONGEST_INITIALS, LONGEST_NAME, MOST_SURNAMES = 3, 5, 50


class TurnSpeakers:
    """The speakers of the turns of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.full_names: dict[str, str] = {}  # by the surname
        self.examinations = Examinations(reading.text)

    def of(self, place: Place, label: tuple[int, int]) -> Attribution:
        """The speaker of the turn after a label, which stands at these characters."""
        text = self.reading.text[label[0] : label[1]]
        word = text.casefold()
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
        if word == self.outlet and self.interviewer is not None:
            return attributed(place, self.interviewer, 0.8)
        number = bisect_left(self.starts, label[1]) - 1
        if number < 0 or self.starts[number] < label[0]:
            return attributed(place, Being(name_in(text) or text, PERSON), 0.8)
        being = self.being(number)
        if being is None or being.name.isupper():
            being = Being(name_in(text) or text, PERSON)  # "Mr LIND"
        return attributed(place, being, 0.95, number)

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
    def asker(self) -> Being | None:
        """Whoever an interview says has put the questions."""
        return self.signed if ANSWERS & set(self.labels) else None

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
        """The label, casefolded, of whoever asks in an interview of two: the first one, if it is no name."""
        labels = list(self.labels)
        if len(labels) != 2 or " " in name_in(self.labels[labels[0]]) or labels[0] in QUESTIONS:
            return ""
        return labels[0] if self.named(self.labels[labels[0]]) is None else ""

    @cached_property
    def interviewer(self) -> Being | None:
        """Whoever puts the questions by the text."""
        return self.first(self.puts_questions)

    @cached_property
    def signed(self) -> Being | None:
        """Whoever puts the questions by the text, else whoever wrote it."""
        return self.interviewer or self.first(self.wrote) or self.by_line

    @property
    def by_line(self) -> Being | None:
        """Whose name is a line by itself, in capitals, before the first turn."""
        text = self.reading.text
        first = next((stretch.outer_start for stretch in self.reading.stretches if stretch.turn), 0)
        lines = (match for match in NAME_IN_CAPITALS.finditer(text, 0, first))
        named = (self.reading.people.called(name_in(match[0]), PERSON) for match in lines)
        return next((being for being in named if being.name.split()[0].casefold() in GIVEN_NAMES), None)

    def first(self, fits: Callable[[Mention], bool]) -> Being | None:
        """The first person with a full name whose phrase fits."""
        for number, mention in enumerate(self.reading.mentions):
            is_full_name = mention.kind == PERSON and " " in mention.name
            if is_full_name and fits(mention) and OUTLETS.isdisjoint(mention.name.lower().split()):
                return self.reading.being(number)
        return None

    def puts_questions(self, mention: Mention) -> bool:
        """As in "Interview: Jo Kettering", "Jo Kettering asked", "Jo Kettering met him", "she spoke to Jo Lind"."""
        tokens = self.reading.tokens
        before = [token.lower for token in tokens[max(mention.first - 2, 0) : mention.first]]
        after = [token.lower for token in tokens[mention.last : mention.last + 4]]
        meets = not TALKING.isdisjoint(after[:3]) and not {"him", "her", "them"}.isdisjoint(after)
        is_met = len(before) > 1 and before[0] in TALKING and before[1] in {"to", "with"}
        asks = not ASKING.isdisjoint(after[:3]) or after[:3] in PUTTING
        return asks or meets or is_met or before in INTERVIEWED

    def wrote(self, mention: Mention) -> bool:
        """As in "By Jo Kettering", but not "produced by Jo Kettering"."""
        before = [token.lower for token in self.reading.tokens[max(mention.first - 2, 0) : mention.first]]
        return before[-1:] == ["by"] and before[0] not in NOT_WRITTEN

    @cached_property
    def answerer(self) -> int:
        """The first person whom the text names in full and who does not ask, or -1: one whose calling or given name is
        known, if there is one."""
        named = [
            number
            for number, mention in enumerate(self.reading.mentions)
            if mention.kind == PERSON and " " in mention.name and self.being(number) is not self.asker
        ]
        known = (number for number in named if is_surely_a_person(self.reading.mentions[number]))
        return next(known, named[0] if named else -1)

    @cached_property
    def by_initials(self) -> dict[str, Being]:
        """JK is Jo Kettering; JJF and JJ are Juan José Farías."""
        found: dict[str, Being] = {}
        for being in self.reading.people.by_name.values():
            letters = "".join(part[0] for part in being.name.split())
            if being.kind == PERSON and len(letters) > 1:
                found.setdefault(letters, being)
                found.setdefault(letters[:-1], being)
        return found

    def initialled(self, text: str) -> Being | None:
        letters = text.replace(".", "")
        if not letters.isupper() or not 1 < len(letters) <= LONGEST_INITIALS:
            return None
        people = self.reading.people
        body = people.by_initials.get(letters)
        return self.by_initials.get(letters) or (people.called(body, BODY) if body else None)

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
                known = (being for being in holders if being.name.split()[0].casefold() in GIVEN_NAMES)
                return next(known, holders[0])
        return None

    @cached_property
    def holders(self) -> dict[str, str]:
        return role_holders(self.reading, list(self.labels.values()))


def attributed(place: Place, being: Being | None, certainty: float, mention: int = -1) -> Attribution:
    return Attribution(place.token, place, mention, -1, being, "turn", 1.0, certainty)


def is_surely_a_person(mention: Mention) -> bool:
    return bool(mention.roles) or mention.name.split()[0].casefold() in GIVEN_NAMES
