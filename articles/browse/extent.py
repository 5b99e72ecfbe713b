"""What the collection holds: articles by year, language and outlet, and how far they are coded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.browse.labels import labels_at
from articles.browse.selection import Selection
from articles.index import Snapshot
from articles.models import Article, Outlet, Statement
from articles.nouns import ARTICLE, STATEMENT

Codings = dict[str, int]  # coding status -> number of articles

MOST_YEARS = 60  # that are shown in short


@dataclass(frozen=True)
class Row:
    """The articles of one value, by coding status. `query` selects them in the list of articles."""

    label: str
    query: str
    codings: Mapping[str, int]

    @property
    def articles(self) -> int:
        return sum(self.codings.values())

    @property
    def complete(self) -> int:
        return self.codings.get(Article.Coding.COMPLETE, 0)

    @property
    def partly(self) -> int:
        return self.codings.get(Article.Coding.PARTLY, 0)

    @property
    def not_yet(self) -> int:
        return self.articles - self.complete - self.partly


@dataclass(frozen=True)
class Extent:
    """`verbatim` is the number of statements with words in quotation marks, the others are paraphrases."""

    years: list[Row]
    languages: list[Row]
    outlets: list[Row]
    statements: int
    verbatim: int

    @property
    def articles(self) -> int:
        return sum(row.articles for row in self.years)


def extent(snapshot: Snapshot) -> Extent:
    """No query: the index counts, and the names of outlets and languages are cached."""
    labels, kinds = labels_at(snapshot), snapshot.counts(STATEMENT.name, "kind")
    years: dict[str, Codings] = {}
    languages: dict[str, Codings] = {}
    outlets: dict[str, Codings] = {}
    for value, count in snapshot.counts(ARTICLE.name, "coverage").items():
        outlet, year, language, coding = value.split(" ")
        for rows, name in ((years, year), (languages, language), (outlets, outlet)):
            codings = rows.setdefault(name, {})
            codings[coding] = codings.get(coding, 0) + count
    return Extent(
        years=_rows("year", years, {}, sorted(years)),
        languages=_by_size("language", languages, labels.of(ARTICLE, "language")),
        outlets=_by_size("outlet", outlets, labels.names[Outlet]),
        statements=sum(kinds.values()),
        verbatim=sum(count for kind, count in kinds.items() if kind != Statement.Kind.PARAPHRASE),
    )


@dataclass(frozen=True)
class ExtentInShort:
    """`years` are all years from the first to the last, also those without an article."""

    years: list[Row]
    outlets: int
    languages: int


def extent_in_short(snapshot: Snapshot) -> ExtentInShort:
    """No query. Unlike `extent`, it takes the same time for any number of outlets."""
    crossed = snapshot.query(ARTICLE.name).cross_counts("year", "coding", MOST_YEARS)
    years: dict[str, Codings] = {}
    for (year, coding), count in crossed.cells.items():
        years.setdefault(year, {})[coding] = count
    present = sorted(int(year) for year in years)
    between = [str(year) for year in range(present[0], present[-1] + 1)] if present else []
    shown = between if len(between) <= MOST_YEARS else [str(year) for year in present]
    return ExtentInShort(
        years=_rows("year", {year: years.get(year, {}) for year in shown}, {}, shown),
        outlets=len(snapshot.counts(ARTICLE.name, "outlet")),
        languages=len(snapshot.counts(ARTICLE.name, "language")),
    )


def _rows(facet: str, found: Mapping[str, Codings], labels: Mapping[str, str], order: Iterable[str]) -> list[Row]:
    return [Row(labels.get(v, v), Selection(chosen={facet: (v,)}).query, found[v]) for v in order]


def _by_size(facet: str, found: Mapping[str, Codings], labels: Mapping[str, str]) -> list[Row]:
    """Most articles first, then by name."""
    return _rows(facet, found, labels, sorted(found, key=lambda v: (-sum(found[v].values()), labels.get(v, v))))
