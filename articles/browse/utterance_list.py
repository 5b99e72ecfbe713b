"""The list of the remarks that several outlets report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.http import QueryDict

from articles.browse.chips import build_chips
from articles.browse.filters import StatementFilter
from articles.browse.kept import KeptForState
from articles.browse.labels import labels_at
from articles.browse.listing import Chip, Paging
from articles.browse.lists import no_such_page
from articles.browse.selection import Selection
from articles.index import Snapshot
from articles.models import Statement, Utterance
from articles.models.base import address, spell_date
from articles.nouns import STATEMENT
from articles.spelling import iso_date, spell_list

UTTERANCE = "utterance_id"  # the field of statements
BY_OUTLET = "utterance_outlet"
PAGE_SIZE = 25
MOST_LISTED = 20_000  # remarks that a list counts


class ListedRemark(NamedTuple):
    """A remark in the list: where and when it was said, by whom, and who reported it, in words."""

    summary: str
    address: str
    speaker: str
    said: str
    said_iso: str
    outlets: str
    outlet_count: int
    passages: int


@dataclass(frozen=True)
class Remarks:
    """A page of the list. `selection` selects the statements; a remark is listed if one of them reports it."""

    rows: Sequence[ListedRemark]
    paging: Paging
    chips: Sequence[Chip]
    selection: Selection

    @property
    def description(self) -> str:
        return spell_list(chip.words for chip in self.chips)


def _several_outlets(snapshot: Snapshot) -> Mapping[str, int]:
    """The remarks that several outlets report: slug -> number of outlets."""
    pairs = (pair.partition(" ") for pair in snapshot.counts(STATEMENT.name, BY_OUTLET))
    counts = Counter(slug for slug, _space, outlet in pairs if slug and outlet)
    return {slug: count for slug, count in counts.items() if count > 1}


several_outlets = KeptForState(_several_outlets)


def remarks(params: QueryDict, snapshot: Snapshot) -> Remarks:
    """The remarks that several outlets report and that a statement which the query string selects reports.

    Those of the most outlets come first. Raises InvalidQuery, NoSuchPage. Two queries.
    """
    filter_set = StatementFilter(params, queryset=snapshot.query(STATEMENT.name))
    query, selection = filter_set.qs, filter_set.selection
    outlets = several_outlets.at(snapshot)
    passages = query.facet_counts([UTTERANCE], MOST_LISTED)[UTTERANCE] if outlets else {}
    slugs = sorted((slug for slug in passages if slug in outlets), key=lambda slug: (-outlets[slug], slug))
    paging = Paging(selection, len(slugs), PAGE_SIZE)
    if selection.page > paging.count:
        raise no_such_page(filter_set, paging)
    start = (selection.page - 1) * PAGE_SIZE
    return Remarks(
        _listed(slugs[start : start + PAGE_SIZE], outlets, snapshot),
        paging,
        build_chips(STATEMENT, labels_at(snapshot), selection),
        selection,
    )


def _listed(slugs: Sequence[str], outlets: Mapping[str, int], snapshot: Snapshot) -> list[ListedRemark]:
    summaries = dict(Utterance.objects.filter(slug__in=slugs).values_list("slug", "summary"))
    published = Statement.objects.published().filter(utterance__slug__in=slugs)
    rows = published.order_by("article__published", "article", "order").values_list(
        *("utterance__slug", "speaker__name", "organisation__name", "attribution", "said_on", "said_precision"),
        "article__outlet__name",
    )
    by_slug = defaultdict(list)
    for slug, *facts in rows:
        by_slug[slug].append(facts)
    passages = snapshot.counts(STATEMENT.name, UTTERANCE)
    listed = []
    for slug in slugs:
        if slug in summaries and by_slug[slug]:
            speaker, organisation, attribution, said_on, precision, _outlet = by_slug[slug][0]
            listed.append(
                ListedRemark(
                    summaries[slug],
                    address("utterance_detail", slug),
                    speaker or organisation or attribution,
                    spell_date(said_on, precision),
                    iso_date(said_on, precision) if said_on else "",
                    spell_list(dict.fromkeys(facts[-1] for facts in by_slug[slug])),
                    outlets[slug],
                    passages.get(slug, 0),
                )
            )
    return listed
