from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.exchange import iter_csv
from articles.exchange.spreadsheet import FORMULA_STARTS, original, split_list
from articles.models import Statement


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def download(client: Client, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    return read(b"".join(answer.streaming_content).decode())  # type: ignore[attr-defined]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1))
def test_no_cell_can_start_a_formula_and_no_text_is_lost(texts: list[str]) -> None:
    rows = read("".join(iter_csv(["text"], ([text] for text in texts))))
    for row, text in zip(rows, texts, strict=True):
        assert row["text"][:1] not in FORMULA_STARTS
        assert original(row["text"]) == text


@given(st.lists(st.text(alphabet=";=+-@'\"\n\r\t ax,"), min_size=1))
def test_no_cell_starts_a_formula_where_cells_are_separated_by_semicolons(texts: list[str]) -> None:
    for text in texts:
        lines = "".join(iter_csv(["id", "text", "end"], [[1, text, "x"]])).splitlines()[1:]
        for part in ";".join(lines).split(";"):
            assert part.lstrip('"')[:1] not in set("=+-@"), (text, part)
        [row] = read("".join(iter_csv(["text"], [[text]])))
        assert original(row["text"]) == text


def test_a_list_whose_values_hold_formulas_is_read_back_to_the_letter() -> None:
    values = ["a;=1+1", "=1", 'b;"=2', "c"]
    [row] = read("".join(iter_csv(["list"], [[values]])))
    assert ";=" not in row["list"]
    assert split_list(original(row["list"])) == values


@pytest.mark.django_db
def test_the_download_holds_every_row_of_the_filtered_list(client: Client) -> None:
    rows = download(client, "/statements.csv?speaker=john-kerry")
    assert len(rows) == Statement.objects.filter(speaker__slug="john-kerry").count() > 25
    assert {row["speaker"] for row in rows} == {"John Kerry"}


@pytest.mark.django_db
@pytest.mark.parametrize("sort", ["relevance", "oldest", "published", "newest"])
def test_the_download_has_the_order_of_the_list(client: Client, sort: str) -> None:
    address = f"q=assad&sort={sort}"
    shown: list[str] = []
    for page in range(1, 1 + client.get(f"/statements.json?{address}").json()["pages"]):
        shown += [row["id"] for row in client.get(f"/statements.json?{address}&page={page}").json()["rows"]]
    assert [row["id"] for row in download(client, f"/statements.csv?{address}")] == shown
    assert len(shown) > 25


@pytest.mark.django_db
def test_a_formula_in_somebody_s_words_is_harmless(client: Client) -> None:
    Statement.objects.filter(speaker__slug="emile-hokayem", kind="quotation").update(words='=HYPERLINK("http://x")')
    words = {row["words"] for row in download(client, "/statements.csv?speaker=emile-hokayem&kind=quotation")}
    assert words == {'\'=HYPERLINK("http://x")'}


@pytest.mark.django_db
@pytest.mark.parametrize(("noun", "rows"), [("articles", 5), ("people", 16), ("venues", 15), ("statements", 82)])
def test_every_big_list_can_be_taken_away_whole(client: Client, noun: str, rows: int) -> None:
    assert len(download(client, f"/{noun}.csv")) == rows


@pytest.mark.django_db
def test_a_wrong_question_is_answered_with_a_sentence_not_with_everything(client: Client) -> None:
    answer = client.get("/statements.csv?speaker=nobody")
    assert (answer.status_code, answer.content.decode()) == (400, "speaker: There is no “nobody”.\n")


@pytest.mark.django_db
def test_an_empty_list_has_a_header(client: Client) -> None:
    text = b"".join(client.get("/statements.csv?q=xylophone").streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeffid,url,kind,words")
    assert read(text) == []
