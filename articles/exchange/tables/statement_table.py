"""Tables of statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from articles.exchange.tables.blank import Blank
from articles.exchange.tables.columns import (
    ChoiceColumn,
    LinksColumn,
    NumberColumn,
    ReferenceColumn,
    TextColumn,
    tidy,
)
from articles.exchange.tables.comparer import Comparer, text_of
from articles.exchange.tables.date_columns import DateColumns
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.registers import Registers
from articles.exchange.tables.reported_in import ArticlesOfRows
from articles.exchange.tables.rows import CellRefused, Row
from articles.exchange.tables.seen import Seen
from articles.exchange.tables.statement_columns import PositionColumns, UncertainColumn
from articles.exchange.tables.utterances import UtteranceColumns
from articles.exchange.tables.who import (
    AttributionColumns,
    OrganisationColumn,
    PartyColumn,
    RoleColumns,
    SpeakerColumns,
)
from articles.models import Article, Position, Statement
from articles.models.statement import new_uid
from articles.nouns import STATEMENT

UID = re.compile(r"[a-z0-9]{4,10}")
SMALL = 32_767


class StatementComparer(Comparer):
    """A statement is known by its id; without one, by its article and its text."""

    noun = STATEMENT
    recognised_by = ("words", "paraphrase")
    required = {"kind": "kind"}
    derived = frozenset({"id", "url", "outlet", "agency", "published", "check", "checked_on", *ArticlesOfRows.columns})

    def __init__(self, registers: Registers, seen: Seen) -> None:
        super().__init__(registers, seen)
        self._positions: dict[int, list[Position]] = {}
        self._utterances = UtteranceColumns(seen)
        self._blank = Blank(Statement)
        self.add(
            ChoiceColumn(Statement, "kind"),
            TextColumn(Statement, "words"),
            TextColumn(Statement, "paraphrase"),
            TextColumn(Statement, "context"),
            DateColumns(Statement, "said_on", "said_precision"),
            SpeakerColumns(registers),
            RoleColumns(registers),
            OrganisationColumn(registers),
            PartyColumn(registers),
            AttributionColumns(),
            ChoiceColumn(Statement, "channel"),
            TextColumn(Statement, "relayed_by"),
            ChoiceColumn(Statement, "medium"),
            ReferenceColumn(Statement, "venue", registers),
            ReferenceColumn(Statement, "round", registers),
            LinksColumn(Statement, "topics", registers),
            PositionColumns(registers, self._positions),
            self._utterances,
            UncertainColumn(),
            NumberColumn(Statement, "order"),
            TextColumn(Statement, "anchor_exact"),
            TextColumn(Statement, "anchor_prefix"),
            TextColumn(Statement, "anchor_suffix"),
        )

    def find(self, rows: Sequence[Row]) -> list[Draft]:
        articles = ArticlesOfRows(rows)
        uids = {text_of(row, "id") for row in rows} - {""}
        by_uid = {one.uid: one for one in Statement.objects.filter(uid__in=uids)}
        drafts = []
        for row in rows:
            uid = text_of(row, "id")
            found = by_uid.get(uid)
            draft = Draft(row, found or self._blank(uid=uid or new_uid()), is_new=found is None)
            if uid and not UID.fullmatch(uid):
                draft.refuse("id", _("An id of a statement has 4 to 10 small letters and digits."))
            try:
                self._set_article(draft, articles)
            except CellRefused as refusal:
                draft.refuse(refusal.column, str(refusal))
            drafts.append(draft)
        self._find_by_text(drafts)
        return drafts

    def _set_article(self, draft: Draft, articles: ArticlesOfRows) -> None:
        article = articles.of(draft.row, (draft.record.article_id,))
        if article:
            if not draft.is_new and draft.record.article_id != article.pk:
                draft.left.add(draft.record.article_id)
            draft.set("article", "article_id", article.pk)
        elif draft.is_new and not draft.row.refusal:
            raise CellRefused(_("A new statement needs its article: article_url, source_url or article."))

    def _find_by_text(self, drafts: Iterable[Draft]) -> None:
        """Gives rows without an id the statement of their article that has the same text, if there is one."""
        wanted = [draft for draft in drafts if not draft.refusals and not text_of(draft.row, "id")]
        if not wanted:
            return
        by_text: dict[str, list[Any]] = defaultdict(list)
        articles = {draft.record.article_id for draft in wanted}
        for statement in Statement.objects.filter(article__in=articles).only("article", "words", "paraphrase"):
            by_text[_text_key(statement.article_id, statement.words, statement.paraphrase)].append(statement.pk)
        found = {id(draft): by_text.get(_row_key(draft), []) for draft in wanted}
        records = Statement.objects.in_bulk({keys[0] for keys in found.values() if len(keys) == 1})
        for draft in wanted:
            keys = found[id(draft)]
            if len(keys) > 1:
                draft.refuse("id", _("The article has several statements with this text. Enter the id of one."))
            elif keys:
                draft.record, draft.is_new = records[keys[0]], False
                draft.changed.clear()

    def read_related(self, drafts: Sequence[Draft]) -> None:
        self._utterances.read_batch(drafts)
        self._positions.clear()
        positions = defaultdict(list)
        for position in Position.objects.filter(statement__in=[draft.record.pk for draft in drafts if draft.record.pk]):
            positions[position.statement_id].append(position)
        self._positions.update(positions)

    def check(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            if not draft.refusals:
                self._check_one(draft)
        self._give_orders([draft for draft in drafts if draft.record.order is None and not draft.refusals])

    def _check_one(self, draft: Draft) -> None:
        """The constraints of the model, in Python: the database would check them only when everything is stored."""
        statement: Statement = draft.record
        if statement.kind == Statement.Kind.PARAPHRASE:
            if not statement.paraphrase:
                draft.refuse("paraphrase", _violation("statement_paraphrase_has_text"))
            if statement.words:
                draft.refuse("words", _violation("statement_paraphrase_has_no_words"))
        elif not statement.words:
            draft.refuse("words", _violation("statement_quotation_has_words"))
        if statement.relayed_by and statement.channel != Statement.Channel.RELAYED:
            draft.refuse("relayed_by", _violation("statement_relayed_by_somebody"))
        if not (statement.speaker_id or statement.organisation_id or statement.attribution):
            draft.refuse("attribution", _violation("statement_has_speaker_or_attribution"))

    @staticmethod
    def _give_orders(drafts: Iterable[Draft]) -> None:
        """Puts new statements without an order at the end of their articles."""
        waiting = list(drafts)
        if not waiting:
            return
        articles = Article.objects.filter(pk__in={draft.record.article_id for draft in waiting})
        last = dict(articles.annotate(last=Max("statements__order")).values_list("pk", "last"))
        for draft in waiting:
            key = draft.record.article_id
            draft.record.order = last[key] = (last[key] or 0) + 1
            if draft.record.order > SMALL:
                draft.refuse("order", _("The article has no room for another statement."))

    def column_of(self, field: str) -> str:
        return "uncertain" if field == "uncertain_date" else super().column_of(field)

    def identities(self, draft: Draft) -> list[str]:
        """Two rows without an id, of one article and with the same text, are about the same statement."""
        nameless = draft.is_new and not text_of(draft.row, "id")
        return [f"uid {draft.record.uid}", *([f"text {_row_key(draft)}"] if nameless else [])]


def _row_key(draft: Draft) -> str:
    return _text_key(draft.record.article_id, text_of(draft.row, "words"), text_of(draft.row, "paraphrase"))


def _text_key(article: int | None, words: str, paraphrase: str) -> str:
    return f"{article}\n{tidy(words)}\n{tidy(paraphrase)}"


def _violation(name: str) -> str:
    constraint = next(one for one in Statement._meta.constraints if one.name == name)
    return str(constraint.violation_error_message)
