from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.defaultfilters import pluralize

from articles.exchange.fixtures import load_fixtures
from articles.models import Article

FIVE = ("vocabulary", "people", "articles", "statements")


def archive_files() -> list[Path]:
    """The five articles first, then what the archive adds to the vocabulary and the people, then a file a year, then
    the answers to warnings, and the words that mean the same in a search.
    """
    folder = Path(settings.BASE_DIR) / "fixtures"
    added = ("vocabulary", "people")
    years = sorted(file for file in (folder / "archive").glob("*.json") if file.stem.isdigit())
    return [
        *(folder / f"{name}.json" for name in FIVE),
        *(folder / "archive" / f"{name}.json" for name in added),
        *years,
        folder / "archive" / "answers.json",
        folder / "synonyms.json",
    ]


class Command(BaseCommand):
    help = "Loads the archive that Parley starts with into a database that has no articles."

    def handle(self, *args: Any, **options: Any) -> None:
        count = Article.objects.count()
        if count:
            self.stdout.write(f"The database holds {count} article{pluralize(count)} already: nothing loaded.")
            return
        loaded = load_fixtures(archive_files())
        self.stdout.write(f"Loaded {loaded['article']:,} articles with {loaded['statement']:,} statements.")
