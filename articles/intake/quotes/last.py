"""Who spoke before a stretch."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.quotes.beings import Being

MOST_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Last:
    """Who spoke last: the number of the phrase (-1 for nobody), who is meant, and in which paragraph that was.
    `earlier` are those who spoke up to then."""

    mention: int = -1
    being: Being | None = None
    paragraph: int = -1
    earlier: tuple[Being, ...] = ()

    def then(self, mention: int, being: Being | None, paragraph: int) -> Last:
        earlier = self.earlier
        if being is not None and not any(other is being for other in earlier):
            earlier = (*earlier, being)[-MOST_REMEMBERED:]
        return Last(mention, being, paragraph, earlier)
