from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from bench import report, targets
from bench.archive import Archive
from bench.edits import EditTimes
from bench.list_pages import ListPages
from bench.other_pages import FOUND, NOTHING_FOUND, OtherPages
from bench.peers import Peer
from bench.run import Results
from bench.tables import IMPORTED, Run, Tables
from bench.times import Times
from bench.workload import CLASSES
from bench.yardstick import REFERENCE, STATEMENTS


def a_run(archive: Archive, peers: list[Peer]) -> Results:
    some = Times([3.0, 4.0, 5.0])
    each = dict.fromkeys(CLASSES, some)
    lists = ListPages(first=each, repeated=some, repeated_compressed=some, not_modified=some, healthz=some)
    memory = {"own": 100.0, "private": 120.0}
    pages = OtherPages(
        public=dict.fromkeys(("home", "people", FOUND, *NOTHING_FOUND), some),
        failed={"people": 500},
        first_page=some,
        last_page=some,
        edits=EditTimes(some, some, some, some),
        export_seconds=1,
        memory=memory,
        memory_after_edits=memory,
    )
    tables = Tables(20_000, 16, {IMPORTED: Run(20_000, 5, 150)})
    return Results(archive, lists, lists, each, some, pages, tables, peers)


def test_the_table_has_a_figure_of_every_server_for_every_class(archive: Archive) -> None:
    each = dict.fromkeys(CLASSES, Times([30.0]))
    text = report.write(a_run(archive, [Peer("Datasette", "1.0", each, 6, 6), Peer("Sphinx", "2.2", each, 6, 6)]))
    table = text.split("## The six classes")[1].split("The medians")[0].strip().splitlines()[-7:]
    assert [line.split(" | ")[1:] for line in table[:1]] == [[*CLASSES[:-1], f"{CLASSES[-1]} |"]]
    assert len(table) == 7
    assert all(line.count("(") == len(CLASSES) for line in table[2:])


def test_every_target_is_listed_with_its_outcome(archive: Archive) -> None:
    run = a_run(archive, [])
    text = report.write(run)
    for target in targets.compare(run):
        assert f"| {target.name} | {target.measured} | {target.limit} |" in text
    assert f"| {IMPORTED} | 20,000 | 5.0 | 4,000 | 150 MiB |" in text
    assert "| people | answered 500 | 50 ms | **not reached** |" in text
    assert text.count("| reached |") + text.count("| **not reached** |") == len(list(targets.compare(run)))


def test_times_of_a_slower_machine_are_compared_as_if_it_were_as_quick_as_the_one_the_targets_are_for(
    archive: Archive,
) -> None:
    sphinx = Peer("Sphinx", "2.2.11", dict.fromkeys(CLASSES, Times([30.0])), reference=Times([4.0 * REFERENCE]))
    run = a_run(replace(archive, statements=STATEMENTS), [sphinx])
    run.lists.first[CLASSES[0]] = Times([24.0, 24.0, 40.0])
    with patch.object(Archive, "folder", archive.folder):
        text = report.write(run)
    assert f"| {CLASSES[0]} | 24 (40) | 6.0 (10) | 8 (40) | reached |" in text
    assert "| ÷ 4.00 |" in text
    assert f"| {IMPORTED}, rows a second | 4,000 | 16,000 | 5,000 | reached |" in text
    assert "| memory of a worker | 100 MiB |  | 150 MiB | reached |" in text


def test_a_peer_that_cannot_be_installed_is_listed_with_the_reason(archive: Archive) -> None:
    text = report.write(a_run(archive, [Peer("Sphinx", not_measured="It could not be installed here.")]))
    assert "- **Sphinx**: It could not be installed here." in text
    assert "Sphinx ÷" not in text


def test_the_report_says_how_to_run_it_again_and_names_no_folder_of_the_machine(archive: Archive) -> None:
    text = report.write(a_run(archive, []))
    assert "make bench STATEMENTS=500 SEED=1" in text
    assert str(archive.folder) not in text
