from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.template.defaultfilters import pluralize

from articles.models import Article


class Command(BaseCommand):
    help = "Loads the five articles that Parley starts with into a database that has no articles."

    def handle(self, *args: Any, **options: Any) -> None:
        count = Article.objects.count()
        if count:
            self.stdout.write(f"The database holds {count} article{pluralize(count)} already: nothing loaded.")
            return
        call_command("loaddata", "vocabulary", "people", "articles", "statements", verbosity=0)
        self.stdout.write(f"Loaded {Article.objects.count()} articles.")
