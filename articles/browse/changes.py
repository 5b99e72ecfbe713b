"""What was corrected in published records: pages of corrections, and the latest ones of one record."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.browse.told_values import AS_PRINTED, spell_field, spell_value
from articles.models import CorrectedRecord, Correction, Precision, Statement
from articles.models.base import spell_date
from articles.models.correction import CorrectedRecordQuerySet
from articles.spelling import spell_list, spell_number

ON_A_PAGE = 25  # corrections
IN_SHORT = 5  # records of a correction that are shown there
LOOKED_THROUGH = 20  # the first records of a correction, of which those are shown that readers may see
RECORDS_ON_A_PAGE = 50
MOST_COUNTED = 500  # records of a correction; of a larger one, the number is that of the edit
NOTICES = 3  # corrections that the page of a record shows

Event = CorrectedRecord.Event
PAGES = ("article", "statement", "person", "venue", "round", "topic", "question")
LISTS = {"outlet": ("article_list", "outlet"), "party": ("statement_list", "party")}


@dataclass(frozen=True)
class FieldChange:
    """`about` says which position or role it concerns. "" stands for no value, and for the language of the page."""

    label: str
    about: str
    before: str
    after: str
    language: str


@dataclass(frozen=True)
class RecordChange:
    noun: str
    event: str
    label: str
    address: str  # "" if it has no page any more
    fields: list[FieldChange]


@dataclass(frozen=True)
class Entry:
    """A correction. `records` are the first of `total`, which readers may see now."""

    uid: str
    made_at: datetime.datetime
    reason: str
    answer: str
    records: Sequence[RecordChange]
    total: int

    @property
    def address(self) -> str:
        return reverse("change", args=[self.uid])

    @property
    def day(self) -> str:
        return spell_date(timezone.localdate(self.made_at), Precision.DAY)

    @property
    def title(self) -> str:
        if self.total > 1 or not self.records:
            number = spell_number(self.total)
            return ngettext("%(number)s record", "%(number)s records", self.total) % {"number": number}
        return self.records[0].label

    @property
    def more(self) -> int:
        return self.total - len(self.records)


@dataclass(frozen=True)
class ChangesPage:
    """`older` is the query string of the next page, "" on the last one."""

    entries: Sequence[Entry]
    older: str


@dataclass(frozen=True)
class Notice:
    """That a record was corrected, for its own page."""

    day: str
    address: str
    what: str
    event: str


def changes(before: str = "", noun: str = "", key: int = 0) -> ChangesPage | None:
    """The latest corrections, or those before the one with this uid; of one record, if one is given.

    Returns None if there is no such correction.
    """
    rows = _corrected(noun, key)
    if before:
        last = Correction.objects.filter(uid=before).values_list("pk", flat=True).first()
        if last is None:
            return None
        rows = rows.filter(correction__lt=last)
    found = list(rows.order_by("-correction_id").values_list("correction_id", flat=True).distinct()[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    corrections = Correction.objects.in_bulk(shown) if shown else {}
    records = rows.filter(correction__in=shown)
    if not noun:
        records = records.filter(position__lt=LOOKED_THROUGH)
    by_correction: dict[int, list[CorrectedRecord]] = defaultdict(list)
    for row in records.order_by("correction_id", "position") if shown else ():
        by_correction[row.correction_id].append(row)
    totals = _totals(corrections)
    entries = [_entry(corrections[pk], by_correction[pk][:IN_SHORT], totals[pk]) for pk in shown]
    return ChangesPage(entries, f"?before={entries[-1].uid}" if len(found) > ON_A_PAGE else "")


def number_of_changes(noun: str = "", key: int = 0) -> int:
    """Of all corrections, or of those of one record."""
    return _corrected(noun, key).values("correction").distinct().count()


def _corrected(noun: str, key: int) -> CorrectedRecordQuerySet:
    rows = CorrectedRecord.objects.readable()
    return rows.of_record(noun, key) if noun else rows


def change(uid: str, after: int = -1) -> tuple[Entry, int | None] | None:
    """One correction with its records after this position, and the position before the next page, or None."""
    correction = Correction.objects.filter(uid=uid).first()
    if correction is None:
        return None
    rows = CorrectedRecord.objects.readable().filter(correction=correction, position__gt=after).order_by("position")
    found = list(rows[: RECORDS_ON_A_PAGE + 1])
    shown = found[:RECORDS_ON_A_PAGE]
    total = _totals({correction.pk: correction})[correction.pk]
    return _entry(correction, shown, total), shown[-1].position if len(found) > RECORDS_ON_A_PAGE else None


def notices_of(noun: str, key: int) -> list[Notice]:
    """The latest corrections of a record, for its page; those of an article include its statements'. One query."""
    found = CorrectedRecord.objects.of_record(noun, key).exclude(event__in=CorrectedRecord.GONE)
    if noun == "article":
        statements = Statement.objects.filter(article=key).values("pk")
        found = found.filter(Q(noun="article") | Q(noun="statement", key__in=statements))
    latest = found.order_by("-correction_id").values("correction_id").distinct()[:NOTICES]
    rows = found.filter(correction__in=latest).select_related("correction").order_by("-correction_id", "position")
    by_correction = groupby(rows, key=lambda row: row.correction)
    return [_notice(correction, list(group), noun) for correction, group in by_correction]


