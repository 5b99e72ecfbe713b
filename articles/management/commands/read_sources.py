from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.intake import background, handing_in, jobs, reasons
from articles.models import IntakeItem

# Readers take precedence if there are too few cores.
NICENESS = 5
BAR_WIDTH = 40  # characters


class Command(BaseCommand):
    help = (
        "Reads files into the intake of the desk: web pages, MHTML, plain texts, e-mails, PDFs, WARC, feeds. Without "
        "files it reads what waits there. The site starts this command itself when an editor hands something in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="*", type=Path, metavar="FILE", help="Its format is recognised by its content"
        )
        parser.add_argument(
            "--lock", type=int, metavar="FILE_DESCRIPTOR", help="The lock, inherited from the process of the site"
        )

    def handle(self, *args: Any, files: list[Path], lock: int | None, **options: Any) -> None:
        os.nice(NICENESS)
        if lock is not None:
            background.run(lock)
            return
        last = IntakeItem.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        refused = sum(not self._hand_in(file) for file in files)
        self._done = 0
        jobs.read_waiting(self._show_progress)
        self._report(last)
        if refused:
            raise CommandError("Not all files could be handed in.")

    def _hand_in(self, file: Path) -> bool:
        try:
            with file.open("rb") as stream:
                handing_in.hand_in(stream, file.stat().st_size, name=file.name)
        except OSError as error:
            self.stderr.write(f"{file} cannot be read: {error.strerror}.")
            return False
        except handing_in.NotTaken as refusal:
            self.stderr.write(f"{file}: {refusal}")
            return False
        return True

    def _show_progress(self, item: IntakeItem) -> None:
        self._done += 1
        if self.stderr.isatty():
            total = self._done + IntakeItem.objects.claimable().count()
            bar = "#" * (BAR_WIDTH * self._done // total)
            ending = "\n" if self._done == total else ""
            self.stderr.write(f"\rReading [{bar:<{BAR_WIDTH}}] {self._done} of {total}", str, ending=ending)
            self.stderr.flush()

    def _report(self, last: int) -> None:
        """One line for each item that was handed in after the item `last`."""
        for item in IntakeItem.objects.filter(pk__gt=last).defer("material").order_by("pk"):
            reason = f": {reasons.sentence(item.reason)}" if item.reason else ""
            self.stdout.write(f"{item.name}: {item.get_state_display()}{reason}")
