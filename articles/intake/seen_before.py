"""What was handed in already, or stands in the record: by its address, and by the sentences that texts share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from articles.checks.addresses import plain_address, variants
from articles.models import Article, Source, SourceShingle

LEAST_SHARED = 8  # hashes
LEAST_SHARE = 0.1  # of the hashes of the smaller sketch
MOST_SOURCES = 12  # a hash that stands in more of them tells none from another: a line below each page of a site
MOST_SHOWN = 5


@dataclass(frozen=True)
class Seen:
    """`percent` of the text stands in the other one; None if they have the same address. One of both records is set."""

    percent: int | None
    article: Article | None
    source: Source | None


def seen_before(sources: Iterable[Source]) -> dict[int, list[Seen]]:
    """For the key of each source what it repeats, the most first. The number of queries is constant."""
    sources = list(sources)
    found: dict[int, list[Seen]] = {source.pk: [] for source in sources}
    for key, seen in [*_same_addresses(sources), *_same_sentences(sources)]:
        found[key].append(seen)
    return {key: each[:MOST_SHOWN] for key, each in found.items()}


def _same_addresses(sources: list[Source]) -> Iterable[tuple[int, Seen]]:
    own: dict[str, list[Source]] = {}
    for source in sources:
        for address in {source.address, *(each["value"] for each in source.facts.get("address", []))} - {""}:
            own.setdefault(plain_address(address), []).append(source)
    spellings = [spelling for address in own for spelling in variants(address)]
    if not spellings:
        return
    for article in Article.objects.filter(url__in=spellings).select_related("outlet"):
        for source in own.get(plain_address(article.url), []):
            if source.article_id != article.pk:  # otherwise it is its own
                yield source.pk, Seen(None, article, None)
    for other in _shown(Source.objects.filter(address__in=spellings)):
        for source in own.get(plain_address(other.address), []):
            if source.pk != other.pk:
                yield source.pk, _seen(None, other)


def _same_sentences(sources: list[Source]) -> Iterable[tuple[int, Seen]]:
    shared = _shared_hashes({source.pk for source in sources})
    pairs = {pair: count for pair, count in shared.items() if count >= LEAST_SHARED}
    keys = {key for pair in pairs for key in pair}
    sizes = dict(SourceShingle.objects.filter(source__in=keys).order_by().values_list("source").annotate(Count("pk")))
    others = {other.pk: other for other in _shown(Source.objects.filter(pk__in={other for _own, other in pairs}))}
    for (own, other), count in sorted(pairs.items(), key=lambda each: -each[1]):
        if count >= LEAST_SHARE * min(sizes[own], sizes[other]):
            yield own, _seen(round(100 * count / sizes[own]), others[other])


def _shared_hashes(own: set[int]) -> Counter[tuple[int, int]]:
    """How many hashes that are rare enough each of the sources shares with each other source."""
    hashes = SourceShingle.objects.filter(source__in=own).values("hash")
    counted = SourceShingle.objects.filter(hash__in=hashes).order_by().values("hash").annotate(holders=Count("pk"))
    rare = counted.filter(holders__gte=2, holders__lte=MOST_SOURCES).values("hash")
    holders: dict[int, list[int]] = {}
    for number, source in SourceShingle.objects.filter(hash__in=rare).order_by().values_list("hash", "source"):
        holders.setdefault(number, []).append(source)
    return Counter(
        (mine, other) for each in holders.values() for mine in own.intersection(each) for other in each if other != mine
    )


def _shown(others: QuerySet[Source]) -> QuerySet[Source]:
    return others.select_related("article__outlet", "item").defer("blocks", "item__material")


def _seen(percent: int | None, other: Source) -> Seen:
    return Seen(percent, other.article, None if other.article else other)
