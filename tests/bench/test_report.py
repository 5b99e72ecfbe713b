from __future__ import annotations

from bench import report
from bench.archive import Archive
from bench.edits import Edits
from bench.lists import Lists
from bench.pages import Pages
from bench.peers import Peer
from bench.questions import CLASSES
from bench.run import Results
from bench.targets import lines
from bench.times import Times


def a_run(archive: Archive, peers: list[Peer]) -> Results:
    some = Times([3.0, 4.0, 5.0])
    each = dict.fromkeys(CLASSES, some)
    asked = Lists(cold=each, again=some, unchanged=some, idle=some)
    memory = {"own": 100.0, "private": 120.0}
    pages = Pages(
        public={"home": some, "people": some},
        failed={"people": 500},
        first=some,
        deepest=some,
        edits=Edits(some, some, some, some),
        export_seconds=1,
        memory_reading=memory,
        memory=memory,
    )
    return Results(archive, asked, asked, each, some, pages, peers)


def test_the_table_has_a_figure_for_every_class_from_everybody(archive: Archive) -> None:
    each = dict.fromkeys(CLASSES, Times([30.0]))
    text = report.write(a_run(archive, [Peer("Datasette", "1.0", each, 6, 6), Peer("Sphinx", "2.2", each, 6, 6)]))
    table = text.split("## The six classes")[1].split("The medians")[0].strip().splitlines()[-7:]
    assert [line.split(" | ")[1:] for line in table[:1]] == [[*CLASSES[:-1], f"{CLASSES[-1]} |"]]
    assert len(table) == 7
    assert all(line.count("(") == len(CLASSES) for line in table[2:])


def test_every_target_is_told_with_its_outcome(archive: Archive) -> None:
    run = a_run(archive, [])
    text = report.write(run)
    for line in lines(run):
        assert f"| {line.what} | {line.measured} | {line.target} |" in text
    assert "| people | answered 500 | 50 ms | **not reached** |" in text
    assert text.count("| reached |") + text.count("| **not reached** |") == len(list(lines(run)))


def test_a_peer_that_cannot_be_installed_is_told_of_in_words(archive: Archive) -> None:
    text = report.write(a_run(archive, [Peer("Sphinx", missing="It could not be installed here.")]))
    assert "- **Sphinx**: It could not be installed here." in text
    assert "Sphinx ÷" not in text


def test_it_says_how_to_run_it_again_and_nothing_of_the_machine_s_folders(archive: Archive) -> None:
    text = report.write(a_run(archive, []))
    assert "make bench STATEMENTS=500 SEED=1" in text
    assert str(archive.folder) not in text
