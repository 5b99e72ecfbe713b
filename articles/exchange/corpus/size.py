"""How much of everything."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many there are of each noun in an archive of so many statements."""

    articles: int
    people: int
    venues: int
    organisations: int
    rounds: int
    outlets: int
    topics: int
    parties: int

    @classmethod
    def for_statements(cls, statements: int) -> Size:
        def share(divisor: int, fewest: int, most: int) -> int:
            return min(most, max(fewest, statements // divisor))

        return cls(
            articles=max(1, statements // 5),
            people=max(20, statements // 200),
            venues=max(10, statements // 2000),
            organisations=share(300, 12, 300),
            rounds=share(2500, 4, 40),
            outlets=share(150, 8, 60),
            topics=share(100, 12, 40),
            parties=share(200, 8, 25),
        )
