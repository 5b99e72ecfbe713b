from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Prepares what this release needs before it serves readers: migrates the database, collects the static files, "
        "and builds the search index if there is none. Each is quick if there is nothing to do."
    )

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        # In one process, because Python and Django take longer to start than the steps do if there is nothing to do.
        call_command("migrate", interactive=False, verbosity=verbosity, stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0, stdout=self.stdout)
        call_command("build_index", if_missing=True, stdout=self.stdout)
