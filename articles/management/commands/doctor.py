from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.operations.doctor import examine_installation


class Command(BaseCommand):
    help = (
        "Looks at settings, rights of files, disks, database, replica, search index and backups, and says what to do. "
        "The exit status is 1 if there is something to do."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        to_do = 0
        for subject, finding in examine_installation():
            to_do += not finding.is_well
            self.stdout.write(f"{'ok  ' if finding.is_well else 'LOOK'}  {subject}: {finding.sentence}")
        if to_do:
            raise CommandError(f"To attend to: {to_do}.", returncode=1)
