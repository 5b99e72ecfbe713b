"""The stretches of a text that stand in quotation marks, from the outermost marks, over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.quotes.text.marks import DOUBLE, SINGLE, Mark, marks
from articles.intake.quotes.text.single_marks import closers
from articles.intake.quotes.words.lexicon import GIVEN_NAMES

# A quotation without a closing mark ends with its paragraph. The next paragraphs may hold the mark, but not for ever.
MOST_PARAGRAPHS = 12
LONGEST_NAME, MOST_WORDS_OF_A_NICKNAME = 24, 3
Span = tuple[int, int]


@dataclass(slots=True)
class Stretch:
    """`start` and `end` are those of the words, `outer_start` and `outer_end` those of the marks. `continues` says that
    the same quotation stood in the paragraph before. `turn` is where the name before a turn of a transcript stands.
    `asks` says of a turn without a name whether it is a question, or else an answer. `nickname` says that the words
    stand within a name."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    continues: bool = False
    closed: bool = True
    marked: bool = True
    turn: Span | None = None
    asks: bool | None = None
    nickname: bool = False


@dataclass(slots=True)
class Opening:
    """A mark that was opened: where it stands, and where the words after it begin."""

    mark: Mark
    outer_start: int
    start: int
    continues: bool = False


def stretches(text: str, paragraphs: list[Span]) -> list[Stretch]:
    """All stretches in order. Those within others are left out. One over several paragraphs is a stretch in each."""
    found: list[Stretch] = []
    last_guillemet = text.rfind("«")
    all_marks = [marks(text, start, end, last_guillemet) for start, end in paragraphs]
    opening: Mark | None = None
    opened_in = 0
    for number, span in enumerate(paragraphs):
        here = all_marks[number]
        following = all_marks[number + 1] if number + 1 < len(paragraphs) else []
        repeated = following[0].sign if begins_with_a_mark(following, paragraphs, number + 1) else ""
        reader = ParagraphReader(text, number, span, here, repeated)
        if opening is not None:
            reader.inherit(opening)
        found += reader.read()
        if reader.opening is None:
            opening = None
            continue
        if not reader.opening.continues:
            opened_in = number
        opening = reader.opening.mark
        if number - opened_in >= MOST_PARAGRAPHS or not goes_on(opening, following, paragraphs, number + 1):
            opening = None
    return [stretch for stretch in found if stretch.start < stretch.end]


def goes_on(mark: Mark, following: list[Mark], paragraphs: list[Span], number: int) -> bool:
    """Whether the next paragraph repeats the opening mark, or holds the closing one."""
    if begins_with_a_mark(following, paragraphs, number):
        return following[0].family == mark.family
    return mark.sign not in SINGLE and closes_first(following, mark)


def begins_with_a_mark(here: list[Mark], paragraphs: list[Span], number: int) -> bool:
    return bool(here) and here[0].start == paragraphs[number][0] and here[0].opens


def closes_first(here: list[Mark], open_mark: Mark) -> bool:
    """Whether the first mark of the family closes: then the paragraph is part of what was opened before it."""
    first = next((mark for mark in here if mark.family == open_mark.family), None)
    return first is not None and first.closes and not first.opens


