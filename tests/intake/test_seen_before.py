"""What was handed in already, by its address or by its sentences."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.intake.seen_before import seen_before
from articles.intake.sources import store
from articles.models import Article, Source

pytestmark = pytest.mark.django_db
WORDS = [f"word{n}" for n in range(400)]


def source(text: str, address: str = "", **facts: Any) -> Source:
    said = {name: [{"value": value, "where": "meta"}] for name, value in facts.items()}
    blocks = [{"kind": "paragraph", "text": text, "story": True}]
    return store({"blocks": blocks, "facts": said}, read_from="text", address=address)


def percents(one: Source) -> list[tuple[int | None, int | None]]:
    return [(seen.percent, seen.source.pk if seen.source else None) for seen in seen_before([one])[one.pk]]


def test_a_rewrite_is_named_with_the_share_that_stands_in_the_other() -> None:
    whole = source(" ".join(WORDS))
    part = source(" ".join([*WORDS[:100], *(f"other{n}" for n in range(100))]))
    [(percent, other)] = percents(part)
    assert other == whole.pk
    assert percent is not None
    assert 35 < percent < 65
    assert percents(source(" ".join(WORDS)))[0] == (100, whole.pk)


def test_a_few_common_words_are_no_rewrite() -> None:
    source(" ".join(WORDS))
    assert percents(source(" ".join([*WORDS[:8], *(f"other{n}" for n in range(300))]))) == []


def test_a_line_that_stands_in_more_than_12_sources_tells_none_from_another() -> None:
    line = " ".join(f"notice{n}" for n in range(80))
    for number in range(13):
        source(f"{line} {' '.join(f'own{number}x{n}' for n in range(60))}")
    assert percents(source(f"{line} and this")) == []


@pytest.mark.parametrize("address", ["http://www.naharnet.example/x/?utm_source=a", "https://naharnet.example/x"])
def test_the_same_address_in_another_spelling_is_seen(address: str) -> None:
    article = Article.objects.order_by("pk")[0]
    Article.objects.filter(pk=article.pk).update(url="https://naharnet.example/x")
    [seen] = next(iter(seen_before([source("A text.", address)]).values()))
    assert (seen.percent, seen.article) == (None, article)


def test_the_same_address_is_seen_whichever_of_both_had_tracking_parameters() -> None:
    first = source("One.", "https://a.example/story?id=7&utm_source=x&fbclid=y")
    second = source("Two.", "http://www.a.example/story?id=7")
    assert (percents(second), percents(first)) == ([(None, first.pk)], [(None, second.pk)])
    assert first.address == "https://a.example/story?id=7"


def test_the_canonical_address_counts_as_well() -> None:
    first = source("One.", "https://a.example/story")
    second = source("Two.", "https://b.example/", address_="x")
    second.facts["address"] = [{"value": "https://a.example/story", "where": "canonical"}]
    assert percents(second) == [(None, first.pk)]


def test_the_number_of_queries_does_not_depend_on_the_number_of_sources() -> None:
    def queries(sources: list[Source]) -> int:
        with CaptureQueriesContext(connection) as asked:
            seen_before(sources)
        return len(asked)

    sources = [source(" ".join(WORDS), f"https://a.example/{n}") for n in range(6)]
    assert queries(sources[:2]) == queries(sources) == 5
