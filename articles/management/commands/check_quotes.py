from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.checks.quotations import check_statements, recheck
from articles.checks.quotations.checking import digest_of
from articles.intake.text_folder import INDEX, Unreadable, read_folder, read_text
from articles.models import Article, QuoteCheck


class Command(BaseCommand):
    help = (
        "Compares the words of statements with the texts of their articles, and stores the results. A folder holds "
        f"texts and {INDEX}, a list of objects with “file” and “url”. A file is given with its address: "
        "--address URL FILE. Without either, the sources that the desk has kept are compared."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="A folder, or the text of an article")
        parser.add_argument("--address", help="The source address of the article whose text the file is")

    def handle(self, *args: Any, paths: list[Path], address: str | None, **options: Any) -> None:
        if address and not paths:
            raise CommandError("Say which file has the text of the article with this address.")
        checks: list[QuoteCheck] = []
        if not paths:
            for article in Article.objects.filter(source__isnull=False).order_by("pk").iterator():
                checks += recheck(article)
        for path in paths:
            for url, text in self._texts(path, address):
                checks += self._check(url, text)
        differing = [one for one in checks if one.verdict == QuoteCheck.Verdict.DIFFERS]
        for check in differing:
            self.stdout.write(f"differs: {check.statement.uid} {check.statement.words}")
        self.stdout.write(f"Checked: {len(checks):,}. Verbatim: {len(checks) - len(differing):,}.")

    def _check(self, url: str, text: str) -> list[QuoteCheck]:
        article = Article.objects.filter(url=url).first()
        if article is None:
            self.stderr.write(f"There is no article with the address {url}.")
            return []
        return check_statements(article.statements.order_by("order", "pk"), text, digest_of(text))

    def _texts(self, path: Path, address: str | None) -> Iterator[tuple[str, str]]:
        try:
            if path.is_dir():
                yield from read_folder(path)
                return
            text = read_text(path)
        except Unreadable as error:
            raise CommandError(str(error)) from None
        if not address:
            raise CommandError(f"Say which article {path} is: --address URL.")
        yield address, text
