from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize

from articles.intake.proposing.lessons import learn_from_decisions
from articles.intake.proposing.model_of_site import model_of_site, weights_file
from articles.intake.quotes.speakers.model import write_model


class Command(BaseCommand):
    help = "Learns from editors' decisions who says what in a source, and keeps that if it does not get worse."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--gold",
            type=Path,
            default=Path(settings.BASE_DIR) / "tests" / "intake" / "gold",
            help="the folder of the texts that are learnt from as well, and judged by",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["gold"]
        if not any(folder.glob("[0-9]*_*.txt")):
            raise CommandError(f"There are no labelled texts in {folder}.")
        outcome = learn_from_decisions(folder, model_of_site())
        if not outcome.sources:
            raise CommandError("No source has been decided wholly yet: there is nothing to learn from.")
        figures = (
            f"{outcome.sources} source{pluralize(outcome.sources)} decided. On the texts held out, stretches with "
            f"their speaker: F1 {outcome.before:.1f} before, {outcome.after:.1f} after."
        )
        if outcome.is_worse:
            raise CommandError(f"{figures} It would get worse, so nothing is kept.")
        write_model(outcome.model, weights_file())
        self.stdout.write(f"{figures} Kept in {weights_file()}.")
