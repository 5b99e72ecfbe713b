from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.commands.dumpdata import Command as DumpData

NOT_OF_THE_RECORD = ("BulkEdit", "Change", "DeletedRecord", "LoginCounter", "OpenForm")
PRIVATE = ("Decision", "IntakeItem", "Proposal", "Source", "SourceShingle")  # the texts of others, and what quotes them


class Command(DumpData):
    help = (
        f"{DumpData.help} Leaves out the history of edits, the trash, the open forms, the failed logins and the change "
        "log, which belong to one database."
    )

    def handle(self, *app_labels: str, exclude: list[str], **options: Any) -> None:
        own = [
            model._meta.label
            for model in apps.get_app_config("articles").get_models()
            if model.__name__ in (*NOT_OF_THE_RECORD, *PRIVATE) or model.__name__.startswith("Historical")
        ]
        exclude = [*exclude, *(label for label in own if label not in app_labels)]
        super().handle(*app_labels, exclude=exclude, **options)
