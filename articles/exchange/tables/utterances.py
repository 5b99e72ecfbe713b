"""The utterance that a statement reports: by its id, else by its summary. One that does not exist yet is made."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.exchange.tables.columns import check_text, tidy
from articles.exchange.tables.comparer import text_of
from articles.exchange.tables.draft import Draft
from articles.exchange.tables.rows import CellRefused
from articles.exchange.tables.seen import Seen
from articles.exchange.tables.slugs import SLUG, SlugMaker, make_slug
from articles.models import Utterance

LONGEST_SUMMARY = 300


class UtteranceColumns:
    """Reads `utterance_id` and `utterance`. Rows of one table that name the same new utterance share it."""

    columns = ("utterance", "utterance_id")

    def __init__(self, seen: Seen) -> None:
        self._slugs = SlugMaker(Utterance, seen)
        self._by_slug: dict[str, Utterance] = {}
        self._by_summary: dict[str, list[Utterance]] = {}
        self._free: dict[str, str] = {}  # summary -> the slug of an utterance that is to be made

    def read_batch(self, drafts: Sequence[Draft]) -> None:
        """Reads the utterances that a batch of rows names."""
        slugs = {text_of(draft.row, "utterance_id") for draft in drafts} - {""}
        summaries = {
            _summary(text_of(draft.row, "utterance")) for draft in drafts if not text_of(draft.row, "utterance_id")
        }
        self._by_slug = {one.slug: one for one in Utterance.objects.filter(slug__in=slugs)}
        self._by_summary = {}
        for one in Utterance.objects.filter(summary__in=summaries - {""}):
            self._by_summary.setdefault(one.summary, []).append(one)
        wanted = {text: slug for text in summaries - self._by_summary.keys() if (slug := make_slug(text))}
        self._free = dict(zip(wanted, self._slugs.free(list(wanted.values())), strict=True))

    def __call__(self, draft: Draft) -> None:
        slug = (draft.text("utterance_id") or "").strip()
        summary = _summary(draft.text("utterance") or "")
        if not (slug or summary):
            draft.set("utterance", "utterance_id", None)
            return
        utterance = self._find(slug, summary, draft.record.utterance_id)
        if utterance.pk is None:
            draft.changed["utterance"] = draft.record.utterance_id
            draft.utterance = draft.record.utterance = utterance
        else:
            draft.set("utterance", "utterance_id", utterance.pk)

    def _find(self, slug: str, summary: str, current: int | None) -> Utterance:
        if slug:
            return self._by_slug.get(slug) or self._new(slug, summary)
        found = self._by_summary.get(summary, [])
        found = [one for one in found if one.pk == current] or found
        if len(found) > 1:
            raise CellRefused(_("Several utterances have this summary. Enter the id of one as utterance_id."))
        return found[0] if found else self._new("", summary)

    def _new(self, slug: str, summary: str) -> Utterance:
        if not summary:
            message = _("There is no utterance “%(id)s”. To make it, enter its summary as utterance.")
            raise CellRefused(message % {"id": slug[:80]}, "utterance_id")
        check_text(summary, LONGEST_SUMMARY)
        if slug and not SLUG.fullmatch(slug):
            raise CellRefused(
                _("An id has at most 120 Latin letters, digits and hyphens, and does not begin with a hyphen."),
                "utterance_id",
            )
        slug = slug or self._free.get(summary, "")
        if not slug:
            message = _("There are no Latin letters to make an id from. Enter an id.")
            raise CellRefused(message, "utterance_id")
        utterance = Utterance(slug=slug, summary=summary)
        self._by_slug[utterance.slug] = utterance
        self._by_summary.setdefault(summary, []).append(utterance)
        return utterance


def _summary(text: str) -> str:
    return tidy(text, one_line=True)
