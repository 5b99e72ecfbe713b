from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.intake.proposing.measure import measure
from articles.intake.text_folder import Unreadable


class Command(BaseCommand):
    help = "Compares what is proposed for the texts of a folder with what the record has coded of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="texts, and sources.json, which says the address of each")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = measure(options["folder"])
        except Unreadable as error:
            raise CommandError(str(error)) from None
        self.stdout.write(result.report())
