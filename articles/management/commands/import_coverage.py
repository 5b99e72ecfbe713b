from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.exchange.tables import Report, TableRefused, examine_table, import_table

BAR_WIDTH = 40  # characters
COLLECT_AFTER = 200_000  # objects: those of thousands of rows


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # they load the whole site, which takes as long as thousands of rows
    help = (
        "Imports a table of articles, people or statements (CSV, JSON Lines or XLSX) in the columns of our exports. "
        "Everything is stored, or, if a row is refused, nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The table; its format is recognised by its content")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be new, changed or refused")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        # What Django has loaded stays, and rows leave little garbage. Searching for it takes a third of the time.
        gc.freeze()
        threshold = gc.get_threshold()
        gc.set_threshold(COLLECT_AFTER)
        try:
            if dry_run:
                report = examine_table(file, progress=self._progress("Comparing"))
            else:
                report = import_table(file, name=file.name, progress=self._progress("Importing"))
        except TableRefused as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        finally:
            gc.set_threshold(*threshold)
            gc.unfreeze()
        self._show(report)
        if report.refused and not dry_run:
            raise CommandError("Nothing was stored, because rows are refused.")

    def _progress(self, doing: str) -> Any:
        def show(rows: int, fraction: float | None) -> None:
            done = 0.0 if fraction is None else fraction
            bar = f"[{'#' * int(BAR_WIDTH * done):<{BAR_WIDTH}}] " if fraction is not None else ""
            self.stderr.write(f"\r{doing} {bar}{rows:,} rows", str, ending="\n" if done >= 1 else "")
            self.stderr.flush()

        return show if self.stderr.isatty() else None

    def _show(self, report: Report) -> None:
        for entry in report.new_entries:
            self.stdout.write(f"Row {entry.row}: new: {entry.label}")
        for entry in report.changed_entries:
            self.stdout.write(f"Row {entry.row}: changed ({', '.join(entry.columns)}): {entry.label}")
        for doubt in report.doubts:
            place = f"Row {doubt.row}, {doubt.column}" if doubt.column else f"Row {doubt.row}"
            self.stdout.write(f"{place}: warning: {doubt.sentence}")
        for refusal in report.refusals:
            place = f"Row {refusal.row}, {refusal.column}" if refusal.column else f"Row {refusal.row}"
            self.stdout.write(f"{place}: refused: {refusal.reason}")
        if report.warned:
            self.stdout.write(f"Rows with warnings: {report.warned:,}.")
        done = "Stored" if report.stored else "Nothing stored"
        self.stdout.write(
            f"{done}: {report.noun.total(report.rows)}: {report.new:,} new, {report.changed:,} changed, "
            f"{report.same:,} the same, {report.refused:,} refused."
        )