def _notice(correction: Correction, rows: Sequence[CorrectedRecord], noun: str) -> Notice:
    own = [row for row in rows if row.noun == noun]
    labels = {spell_field(one["noun"], one["field"]): None for row in own for one in row.changes}
    others = len(rows) - len(own)
    if others:
        number = spell_number(others)
        labels[ngettext("%(number)s statement", "%(number)s statements", others) % {"number": number}] = None
    return Notice(
        day=spell_date(timezone.localdate(correction.made_at), Precision.DAY),
        address=reverse("change", args=[correction.uid]),
        what=spell_list(labels),
        event=own[0].event if own else Event.CHANGED,
    )


def _totals(corrections: dict[int, Correction]) -> dict[int, int]:
    """How many records of each correction readers may see."""
    small = [pk for pk, correction in corrections.items() if correction.records <= MOST_COUNTED]
    readable = CorrectedRecord.objects.readable().filter(correction__in=small).order_by()
    counted = dict(readable.values_list("correction").annotate(Count("pk"))) if small else {}
    return {pk: counted.get(pk, 0) if pk in small else one.records for pk, one in corrections.items()}


def _entry(correction: Correction, rows: Iterable[CorrectedRecord], total: int) -> Entry:
    return Entry(
        uid=correction.uid,
        made_at=correction.made_at,
        reason=correction.reason,
        answer=correction.answer,
        records=[_record_change(row) for row in rows],
        total=total,
    )


def _record_change(row: CorrectedRecord) -> RecordChange:
    return RecordChange(
        noun=spell_field(row.noun, ""),
        event=row.event,
        label=row.label,
        address="" if row.event in CorrectedRecord.GONE else _address(row.noun, row.slug),
        fields=[_field_change(row, one) for one in row.changes],
    )


def _field_change(row: CorrectedRecord, one: dict[str, str]) -> FieldChange:
    if row.event == Event.MERGED:
        return FieldChange(_("Merged into it"), "", one["before"], one["after"], "")
    return FieldChange(
        label=spell_field(one["noun"], one["field"]),
        about=capfirst(one["about"]),
        before=spell_value(one["noun"], one["field"], one["before"]),
        after=spell_value(one["noun"], one["field"], one["after"]),
        language=row.language if one["field"] in AS_PRINTED else "",
    )


def _address(noun: str, slug: str) -> str:
    if noun in PAGES:
        return reverse(f"{noun}_detail", args=[slug])
    if noun in LISTS:
        view, facet = LISTS[noun]
        return f"{reverse(view)}?{facet}={slug}"
    return ""
