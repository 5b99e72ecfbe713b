"""The formats of tables, and files that are damaged, hostile or too large."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles.exchange.spreadsheet import original
from articles.exchange.tables.person_table import PersonComparer
from articles.models import Person
from tests.exchange.tables.files import export, import_coverage, refusals, rows_of, total, write_workbook

pytestmark = pytest.mark.django_db

NEW = "1 new, 0 changed, 0 the same, 0 refused"
HEADER = "name,description,names"


def imported(folder: Path, content: str | bytes, encoding: str = "utf-8") -> list[str]:
    file = folder / "table"
    file.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return import_coverage(file, "--dry-run")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_as_spreadsheets_write_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = f'{HEADER}\r\nAda Quill,"Says ""no"",\r\nmostly",Ада\r\n'.replace(",", delimiter)
    file = tmp_path / "table"
    file.write_bytes(content.encode(encoding))
    assert total(import_coverage(file)) == NEW
    ada = Person.objects.get(slug="ada-quill")
    assert ada.description == f'Says "no"{delimiter}\nmostly'
    assert [(name.name, name.script) for name in ada.names.all()] == [("Ада", "Cyrl")]


def test_what_looks_like_a_formula_within_a_text_is_read_to_the_letter(tmp_path: Path) -> None:
    text = "Two demands;\n- a truce\n- talks;=later; 'so'"
    Person.objects.filter(slug="john-kerry").update(description=text)
    file = export(tmp_path, "people")
    assert total(import_coverage(file)).startswith("0 new, 0 changed")
    Person.objects.filter(slug="john-kerry").update(description="")
    assert total(import_coverage(file)).startswith("0 new, 1 changed")
    assert Person.objects.get(slug="john-kerry").description == text


def test_every_format_says_the_same(tmp_path: Path) -> None:
    for noun in ("people", "articles", "statements"):
        rows = rows_of(export(tmp_path, noun))
        lines = tmp_path / f"{noun}.jsonl"
        unmarked = [{name: original(cell) for name, cell in row.items()} for row in rows]
        lines.write_text("".join(json.dumps(row) + "\n" for row in unmarked))
        book = write_workbook(tmp_path, list(rows[0]), *(list(row.values()) for row in rows))
        for file in (lines, book):
            assert total(import_coverage(file, "--dry-run")) == f"0 new, 0 changed, {len(rows)} the same, 0 refused"


def test_json_lines_may_hold_lists_and_leave_columns_out(tmp_path: Path) -> None:
    lines = [{"name": "Ada Quill", "names": ["Quill; Ada", "A. Q."]}, {"id": "john-kerry", "description": None}]
    file = tmp_path / "table.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    assert total(import_coverage(file)).startswith("1 new, 1 changed")
    assert set(Person.objects.get(slug="ada-quill").names.values_list("name", flat=True)) == {"Quill; Ada", "A. Q."}
    assert Person.objects.get(slug="john-kerry").name == "John Kerry"


def test_formulas_are_refused_and_marked_text_is_read_to_the_letter(tmp_path: Path) -> None:
    formula = "The cell is a formula. Enter its result instead."
    lines = imported(tmp_path, f"{HEADER}\nAda Quill,=1+1,\nBob Ink,'=1+1,\n")
    assert refusals(lines) == [f"Row 2, description: refused: {formula}"]
    file = tmp_path / "table"
    file.write_text(f"{HEADER}\nBob Ink,'=1+1,'\n")
    import_coverage(file)
    assert Person.objects.get(slug="bob-ink").description == "=1+1"
    book = write_workbook(tmp_path, ["name", "description"], ["Ada Quill", "=HYPERLINK(1)"], ["Cy Pen", 2014])
    assert refusals(import_coverage(book)) == [f"Row 2, description: refused: {formula}"]


NO_WORKBOOK = "The file cannot be read as an XLSX workbook: it is damaged, or protected by a password."
NO_TABLE = "This is no table of articles (headline), of people (name) or of statements (words, paraphrase)."
OLD_EXCEL = "This is a workbook of an old Excel, or one with a password. Save it as XLSX."
NO_UTF_8 = "The file is not in UTF-8. Save it as “CSV UTF-8” and try again."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "The first row must name every column."),
        ("a,b\n1,2\n", NO_TABLE),
        ("name,name\nx,y\n", "Two columns are called “name”."),
        ("name,,names\nx,y,z\n", "The first row must name every column."),
        ("name\n" + '"' + "x" * 200_000, "Row 2 is not valid CSV: a quotation mark is misplaced or not closed."),
        ('name\n"Ada" Quill\n', "Row 2 is not valid CSV: a quotation mark is misplaced or not closed."),
        ("name\n" + "x" * 1_100_000, "The file has a line of more than a million characters."),
        ("name,description\nZoë,é\n".encode("latin-1"), NO_UTF_8),
        (b"\xd0\xcf\x11\xe0" + bytes(600), OLD_EXCEL),
        (b"PK\x03\x04" + bytes(600), NO_WORKBOOK),
        (",".join(f"c{n}" for n in range(101)), "The table has more than 100 columns."),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(tmp_path: Path, content: str | bytes, message: str) -> None:
    assert imported(tmp_path, content) == [f"Error: {message}"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ada Quill,x", "Row 2: refused: The row has 2 cells, which is not the number of columns (3)."),
        ("Ada Quill,x,y,z", "Row 2: refused: The row has 4 cells, which is not the number of columns (3)."),
        ("Ada\x00Quill,x,", "Row 2, name: refused: The text has a character that cannot be printed."),
        (f"{'x' * 201},x,", "Row 2, name: refused: The text is longer than 200 characters."),
        ('Ada Quill,x,"""a"" b; c"', "Row 2, names: refused: A quotation mark is misplaced or not closed."),
    ],
)
def test_a_cell_that_cannot_be_stored_is_refused_in_a_sentence(tmp_path: Path, row: str, reason: str) -> None:
    assert refusals(imported(tmp_path, f"{HEADER}\n{row}\n")) == [reason]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "The line is not valid JSON."),
        ("[" * 100_000, "The line is not valid JSON."),
        ('{"name": NaN}', "The line is not valid JSON."),
        ("[1]", "The line is not a JSON object."),
        ('{"name": "A", "colour": "red"}', "There is no column “colour”."),
    ],
)
def test_a_line_that_is_no_object_is_refused_in_a_sentence(tmp_path: Path, line: str, reason: str) -> None:
    lines = refusals(imported(tmp_path, f'{{"name": "Ada Quill"}}\n{line}\n'))
    assert lines == [f"Row 2: refused: {reason}"]


