"""The statements of a text: quoted stretches and reported speech, each with speaker, kind and confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from articles.intake.quotes.paraphrases.paraphrases import paraphrases
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.speakers.attribution import Attribution
from articles.intake.quotes.speakers.model import Model, stored_model
from articles.intake.quotes.speakers.speakers import attributions
from articles.intake.quotes.text.tokens import WORD
from articles.intake.quotes.words.cue_words import CUES

LONGEST_ASIDE = 40
Span = tuple[int, int]


@dataclass(slots=True)
class Statement:
    """Spans are (start, end) in characters of the text. `speaker` is the name as it is known from the whole text."""

    content: list[Span]
    mention: Span | None
    cue: Span | None
    speaker: str | None
    kind: str
    rule: str
    confidence: float

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def statements(text: str, model: Model | None = None) -> list[Statement]:
    """All statements in the order of their first words."""
    return statements_of(Reading(text), model)


def statements_of(reading: Reading, model: Model | None = None) -> list[Statement]:
    """The statements of a text that has been read."""
    found = attributions(reading, model or stored_model())
    result = [statement_of(reading, group) for group in groups(reading, found)]
    for paraphrase in paraphrases(reading, found):
        span = reading.span(paraphrase.mention)
        cue = reading.cues[paraphrase.cue]
        being = reading.being(paraphrase.mention)
        name = being.name if being is not None else reading.text[span[0] : span[1]]
        result.append(
            Statement(
                paraphrase.content,
                span,
                cue_span(reading, paraphrase.cue),
                name,
                "paraphrase",
                paraphrase.rule,
                0.8 if cue.strong else 0.6,
            )
        )
    return sorted(result, key=lambda statement: statement.content)


def groups(reading: Reading, found: list[Attribution]) -> Iterator[list[Attribution]]:
    """Stretches that make one statement: interrupted, over several paragraphs, or words from one sentence."""
    group: list[Attribution] = []
    for attribution in found:
        if group and belongs(reading, group[-1], attribution):
            group.append(attribution)
            continue
        if group:
            yield group
        group = [attribution]
    if group:
        yield group


def belongs(reading: Reading, earlier: Attribution, later: Attribution) -> bool:
    stretch = reading.stretches[reading.tokens[later.token].stretch]
    if stretch.turn is not None:
        return False
    if stretch.continues:
        return True
    if earlier.being is not later.being or earlier.being is None:
        return False
    if earlier.place.sentence == later.place.sentence:
        return kind_of(reading, later) == "partial" or later.place.intro != ":"
    return (
        later.place.alone
        and not later.place.opens_paragraph
        and later.place.sentence == earlier.place.sentence + 1
        and later.token - earlier.token < LONGEST_ASIDE
        and kind_of(reading, earlier) == "quotation"
    )


def statement_of(reading: Reading, group: list[Attribution]) -> Statement:
    first = group[0]
    stretches = [reading.stretches[reading.tokens[item.token].stretch] for item in group]
    named = next((item for item in group if item.cue >= 0 or item.rule == "signature"), first)
    mention = reading.span(named.mention) if named.mention >= 0 else None
    name = named.being.name if named.being is not None else None
    if name is None and mention is not None:
        name = reading.text[mention[0] : mention[1]]
    confidence = min(item.speech * item.certainty for item in group)
    return Statement(
        [(stretch.start, stretch.end) for stretch in stretches],
        mention,
        cue_span(reading, named.cue),
        name,
        kind_of(reading, first),
        named.rule,
        round(confidence, 3),
    )


def cue_span(reading: Reading, cue: int) -> Span | None:
    if cue < 0:
        return None
    found = reading.cues[cue]
    return reading.tokens[found.at].start, reading.tokens[found.end - 1].end


def kind_of(reading: Reading, item: Attribution) -> str:
    """A quotation is whole sentences in marks, a partial quotation some words of one."""
    stretch = reading.stretches[reading.tokens[item.token].stretch]
    if not stretch.marked or stretch.continues:
        return "quotation"
    text = reading.text[stretch.start : stretch.end].lstrip("([…. ‘“'\"")
    if text[:1].islower() or item.place.intro not in {"first", ",", ":", "quote", "cue", "sign"}:
        return "partial"
    if item.place.intro == "first" and not text.endswith((",", ".", "?", "!", "…", "—", "–", "-")):
        after = reading.tokens[item.token + 1] if item.token + 1 < len(reading.tokens) else None
        if (
            after is not None
            and after.kind == WORD
            and after.lower not in CUES
            and item.rule not in {"inverted", "said after"}
        ):
            return "partial"
    if item.place.intro in {"cue", "sign"} and len(text.split()) < 4:
        return "partial"
    return "quotation"
