from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.intake.proposing.measure_topics import measure_topics


class Command(BaseCommand):
    help = "Says how often the first topic of a statement is proposed, and rightly, from the words of other articles."

    def handle(self, *args: Any, **options: Any) -> None:
        measure = measure_topics()
        if not measure.statements:
            raise CommandError("No statement has a topic yet: there is nothing to measure.")
        self.stdout.write(measure.report())
