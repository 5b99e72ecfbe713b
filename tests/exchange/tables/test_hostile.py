"""Whatever stands in a file: the answer is a report or a refusal."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.exchange.spreadsheet import cell, join_list, original, split_list
from articles.exchange.tables import Report, TableRefused, examine_table, import_table
from articles.exchange.tables.article_table import ArticleComparer
from articles.exchange.tables.comparer import Comparer
from articles.exchange.tables.importer import COMPARERS
from articles.exchange.tables.registers import Registers
from articles.exchange.tables.seen import seen_rows
from articles.models import Article, Person, Statement

pytestmark = pytest.mark.django_db

anything = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def columns_of(comparer_class: type[Comparer]) -> list[str]:
    with seen_rows() as seen:
        return sorted(comparer_class(Registers(), seen).columns)


def examined(content: bytes) -> Report | None:
    """The report of a dry run and of an import, which agree; None if the file is refused."""
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(content)
        try:
            report = examine_table(Path(file.name))
        except TableRefused:
            return None
        stored = import_table(Path(file.name), name="table")
        assert (stored.new, stored.changed, stored.same, stored.refused) == (
            *(report.new, report.changed, report.same, report.refused),
        )
        return report


@anything
@given(st.one_of(st.binary(), st.binary().map(b"name,names\n".__add__), st.binary().map(b"PK\x03\x04".__add__)))
def test_arbitrary_bytes_raise_nothing_but_a_refusal(content: bytes) -> None:
    examined(content)


@pytest.mark.parametrize("comparer_class", COMPARERS)
def test_arbitrary_cells_raise_nothing_but_a_refusal(comparer_class: type[Comparer]) -> None:
    columns = columns_of(comparer_class)
    known = [
        "john-kerry",
        "John Kerry",
        "Geneva",
        "Ceasefire",
        "2015",
        "2015-02",
        "quotation",
        "paraphrase",
        "x: y",
        "1",
    ]
    known += [*Article.objects.values_list("slug", flat=True)[:2], *Statement.objects.values_list("uid", flat=True)[:2]]
    known += [
        Article.objects.order_by("pk")[0].url,
        Person.objects.order_by("pk")[0].name,
        "date: unsure",
        "United States",
    ]
    scalar = st.one_of(st.sampled_from(known), st.text(), st.integers(), st.none(), st.booleans(), st.floats())
    value = st.one_of(scalar, st.lists(scalar, max_size=3), st.dictionaries(st.text(), scalar, max_size=1))
    rows = st.lists(st.dictionaries(st.sampled_from(columns), value, min_size=1), min_size=1, max_size=4)

    @anything
    @given(rows)
    def check(rows: list[dict[str, object]]) -> None:
        first = dict.fromkeys(comparer_class.recognised_by, "x") | rows[0]
        lines = "\n".join(map(json.dumps, [first, *rows[1:]]))
        report = examined(lines.encode())
        assert report is None or report.rows == len(rows)

    check()


@given(st.text())
def test_a_cell_is_read_back_to_the_letter(text: str) -> None:
    assert original(cell(text)) == text


@given(st.lists(st.text().map(str.strip).filter(bool)))
def test_a_list_in_a_cell_is_read_back_to_the_letter(items: list[str]) -> None:
    assert split_list(join_list(items)) == items


def test_columns_of_our_exports_are_all_known() -> None:
    for comparer_class in COMPARERS:
        assert set(comparer_class.noun.column_names) <= set(columns_of(comparer_class))
    assert "published_precision" in columns_of(ArticleComparer)
