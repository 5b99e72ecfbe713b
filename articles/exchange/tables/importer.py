"""Reads a table, compares it with the record, and stores what is new or changed: everything or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import Error
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.checks import store
from articles.exchange.bulk import bulk_load
from articles.exchange.tables.article_table import ArticleComparer
from articles.exchange.tables.comparer import Comparer
from articles.exchange.tables.opening import open_table
from articles.exchange.tables.person_table import PersonComparer
from articles.exchange.tables.registers import Registers
from articles.exchange.tables.report import Report
from articles.exchange.tables.rows import Limits, Row, Table, TableRefused
from articles.exchange.tables.seen import Seen, seen_rows
from articles.exchange.tables.statement_table import StatementComparer
from articles.exchange.tables.writing import Writer
from articles.exchange.version_writer import VersionWriter
from articles.models.triggers import logged_by_record
from articles.spelling import spell_number

# What is compared and stored at once: this many rows, or fewer if they have more characters.
BATCH, BATCH_CHARACTERS = 4_000, 16_000_000
COMPARERS: tuple[type[Comparer], ...] = (StatementComparer, ArticleComparer, PersonComparer)

ANY_SIZE = Limits()

# Called now and then with the number of rows that have been read, and how much of the table that is, from 0 to 1.
Progress = Callable[[int, float | None], None]


def examine_table(path: Path, *, limits: Limits = ANY_SIZE, progress: Progress | None = None) -> Report:
    """The report of a dry run: what importing the table would do. Raises TableRefused."""
    with _comparing(path, limits) as (table, comparer):
        report = Report(comparer.noun)
        for rows in _batches(table, comparer, limits, progress):
            report.add(comparer, comparer.compare(rows))
        return report


def import_table(
    path: Path,
    *,
    name: str,
    user: int | None = None,
    seal: str = "",
    progress: Progress | None = None,
    limits: Limits = ANY_SIZE,
) -> Report:
    """Imports the table in one transaction. If a row is refused, nothing is stored, and the report says why.

    `name` is how the history names the table, `user` the primary key of who imports it. `seal` is that of the report
    that was shown: if the table would do anything else by now, nothing is stored. Raises TableRefused.
    """
    with _comparing(path, limits) as (table, comparer):
        report = Report(comparer.noun)
        try:
            with logged_by_record() as log, bulk_load() as load:
                reason = _("Imported from %(table)s") % {"table": name}
                writer = Writer(load, log, VersionWriter(load, user, reason), comparer.model)
                for rows in _batches(table, comparer, limits, progress):
                    drafts = comparer.compare(rows)
                    report.add(comparer, drafts)
                    if not report.refused:  # else nothing will be stored, but the report is to name all refused rows
                        written = [draft for draft in drafts if draft.is_new or draft.changed]
                        writer.write(written)
                        had_warnings = [one.record for one in written if not one.is_new]
                        store(had_warnings, [found for one in written for found in one.findings])
                report.is_outdated = seal not in ("", report.seal)
                if report.refused or report.is_outdated:
                    raise _NothingStored
        except _NothingStored:
            return report
        except Error as error:
            # A rule that only the database checks, or a record that somebody else has stored meanwhile.
            message = _("The database refused the table, and nothing was stored: %(error)s")
            raise TableRefused(message % {"error": str(error).splitlines()[0]}) from error
        report.stored = True
        return report


class _NothingStored(Exception):
    """Rolls back an import."""


@contextmanager
def _comparing(path: Path, limits: Limits) -> Iterator[tuple[Table, Comparer]]:
    with open_table(path, limits) as table, seen_rows() as seen:
        yield table, _comparer_of(table, seen)


def _comparer_of(table: Table, seen: Seen) -> Comparer:
    """The comparer of the noun of which this is a table. Raises TableRefused."""
    for comparer_class in COMPARERS:
        if set(comparer_class.recognised_by).intersection(table.columns):
            comparer = comparer_class(Registers(), seen)
            if unknown := [column for column in table.columns if column not in comparer.columns]:
                message = _("There is no column “%(column)s” in tables of %(nouns)s. Rename or remove it.")
                raise TableRefused(
                    message % {"column": unknown[0][:60], "nouns": comparer.model._meta.verbose_name_plural}
                )
            return comparer
    # Translators: the words in brackets are names of columns. They are the same in every language.
    message = _("This is no table of articles (headline), of people (name) or of statements (words, paraphrase).")
    raise TableRefused(message)


def _batches(table: Table, comparer: Comparer, limits: Limits, progress: Progress | None) -> Iterator[list[Row]]:
    read = 0
    for batch in _in_batches(table.rows):
        read += len(batch)
        _check_size(read, comparer, limits.rows)
        yield batch
        if progress:
            progress(read, table.fraction())


def _in_batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += row.characters
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _check_size(rows: int, comparer: Comparer, most: int | None) -> None:
    if most is not None and rows > most:
        message = ngettext(
            "The table has more than %(most)s row. Import it with the command.",
            "The table has more than %(most)s rows. Import it with the command.",
            most,
        )
        raise TableRefused(message % {"most": most})
    if comparer.most_rows is not None and rows > comparer.most_rows:
        message = _("A table of %(nouns)s may have %(most)s rows. Divide it into several tables.")
        nouns = comparer.model._meta.verbose_name_plural
        raise TableRefused(message % {"nouns": nouns, "most": spell_number(comparer.most_rows)})
