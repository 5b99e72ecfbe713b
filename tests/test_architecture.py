"""Imports run one way, and only `index` knows the engine."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Each room, and the rooms it may import from besides itself.
MAY_IMPORT = {
    "models": set(),
    "index": {"models"},
    "nouns": {"index", "models"},
    "browse": {"nouns", "index", "models"},
    "intake": {"checks", "models"},
    "drawings": {"browse", "nouns", "index", "models"},
    "checks": {"models"},
    "exchange": {"checks", "nouns", "index", "models"},
    "display": {"index", "models"},
    "views": {"browse", "drawings", "exchange", "nouns", "index", "models"},
    "admin": {"intake", "checks", "exchange", "nouns", "index", "models"},
    "middleware": {"views", "nouns", "index", "models"},
    "operations": {"nouns", "index", "models"},
    "management": {"operations", "intake", "checks", "exchange", "nouns", "index", "models"},
}

# Packages and files of the reader of quotations. Each imports from itself and from those before it.
STEPS = [
    "words",
    "text",
    "mentions",
    "cues",
    "people",
    "reading.py",
    "speakers",
    "paraphrases",
    "statements.py",
    "learning.py",
    "gold.py",
]
IMPORTED_WITH_IT = [ROOT / "articles" / "__init__.py", ROOT / "articles" / "intake" / "__init__.py"]


def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def files(room: str) -> list[Path]:
    return sorted((ROOT / "articles" / room).rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_from_the_rooms_below_it(room: str) -> None:
    assert files(room)
    for file in files(room):
        rooms = {name.split(".")[1] for name in imports(file) if name.startswith("articles.")} & set(MAY_IMPORT)
        assert rooms - {room} <= MAY_IMPORT[room], file
        assert not any(name.startswith("config") for name in imports(file)), file


def test_the_reader_of_quotations_imports_the_standard_library_alone() -> None:
    """So that other programs can use it. `articles` and `articles.intake` are imported with it."""
    for file in [*IMPORTED_WITH_IT, *files("intake/quotes")]:
        outside = {name for name in imports(file) if not name.startswith("articles.intake.quotes")}
        assert {name.split(".")[0] for name in outside} <= {*sys.stdlib_module_names}, file


def test_each_step_of_the_reader_of_quotations_knows_only_the_steps_before_it() -> None:
    folder = ROOT / "articles" / "intake" / "quotes"
    assert {path.name for path in folder.iterdir() if not path.name.startswith("__")} == {*STEPS}
    for number, step in enumerate(STEPS):
        later = {name.removesuffix(".py") for name in STEPS[number + 1 :]}
        for file in [folder / step] if step.endswith(".py") else files(f"intake/quotes/{step}"):
            known = {name.split(".")[3] for name in imports(file) if name.startswith("articles.intake.quotes.")}
            assert not known & later, file


def test_what_reads_the_files_of_others_knows_nothing_of_the_site() -> None:
    """It runs in a process without settings or database, so what it reads cannot reach them."""
    readers = {"lxml", "trafilatura", "pypdf", "feedparser", "warcio"}
    for file in [*IMPORTED_WITH_IT, *files("intake/reading")]:
        outside = {name for name in imports(file) if not name.startswith("articles.intake.reading")}
        assert {name.split(".")[0] for name in outside} <= readers | {*sys.stdlib_module_names}, file


def test_only_that_process_imports_what_parses_the_files_of_others() -> None:
    parsers = {"lxml", "trafilatura", "pypdf", "feedparser", "warcio"}
    knowing = [
        file for file in (ROOT / "articles").rglob("*.py") if parsers & {name.split(".")[0] for name in imports(file)}
    ]
    assert {file.parent.name for file in knowing} == {"reading"}


def test_only_the_index_knows_the_engine() -> None:
    knowing = {file.parent.name for file in (ROOT / "articles").rglob("*.py") if "tantivy" in imports(file)}
    assert knowing == {"index"}


def test_the_index_names_no_noun_of_the_site() -> None:
    """Of the models it knows only the change log."""
    nouns = {"article", "statement", "person", "venue", "round", "topic", "speaker", "outlet"}
    for file in files("index"):
        tree = ast.parse(file.read_text())
        named = {node.id.lower() for node in ast.walk(tree) if isinstance(node, ast.Name)}
        told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        assert not nouns & (named | told), file
        assert {name for name in imports(file) if name.startswith("articles.models")} <= {
            "articles.models.change",
            "articles.models.change.Change",
        }, file


def test_what_reads_the_collection_knows_no_request_and_no_html() -> None:
    for file in files("browse") + files("index"):
        forbidden = {"django.http.HttpRequest", "django.shortcuts", "django.template", "django.utils.html"}
        assert not imports(file) & forbidden, file


def test_the_site_does_not_know_the_benchmark() -> None:
    for file in [*(ROOT / "articles").rglob("*.py"), *(ROOT / "config").rglob("*.py")]:
        assert not any(name.split(".")[0] == "bench" for name in imports(file)), file


def test_every_room_of_the_design_is_there() -> None:
    rooms = {path.name for path in (ROOT / "articles").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms - {"migrations"} == set(MAY_IMPORT)
