"""`make bench` and `make lighthouse` both write docs/performance.md. Each keeps the part of the other."""

from __future__ import annotations

from pathlib import Path

PERFORMANCE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
LIGHTHOUSE = "## Lighthouse"


def write_report(report: str, page: Path = PERFORMANCE) -> None:
    _report, lighthouse = _parts(page)
    page.write_text(f"{report.rstrip()}\n{lighthouse}", encoding="utf-8")


def write_lighthouse(section: str, page: Path = PERFORMANCE) -> None:
    report, _lighthouse = _parts(page)
    page.write_text(f"{report.rstrip()}\n\n{LIGHTHOUSE}\n\n{section.rstrip()}\n", encoding="utf-8")


def _parts(page: Path) -> tuple[str, str]:
    """The report, and the section of Lighthouse with the empty line before it, or ""."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    report, heading, section = text.partition(f"\n{LIGHTHOUSE}\n")
    return report, heading + section
