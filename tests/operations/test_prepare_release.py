"""What a release needs before it serves readers is prepared by one command."""

from __future__ import annotations

from collections.abc import Callable

from tests.operations.conftest import Operator


def test_an_empty_installation_gets_its_tables_static_files_and_index(new_operator: Callable[..., Operator]) -> None:
    operator = new_operator("new", empty=True)
    operator.run("prepare_release")
    operator.run("migrate", "--check")
    assert (operator.installation.folder / "static" / "staticfiles.json").exists()
    assert "There is a search index already." in operator.run("build_index", "--if-missing")


def test_an_earlier_version_is_brought_up_to_date_and_keeps_its_record(operator: Operator) -> None:
    statements = len(operator.tables()["articles_statement"])
    operator.go_to_version("0016")
    operator.run("prepare_release")
    operator.run("migrate", "--check")
    assert len(operator.tables()["articles_statement"]) == statements


def test_a_release_that_cannot_be_prepared_does_not_start(operator: Operator) -> None:
    (operator.installation.folder / "static").write_text("a file in the place of the folder")
    assert operator.try_to("prepare_release").returncode != 0


def test_a_folder_in_which_the_index_cannot_be_written_is_named(operator: Operator) -> None:
    (line,) = operator.try_to("build_index", SEARCH_INDEX_DIR="/dev/null/index").stderr.splitlines()
    assert "The search index cannot be written in /dev/null/index" in line
    assert "Make room on the disk" in line
