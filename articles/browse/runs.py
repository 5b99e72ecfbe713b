"""Runs of cards: consecutive statements of a list that share an article, and their day if the list is in that order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from articles.browse.cards import Card
from articles.nouns import STATEMENT, Sort


class Run(NamedTuple):
    """Cards below one heading. Their cards need not repeat what it says: the article, and with `by_day` the day."""

    cards: list[Card]
    by_day: bool


def runs_of(cards: Sequence[Card], sort: Sort) -> list[Run]:
    """The cards in runs, in their order. No runs if the order is neither by day nor by article: they share nothing."""
    if sort.by == STATEMENT.dated_by:
        return [Run(list(run), True) for _key, run in groupby(cards, lambda card: (card.said, card.article_address))]
    if sort.by == "published":
        return [Run(list(run), False) for _key, run in groupby(cards, lambda card: card.article_address)]
    return []
