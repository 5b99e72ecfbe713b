"""One remark with each report of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from articles.browse.cards import Card, cards_of
from articles.browse.statement_rows import statement_rows
from articles.browse.wordings import (
    MOST_WORDS,
    OTHER_LANGUAGE,
    Stretch,
    Wording,
    compare_wordings,
    length,
    stretches_of,
)
from articles.models import Statement, Utterance

OLDEST_FIRST = ("article__published", "article", "order", "pk")  # reports of a remark
MOST_PASSAGES = 100  # on the page of a remark
MOST_COMPARED = 20  # wordings that are marked
MOST_STRETCHES = 20


class UnknownPassage(LookupError):
    """The remark has no published passage in quotation marks with this identifier."""


class Passage(NamedTuple):
    """One statement that reports the remark. `wording` is None for a paraphrase and for the base."""

    card: Card
    wording: Wording | None
    is_base: bool


@dataclass(frozen=True)
class Report:
    """An article's report of the remark: its passages, in their order."""

    passages: Sequence[Passage]

    @property
    def lead(self) -> Card:
        return self.passages[0].card


class Difference(NamedTuple):
    """Words that some wordings print and others do not, with the reports of either."""

    text: str
    language: str
    printed: Sequence[Card]
    missing: Sequence[Card]


@dataclass(frozen=True)
class Remark:
    """`base` is the wording that the others are compared with; None if fewer than two are quotations."""

    utterance: Utterance
    reports: Sequence[Report]
    outlets: int
    base: Card | None
    differences: Sequence[Difference]
    left_out: int  # passages that are not shown

    @property
    def cards(self) -> list[Card]:
        return [passage.card for report in self.reports for passage in report.passages]

    @property
    def passages(self) -> int:
        return len(self.cards) + self.left_out

    @property
    def speakers(self) -> list[tuple[str, str]]:
        """Name and address of whoever the reports say spoke."""
        return list(dict.fromkeys((card.speaker, card.speaker_address) for card in self.cards))

    @property
    def days(self) -> list[tuple[str, str]]:
        """The days that the reports give, in words and in ISO 8601."""
        return list(dict.fromkeys((card.said, card.said_iso) for card in self.cards if card.said))

    @property
    def places(self) -> list[tuple[str, str]]:
        return list(dict.fromkeys((card.venue, card.venue_address) for card in self.cards if card.venue))


def remark_of(utterance: Utterance, base_uid: str = "") -> Remark:
    """All published reports of the remark, the oldest first. Raises UnknownPassage. Three queries."""
    published = Statement.objects.published().filter(utterance=utterance)
    keys = list(published.order_by(*OLDEST_FIRST).values_list("pk", flat=True))
    cards = cards_of(statement_rows(keys[:MOST_PASSAGES]))
    quoted = [card for card in cards if card.words]
    base = _base(quoted, base_uid)
    compared = quoted[:MOST_COMPARED]
    wordings = {card.pk: _wording(base, card) for card in compared if base and card.pk != base.pk}
    passages = [Passage(card, wordings.get(card.pk), card is base) for card in cards]
    return Remark(
        utterance,
        [Report(list(group)) for _article, group in groupby(passages, lambda each: each.card.article_address)],
        outlets=len({card.outlet for card in cards}),
        base=base,
        differences=_differences(base, compared, wordings) if base else [],
        left_out=max(0, len(keys) - MOST_PASSAGES),
    )


def _base(quoted: Sequence[Card], uid: str) -> Card | None:
    """The wording with this identifier; without one, the fullest that can be compared, the oldest of equal ones."""
    if uid:
        chosen = next((card for card in quoted if card.uid == uid), None)
        if chosen is None:
            raise UnknownPassage(uid)
        return chosen
    if len(quoted) < 2:
        return None
    short = [card for card in quoted[:MOST_COMPARED] if length(card.words) <= MOST_WORDS]
    return max(short or quoted[:1], key=lambda card: length(card.words))


def _wording(base: Card, card: Card) -> Wording:
    if base.language.partition("-")[0] != card.language.partition("-")[0]:
        return Wording(why_not=OTHER_LANGUAGE)
    return compare_wordings(base.words, card.words)


def _differences(base: Card, compared: Sequence[Card], wordings: Mapping[int, Wording]) -> list[Difference]:
    """Among the wordings that could be compared with the base."""
    cards = [card for card in compared if card.pk == base.pk or wordings[card.pk].pieces]
    marked = [wordings[card.pk] for card in cards if card.pk in wordings]
    stretches: list[Stretch] = stretches_of([card.words for card in cards], marked, MOST_STRETCHES)
    return [
        Difference(
            stretch.text,
            base.language,
            [cards[number] for number in stretch.printed],
            [cards[number] for number in stretch.missing],
        )
        for stretch in stretches
    ]
