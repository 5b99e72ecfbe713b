"""The list of the remarks that several outlets report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import QueryDict

from articles.browse.chips import build_chips
from articles.browse.filters import StatementFilter
from articles.browse.labels import labels_at
from articles.browse.listing import Chip, Narrowed
from articles.browse.paging import PAGE_SIZE, Paging, paging_of
from articles.browse.selection import Selection
from articles.browse.state_cache import StateCache
from articles.browse.utterances import OLDEST_FIRST
from articles.index import Snapshot
from articles.models import Statement, Utterance
from articles.models.base import address, spell_date
from articles.nouns import STATEMENT
from articles.spelling import iso_date

UTTERANCE = "utterance_id"  # the field of statements
BY_OUTLET = "utterance_outlet"
FACTS = ("speaker__name", "organisation__name", "attribution", "said_on", "said_precision")
PASSAGE = ("uid", "article__outlet__name", "article__language", "words", "paraphrase")
MOST_LISTED = 20_000  # remarks that a list counts
MOST_PASSAGES = 5  # of a remark in the list; its page has all


class ListedPassage(NamedTuple):
    """How one outlet puts a remark: in the speaker's words, in ours, or both."""

    outlet: str
    address: str
    language: str  # of the words
    words: str
    paraphrase: str


class ListedRemark(NamedTuple):
    """A remark in the list: when it was said and by whom, and the first passages that report it."""

    summary: str
    address: str
    speaker: str
    said: str
    said_iso: str
    outlets: int
    passages: int
    shown: Sequence[ListedPassage]

    @property
    def left_out(self) -> int:
        return max(0, self.passages - len(self.shown))


@dataclass(frozen=True)
class Remarks(Narrowed):
    """A page of the list. `selection` selects the statements; a remark is listed if one of them reports it."""

    rows: Sequence[ListedRemark]
    paging: Paging
    chips: Sequence[Chip]
    selection: Selection


def _several_outlets(snapshot: Snapshot) -> Mapping[str, int]:
    """The remarks that several outlets report: slug -> number of outlets."""
    pairs = (pair.partition(" ") for pair in snapshot.counts(STATEMENT.name, BY_OUTLET))
    counts = Counter(slug for slug, _space, outlet in pairs if slug and outlet)
    return {slug: count for slug, count in counts.items() if count > 1}


several_outlets = StateCache(_several_outlets)


def remarks(params: QueryDict, snapshot: Snapshot) -> Remarks:
    """The remarks that several outlets report and that a statement which the query string selects reports.

    Those of the most outlets come first. Raises InvalidQuery, NoSuchPage. Two queries.
    """
    filter_set = StatementFilter(params, queryset=snapshot.query(STATEMENT.name))
    query, selection = filter_set.qs, filter_set.selection
    outlets = several_outlets.at(snapshot)
    passages = query.facet_counts([UTTERANCE], MOST_LISTED)[UTTERANCE] if outlets else {}
    slugs = sorted((slug for slug in passages if slug in outlets), key=lambda slug: (-outlets[slug], slug))
    paging = paging_of(selection, len(slugs), PAGE_SIZE)
    start = (selection.page - 1) * PAGE_SIZE
    return Remarks(
        _listed(slugs[start : start + PAGE_SIZE], outlets, snapshot),
        paging,
        build_chips(STATEMENT, labels_at(snapshot), selection),
        selection,
    )


def _listed(slugs: Sequence[str], outlets: Mapping[str, int], snapshot: Snapshot) -> list[ListedRemark]:
    summaries = dict(Utterance.objects.filter(slug__in=slugs).values_list("slug", "summary"))
    statements = Statement.objects.published().filter(utterance__slug__in=slugs).order_by(*OLDEST_FIRST)
    by_slug = defaultdict(list)
    for row in statements.values_list("utterance__slug", *FACTS, *PASSAGE, named=True):
        by_slug[row.utterance__slug].append(row)
    passages = snapshot.counts(STATEMENT.name, UTTERANCE)
    listed = []
    for slug in slugs:
        if slug in summaries and by_slug[slug]:
            first = by_slug[slug][0]
            listed.append(
                ListedRemark(
                    summaries[slug],
                    address("utterance_detail", slug),
                    first.speaker__name or first.organisation__name or first.attribution,
                    spell_date(first.said_on, first.said_precision),
                    iso_date(first.said_on, first.said_precision) if first.said_on else "",
                    outlets[slug],
                    passages.get(slug, 0),
                    [_passage(row) for row in by_slug[slug][:MOST_PASSAGES]],
                )
            )
    return listed


def _passage(row: Any) -> ListedPassage:
    return ListedPassage(
        row.article__outlet__name,
        address("statement_detail", row.uid),
        row.article__language,
        row.words,
        row.paraphrase,
    )
