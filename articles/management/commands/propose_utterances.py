from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from articles.checks import propose_everything


class Command(BaseCommand):
    help = "Looks through all statements for pairs that may report one remark, and puts them before the editors."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"New proposals: {propose_everything():,}.")
