"""The number of records of each noun."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """The number of records of each noun in an archive."""

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
        def share(divisor: int, minimum: int, maximum: int) -> int:
            return min(maximum, max(minimum, statements // divisor))

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
