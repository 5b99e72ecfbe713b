"""Writes a correction for each edit that changes what readers have seen.

`remember` reads what readers see of records before they are stored; `write` compares that with what they see then. What
was changed before a record was first published, and while it is withdrawn, is therefore never told. When an article is
published again, what differs from what readers last saw is told at once. So it is with a statement that is moved to a
draft, and whose article is published later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Model, Q
from django.utils.text import Truncator

from articles.models.article import Article
from articles.models.comparing import Change, compare, name_related
from articles.models.correction import CorrectedRecord, Correction, last_event
from articles.models.seen_values import Seen, read_seen
from articles.models.statement import Statement
from articles.models.told_fields import PARTS, PUBLIC_RECORDS

Event = CorrectedRecord.Event
OWNERS = {part.model: (model, f"{part.owner}_id") for model, part in PARTS.items()}
JOINED = {Statement: ("article", "speaker", "organisation"), Article: ()}


class Corrector:
    """The correction of one edit. `write` may be called several times, after each batch of a large one."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        self._before: dict[type[Model], dict[int, Seen | None]] = {}  # None: readers did not see it
        self._rows: list[CorrectedRecord] = []
        self._correction: Correction | None = None

    def remember(self, model: type[Model], keys: Collection[int]) -> None:
        """To be called before these records are stored. Reads each of them once, in a constant number of queries."""
        known = self._before.setdefault(model, {})
        new = [key for key in keys if key not in known]
        if not new:
            return
        public = set(PUBLIC_RECORDS[model]().filter(pk__in=new).values_list("pk", flat=True))
        articles = self._before.get(Article, {}) if model is Statement else {}
        seen = read_seen(model, new if articles else public)
        for key in new:
            article = seen[key]["fields"]["article"] if key in seen and articles else None
            was_public = articles[article] is not None if article in articles else key in public
            known[key] = seen.get(key) if was_public else None

    def note_deletion(self, record: Any) -> None:
        """To be called before a record is deleted that is not a part of another."""
        model = type(record)
        self.remember(model, [record.pk])
        seen = self._before[model].pop(record.pk)
        if seen is not None:
            last_seen = self._last_seen(record.pk, seen) if model is Article else seen
            self._tell(record, Event.DELETED, [], last_seen)

    def note_return(self, record: Any) -> None:
        """To be called after a deleted record was brought back that readers can see again."""
        self._tell_return(type(record), record.pk)

    def note_merge(self, kept: Any, merged: Any, was_told: bool) -> None:
        """To be called when all that belonged to `merged` belongs to `kept`."""
        noun = str(kept._meta.model_name)
        CorrectedRecord.objects.move(noun, merged.pk, kept.pk)
        if was_told:
            self._tell(kept, Event.MERGED, [{"field": "", "before": str(merged), "after": str(kept)}])

    def write(self) -> None:
        """Compares what was remembered with what is stored now, and forgets it."""
        told_by_article = self._write_articles()
        for model, before in self._before.items():
            if model is not Article:
                self._write_changes(model, before, told_by_article)
        self._write_moves(told_by_article)
        self._before.clear()
        self._store()

    def _write_articles(self) -> set[int]:
        """The keys of articles that were withdrawn or published again; their statements are told with them."""
        before = self._before.get(Article, {})
        public = set(Article.objects.published().filter(pk__in=list(before)).values_list("pk", flat=True))
        withdrawn = [key for key, seen in before.items() if seen is not None and key not in public]
        returned = [key for key, seen in before.items() if seen is None and key in public]
        for article in Article.objects.filter(pk__in=withdrawn):
            self._tell(article, Event.WITHDRAWN, [], self._last_seen(article.pk, before[article.pk]))
        for key in returned:
            self._tell_return(Article, key)
        stayed = {key: seen for key, seen in before.items() if seen is not None and key in public}
        self._write_changes(Article, stayed, set())
        return {*withdrawn, *returned}

    def _write_moves(self, apart: set[int]) -> None:
        """Statements that were moved to a draft, and those that are public again in another article than before."""
        before = self._before.get(Statement, {})
        if not (before or apart):
            return
        published = Statement.objects.published()
        public = set(published.filter(pk__in=list(before)).values_list("pk", flat=True))
        for record in self._records(Statement, [key for key, seen in before.items() if seen and key not in public]):
            seen = before[record.pk]
            if seen and (article := seen["fields"]["article"]) not in apart:
                self._tell(record, Event.WITHDRAWN, [], seen, article)
        appeared = Q(pk__in=[key for key in public if before[key] is None]) | Q(article__in=apart)
        told = CorrectedRecord.objects.filter(noun="statement", key__in=published.filter(appeared).values("pk"))
        for key in sorted(set(told.filter(event__in=CorrectedRecord.GONE).values_list("key", flat=True))):
            self._tell_return(Statement, key)

    def _write_changes(self, model: type[Model], before: Mapping[int, Seen | None], apart: set[int]) -> None:
        seen = {key: values for key, values in before.items() if values is not None}
        if not seen:
            return
        public = set(PUBLIC_RECORDS[model]().filter(pk__in=list(seen)).values_list("pk", flat=True))
        after = read_seen(model, public)
        changed = {key: compare(model, seen[key], after[key]) for key in seen if key in after}
        self._tell_changes(model, {key: changes for key, changes in changed.items() if changes}, apart)

    def _tell_changes(self, model: type[Model], changed: dict[int, list[Change]], apart: set[int]) -> None:
        name_related((model, change) for changes in changed.values() for change in changes)
        for record in self._records(model, changed):
            if not (model is Statement and record.article_id in apart):
                self._tell(record, Event.CHANGED, changed[record.pk])

    def _tell_return(self, model: type[Model], key: int) -> None:
        """That a record which readers had seen is public again, and what differs from what they saw last."""
        last = last_event(str(model._meta.model_name), key)
        if last is None or last.event not in CorrectedRecord.GONE:
            return
        [record] = self._records(model, [key])
        seen, changes = last.last_seen or {}, []
        if own := seen.get("article", seen if "fields" in seen else None):
            changes = compare(model, own, read_seen(model, [key])[key])
            name_related((model, change) for change in changes)
        self._tell(record, Event.AGAIN, changes)
        statements = {int(pk): values for pk, values in seen.get("statements", {}).items()}
        after = read_seen(Statement, statements)
        changed = {pk: compare(Statement, statements[pk], after[pk]) for pk in after}
        self._tell_changes(Statement, {pk: found for pk, found in changed.items() if found}, set())

    def _last_seen(self, article: int, seen: Seen | None) -> Any:
        """The article and its statements as readers saw them before this edit."""
        keys = Statement.objects.filter(article=article).values_list("pk", flat=True)
        remembered = self._before.get(Statement, {})
        statements = read_seen(Statement, list(keys)) | {
            key: values for key, values in remembered.items() if values and values["fields"]["article"] == article
        }
        return {"article": seen, "statements": {str(key): values for key, values in statements.items()}}

    def _records(self, model: Any, keys: Iterable[int]) -> list[Any]:
        return list(model._base_manager.filter(pk__in=list(keys)).select_related(*JOINED.get(model, ())).order_by("pk"))

    def _tell(
        self, record: Any, event: str, changes: list[Change], last_seen: Any = None, told_with: int | None = None
    ) -> None:
        """`told_with` is the article whose page tells it, if that is not the present article of the record."""
        article = record.article if isinstance(record, Statement) else record if isinstance(record, Article) else None
        self._rows.append(
            CorrectedRecord(
                event=event,
                noun=record._meta.model_name,
                key=record.pk,
                article=told_with or (article.pk if article else None),
                slug=record.natural_key()[0],
                label=Truncator(str(record)).chars(300),
                language=article.language if article else "",
                changes=changes,
                last_seen=last_seen,
            )
        )

    def _store(self) -> None:
        if not self._rows:
            return
        if self._correction is None:
            self._correction = Correction.objects.create(reason=self.reason)
        for position, row in enumerate(self._rows, start=self._correction.records):
            row.correction, row.position = self._correction, position
        CorrectedRecord.objects.bulk_create(self._rows, batch_size=500)
        self._correction.records += len(self._rows)
        self._correction.save(update_fields=["records"])
        self._rows = []