class ParagraphReader:
    """Reads the stretches of one paragraph. `opening` is what is still open at its end. `repeated` is the sign that
    opens the next paragraph, if one does."""

    def __init__(self, text: str, number: int, span: Span, here: list[Mark], repeated: str) -> None:
        self.text, self.number, self.span, self.here = text, number, span, here
        self.opening: Opening | None = None
        self.depth = 0
        self.found: list[Stretch] = []
        self.closing_left: dict[str, int] = {}
        for mark in here:
            self.closing_left[mark.family] = self.closing_left.get(mark.family, 0) + mark.closes
        self.closers = closers(text, here, span[1])
        self.repeated = repeated

    def inherit(self, mark: Mark) -> None:
        """The paragraph before left this open."""
        start = self.span[0]
        if self.here and self.here[0].start == start and self.here[0].opens and self.here[0].family == mark.family:
            self.opening = Opening(self.here[0], start, self.here[0].end, True)
            self.closing_left[mark.family] -= self.here[0].closes
            self.here = self.here[1:]
        else:
            self.opening = Opening(mark, start, start, True)

    def read(self) -> list[Stretch]:
        for mark in self.here:
            self.closing_left[mark.family] -= mark.closes
            if self.opening is None and self.lacks_an_opening(mark):
                self.add(Opening(mark, self.span[0], self.span[0]), mark.start, mark.end, closed=True)
            elif self.opening is None:
                self.open(mark)
            elif mark.family == self.opening.mark.family:
                if mark.sign in SINGLE and mark.family != "angle":
                    self.read_single(mark)
                else:
                    self.read_double(mark)
        if self.opening is not None:
            self.add(self.opening, self.span[1], self.span[1], closed=False)
        return self.found

    def open(self, mark: Mark) -> None:
        """A single mark has to be closed in its paragraph, to begin it, or to be repeated where the next one begins."""
        if not mark.opens:
            return
        begins = mark.sign == "‘" and mark.start == self.span[0]
        is_pair = mark.sign not in SINGLE or mark.family == "angle"
        if is_pair or begins or mark.sign == self.repeated or mark.start in self.closers:
            self.opening, self.depth = Opening(mark, mark.start, mark.end), 0

    def lacks_an_opening(self, mark: Mark) -> bool:
        """As in: It is safe," said Mr Orr. The paragraph begins with the words, and its first mark closes them."""
        is_first = mark is self.here[0] and not self.found and mark.sign in DOUBLE
        return is_first and mark.closes and not mark.opens and self.text[mark.start - 1] in ",?!"

    def read_single(self, mark: Mark) -> None:
        opening = self.opening
        if opening is not None and not mark.opens and self.closers.get(opening.mark.start, mark.start) <= mark.start:
            self.close(mark)

    def read_double(self, mark: Mark) -> None:
        if mark.closes and (not mark.opens or self.depth == 0):
            if self.depth:
                self.depth -= 1
            else:
                self.close(mark)
        elif mark.opens and (self.closing_left[mark.family] >= 2 + self.depth or mark.family == "guillemet"):
            self.depth += 1
        elif mark.opens:
            # The mark that should have closed is missing: begin anew.
            self.opening, self.depth = Opening(mark, mark.start, mark.end), 0

    def close(self, mark: Mark) -> None:
        if self.opening is not None:
            self.add(self.opening, mark.start, mark.end, closed=True)
        self.opening = None

    def add(self, opening: Opening, end: int, outer_end: int, *, closed: bool) -> None:
        words = self.text[opening.start : end]
        start = opening.start + len(words) - len(words.lstrip())
        end = max(start, opening.start + len(words.rstrip()))
        stretch = Stretch(start, end, opening.outer_start, outer_end, self.number, opening.continues, closed)
        stretch.nickname = is_nickname(self.text, stretch)
        self.found.append(stretch)


def is_nickname(text: str, stretch: Stretch) -> bool:
    """As in: Joe "The Plumber" Wurst. A given name stands before it, and a word in capitals after it."""
    words = text[stretch.start : stretch.end].split()
    before = text[max(stretch.outer_start - LONGEST_NAME, 0) : stretch.outer_start]
    after = text[stretch.outer_end : stretch.outer_end + 2]
    return (
        len(words) <= MOST_WORDS_OF_A_NICKNAME
        and all(word[0].isupper() and word[-1].isalpha() for word in words)
        and before[-1:] == " "
        and before.split()[-1:] != []
        and before.split()[-1].casefold() in GIVEN_NAMES
        and after[:1] == " "
        and after[1:].isupper()
    )
