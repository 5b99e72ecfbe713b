"""Who puts the questions of an interview: by what the text tells, by "Interview: Jo Kettering", by a byline."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from articles.intake.quotes.mentions.mention import PERSON, Mention
from articles.intake.quotes.people.beings import Being
from articles.intake.quotes.people.names import has_given_name
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.role_holders import name_in

# Before and after the name of an interviewer.
INTERVIEWED = (["interview", ":"], ["questions", ":"], ["interview", "by"], ["interviewed", "by"], ["conducted", "by"])
# Before "by", these tell of others than the interviewer.
NOT_WRITTEN = {"produced", "photo", "photos", "pictures", "edited", "translated", "transcribed", "typed", "presented"}
OUTLETS = {"radio", "channel", "tv", "television"}
ASKING = {"asked", "asks", "interviewed", "interviews", "interviewing"}
PUTTING = (["put", "the", "questions"], ["put", "these", "questions"])
TALKING = {"spoke", "speaks", "speaking", "talked", "talks", "talking", "met", "meets", "visited", "visits"}
NAME_IN_CAPITALS = re.compile(r"^[^\W\d_a-z]{2,20}(?: [^\W\d_a-z]{2,20}){1,3}$", re.M)


class Interviewer:
    """The interviewer of a text whose first turn begins at a character: `told`, or by a byline `signed`."""

    def __init__(self, reading: Reading, first_turn: int) -> None:
        self.reading, self.first_turn = reading, first_turn

    @cached_property
    def told(self) -> Being | None:
        """Whoever puts the questions by the text."""
        return self.first(self.puts_questions)

    @cached_property
    def signed(self) -> Being | None:
        """Whoever puts the questions by the text, else whoever wrote it."""
        return self.told or self.first(self.wrote) or self.by_line

    @property
    def by_line(self) -> Being | None:
        """Whose name is a line by itself, in capitals, before the first turn."""
        lines = NAME_IN_CAPITALS.finditer(self.reading.text, 0, self.first_turn)
        named = (self.reading.people.called(name_in(match[0]), PERSON) for match in lines)
        return next((being for being in named if has_given_name(being.name)), None)

    def first(self, fits: Callable[[Mention], bool]) -> Being | None:
        """The first person with a full name whose phrase fits."""
        for number, mention in enumerate(self.reading.mentions):
            is_full_name = mention.kind == PERSON and " " in mention.name
            if is_full_name and fits(mention) and OUTLETS.isdisjoint(mention.name.lower().split()):
                return self.with_partner(number)
        return None

    def with_partner(self, number: int) -> Being | None:
        """The person, or the two of "Interview: Jo Kettering and Ed Lamb"."""
        being, mentions = self.reading.being(number), self.reading.mentions
        if number + 1 == len(mentions):
            return being
        partner, last = self.reading.being(number + 1), mentions[number].last
        is_next = mentions[number + 1].first == last + 1 and self.reading.tokens[last].lower == "and"
        if being is None or partner is None or not is_next or partner.kind != PERSON or " " not in partner.name:
            return being
        return Being(f"{being.name} and {partner.name}", PERSON, plural=True)

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
