from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from articles.models.triggers import start_new_log


class Command(BaseCommand):
    help = (
        "Gives the change log a new identity, so that every index is rebuilt. "
        "For a database that was restored by other means than manage.py restore."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            start_new_log(cursor)
        self.stdout.write("Every search index is rebuilt at the next request of a reader.")
