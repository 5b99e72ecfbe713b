from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.core.management.commands.dumpdata import Command as DumpData

NOT_OF_THE_RECORD = (
    "AuthenticatorApp",
    "BulkEdit",
    "Change",
    "CorrectedRecord",
    "Correction",
    "DeletedRecord",
    "ErrorReport",
    "LoginCounter",
    "OpenForm",
    "RecoveryCode",
    "SecurityKey",
    "SentReport",
)
# The texts of others, which no file may contain, also if they are asked for by name.
PRIVATE = ("Decision", "IntakeItem", "Proposal", "Source", "SourceShingle")


class Command(DumpData):
    help = (
        f"{DumpData.help} Leaves out the history of edits, the corrections, the reports of errors, the trash, the open "
        "forms, the failed logins, the second factors and the change log, which belong to one database, and what "
        "editors handed in, which is private."
    )

    def handle(self, *app_labels: str, exclude: list[str], **options: Any) -> None:
        own = [
            model._meta.label
            for model in apps.get_app_config("articles").get_models()
            if model.__name__ in (*NOT_OF_THE_RECORD, *PRIVATE) or model.__name__.startswith("Historical")
        ]
        private = [f"articles.{name}" for name in PRIVATE]
        if named := [label for label in app_labels if label.lower() in map(str.lower, private)]:
            raise CommandError(f"{named[0]} is private and in no file.")
        exclude = [*exclude, *private, *(label for label in own if label not in app_labels)]
        super().handle(*app_labels, exclude=exclude, **options)
