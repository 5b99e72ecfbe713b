from __future__ import annotations

from pathlib import Path

from bench.performance_page import write_lighthouse, write_report


def test_each_command_replaces_its_own_part_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    write_report("# Fast\n\nFirst.\n", page)
    write_lighthouse("100", page)
    assert page.read_text() == "# Fast\n\nFirst.\n\n## Lighthouse\n\n100\n"
    write_report("# Fast\n\nSecond.\n", page)
    assert page.read_text() == "# Fast\n\nSecond.\n\n## Lighthouse\n\n100\n"
    write_lighthouse("99", page)
    assert page.read_text() == "# Fast\n\nSecond.\n\n## Lighthouse\n\n99\n"
