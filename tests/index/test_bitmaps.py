"""Sets of keys as bitmaps answer as plain sets would."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.index import UNDATED, facet_counting, parse, state, writer
from articles.index.among import Among
from articles.index.bitmaps import Bitmaps
from articles.index.checksums import ChecksumVerifier
from articles.index.documents import IndexedRecord
from articles.index.holders import Keys, difference, from_bytes, holders_of, to_bytes
from articles.index.opening import open_index
from articles.models import Statement, Topic
from articles.nouns import CATALOGUE, index_storage, snapshot
from tests.archive import add_article

days = st.dates(datetime.date(2011, 1, 1), datetime.date(2011, 1, 9)).map(str) | st.just(UNDATED)


def with_span(record: dict[str, Any]) -> dict[str, Any]:
    """A month or a year is stored by its first day."""
    span = record["said_in"]
    return record if span is None else record | {"said_on": "2011-01-01"}


statement = st.fixed_dictionaries(
    {
        "speaker": st.sampled_from(["kerry", "lavrov", "ford", None]),
        "topic": st.lists(st.sampled_from(["ceasefire", "transition", "relief"]), unique=True),
        "said_on": days,
        "said_in": st.sampled_from([None, "2011-01", "2011"]),
        "published": days,
    }
).map(with_span)


@st.composite
def collections(draw: st.DrawFn) -> list[dict[str, Any]]:
    keys = draw(st.sets(st.integers(0, 2**32 - 1), max_size=30))
    return [draw(statement) | {"pk": key} for key in keys]


def held_by(records: list[dict[str, Any]]) -> Any:
    return holders_of(
        IndexedRecord(
            unit=f"article:{record['pk']}",
            noun="statement",
            pk=record["pk"],
            values={name: value for name, value in record.items() if name != "pk"},
            sort_numbers={},
            text={},
            names=[],
        )
        for record in records
    )


@given(collections(), st.integers(1, 4))
def test_the_most_frequent_values_are_those_of_a_count_by_hand(records: list[dict[str, Any]], number: int) -> None:
    speakers = Bitmaps.from_holders(held_by(records)).column("statement", "speaker")
    ceasefire = [record for record in records if "ceasefire" in record["topic"]]
    counts: dict[str, int] = {}
    for record in ceasefire:
        if record["speaker"]:
            counts[record["speaker"]] = counts.get(record["speaker"], 0) + 1
    by_hand = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]
    among = Among(Keys([record["pk"] for record in ceasefire]), Keys([record["pk"] for record in records]))
    assert list(speakers.top(number, among).items()) == by_hand


ranges = st.lists(st.tuples(st.integers(0, 200_000), st.integers(1, 90_000), st.integers(1, 40)), max_size=4)


@given(ranges, ranges)
def test_keys_among_others_are_those_of_both(
    among: list[tuple[int, int, int]], held: list[tuple[int, int, int]]
) -> None:
    """Sets that bitmaps store as lists, as bits and as ranges."""
    one, other = (
        {key for start, length, step in drawn for key in range(start, start + length, step)} for drawn in (among, held)
    )
    everything = Keys(range(300_000))
    assert Among(Keys(one), everything).count(Keys(other)) == len(one & other)


@given(collections(), st.sampled_from(["said_on", "published"]), st.booleans(), st.integers(0, 32))
def test_the_order_is_by_day_and_then_by_key(
    records: list[dict[str, Any]], field: str, ascending: bool, offset: int
) -> None:
    some = [record for record in records if record["speaker"] != "ford"]
    by_hand = sorted(((record[field], record["pk"]) for record in some), reverse=not ascending)
    all_of_them = Bitmaps.from_holders(held_by(records))
    keys = Keys([record["pk"] for record in some])
    found: list[int] = []
    for _, of_day, before in all_of_them.days_in_order("statement", keys, field, ascending, offset):
        found += sorted(of_day, reverse=not ascending)[before:]
    assert found == [key for _, key in by_hand][offset:]


@given(collections(), days, days)
def test_a_span_of_days_has_both_its_ends_and_what_shares_a_day_with_it_and_nothing_undated(
    records: list[dict[str, Any]], one: str, other: str
) -> None:
    first, last = (None if day == UNDATED else datetime.date.fromisoformat(day) for day in sorted([one, other]))
    bitmaps = Bitmaps.from_holders(held_by(records))
    dated = bitmaps.dated("statement", "said_on", "said_in", first, last)
    found = bitmaps.matching("statement", {"speaker": ["kerry"]}, {"topic": ["relief"]}, dated)

    def days_of(record: dict[str, Any]) -> tuple[str, str]:
        ends = {"2011": "2011-12-31", "2011-01": "2011-01-31"}
        return record["said_on"], ends.get(record["said_in"], record["said_on"])

    assert set(found) == {
        record["pk"]
        for record in records
        if record["speaker"] == "kerry"
        and "relief" not in record["topic"]
        and record["said_on"] != UNDATED
        and (not first or days_of(record)[1] >= str(first))
        and (not last or days_of(record)[0] <= str(last))
    }


def without_empty(holders: Any) -> Any:
    return {
        noun: {name: values for name, values in fields.items() if values}
        for noun, fields in holders.items()
        if any(fields.values())
    }


@given(collections(), collections())
def test_what_is_flipped_leads_from_one_collection_to_the_other(
    one: list[dict[str, Any]], other: list[dict[str, Any]]
) -> None:
    before, after = held_by(one), held_by(other)
    flips = from_bytes(to_bytes(difference(before, after)))
    found = Bitmaps.from_holders(before).flipped(flips)
    assert without_empty(found.holders) == without_empty(after)
    speakers = Bitmaps.from_holders(after).column("statement", "speaker")
    assert found.column("statement", "speaker").counts == speakers.counts


@pytest.mark.django_db
def test_bitmaps_that_have_changed_much_are_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "FLIPS_ROOM", 100)
    add_article("new")
    topic = Topic.objects.order_by("pk")[1]
    written = {snapshot().state.written}
    for statement in Statement.objects.order_by("pk")[:12]:
        statement.topics.add(topic)
        total = Client().get(f"/statements.json?topic={topic.slug}").json()["total"]
        assert total == Statement.objects.published().filter(topics=topic).count()
        written.add(snapshot().state.written)
    assert len(written) > 1
    stamp = index_storage().stamp()
    assert stamp
    from_disk = open_index(CATALOGUE, index_storage(), stamp, ChecksumVerifier()).snapshot
    assert from_disk.state.bitmaps.holders == snapshot().state.bitmaps.holders
    writer.build(CATALOGUE, index_storage())
    built = snapshot()
    assert built.stamp != stamp
    assert built.query("statement").page(0, 1_000) == from_disk.query("statement").page(0, 1_000)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "assad"])
@pytest.mark.parametrize("matches_per_value", [0, 10**12])
def test_a_chosen_value_is_counted_though_others_are_more_frequent(
    query: str, matches_per_value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facet_counting, "MATCHES_PER_VALUE", matches_per_value)
    matching = snapshot().query("statement").search(parse(query)).where("kind", ["quotation", "paraphrase", "partial"])
    all_of_them = matching.facet_counts(["speaker"], 100)["speaker"]
    missing = {value: all_of_them.pop(value) for value in ("~none", "~body")}
    most, least = max(all_of_them, key=all_of_them.__getitem__), min(all_of_them, key=all_of_them.__getitem__)
    found = matching.facet_counts(["speaker"], 1, {"speaker": [least, "nobody"]})["speaker"]
    assert found == {most: all_of_them[most], least: all_of_them[least]} | missing
    narrowed = matching.where("speaker", [most])
    assert narrowed.facet_counts(["speaker"], 1, {"speaker": [least]})["speaker"] == {most: all_of_them[most]}
