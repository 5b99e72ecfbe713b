from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models.desk_session import end_sessions_of
from articles.models.second_factor import remove_second_factors


class Command(BaseCommand):
    help = (
        "Removes the second factors of an account whose owner has lost them, and logs it out everywhere. "
        "Make sure that it is the owner who asks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The name of the account, as it is typed at the login.")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account with the name {name}.")
        number = remove_second_factors(user)
        end_sessions_of(user)
        if not number:
            self.stdout.write(f"The account {name} had no second factor.")
        else:
            self.stdout.write(f"Removed the second factors of {name}: {number}. The password alone is asked for now.")