def test_values_that_no_column_takes_are_refused(tmp_path: Path) -> None:
    lines = refusals(
        imported(tmp_path, '{"name": {"first": "Ada"}}\n{"name": ["Ada", "Quill"]}\n{"name": "\\ud800"}\n')
    )
    assert lines == [
        "Row 1, name: refused: The value is neither a text nor a number nor a list of texts.",
        "Row 2, name: refused: Only one value can be entered here.",
        "Row 3, name: refused: The text has a character that cannot be printed.",
    ]


def test_an_id_that_begins_with_a_hyphen_is_refused(tmp_path: Path) -> None:
    reason = "An id has at most 120 Latin letters, digits and hyphens, and does not begin with a hyphen."
    table = 'id,name,sort_name\n-ada,Ada Quill,"Quill, Ada"\n'
    assert f"Row 2, id: refused: {reason}" in refusals(imported(tmp_path, table))


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("id,name\nada\x00quill,Ada Quill\n", "id"),
        ("id,headline\nsome\x00article,Some article\n", "id"),
        ("id,words\nab\x00cd,Some words\n", "id"),
        ("article_url,words\nsome\x00article,Some words\n", "article_url"),
    ],
)
def test_an_id_that_cannot_be_looked_up_is_refused_in_a_sentence(tmp_path: Path, table: str, column: str) -> None:
    reason = "The text has a character that cannot be printed."
    assert f"Row 2, {column}: refused: {reason}" in refusals(imported(tmp_path, table))


def test_a_table_of_more_people_than_fit_into_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PersonComparer, "most_rows", 2)
    assert total(imported(tmp_path, "name\nAda Quill\nBob Ink\n")) == "2 new, 0 changed, 0 the same, 0 refused"
    assert imported(tmp_path, "name\nAda Quill\nBob Ink\nCy Pen\n") == [
        "Error: A table of people may have 2 rows. Divide it into several tables."
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert import_coverage(tmp_path / "none.csv") == [
        f"Error: {tmp_path / 'none.csv'} cannot be read: No such file or directory."
    ]
