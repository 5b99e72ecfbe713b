"""Why a search found a row that shows none of its words: the place, another name of the speaker …"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from articles.index import Phrase, has_match
from articles.nouns import Noun
from articles.nouns.declarations import Text
from articles.nouns.searched_texts import SearchedTexts


class Reason(NamedTuple):
    """`label` says which field has the words, `text` is its text with them."""

    label: str
    text: str


def with_reasons(noun: Noun, rows: Sequence[Any], phrases: Sequence[Phrase]) -> list[Any]:
    """The rows; those in which no match is marked have reasons as `found_by`.

    Only if there are such rows are further fields read, in queries whose number does not depend on the rows.
    """
    unmarked = [row.pk for row in rows if not _is_marked(noun, row, phrases)] if phrases else []
    texts = _searched_texts(noun).read(unmarked) if unmarked else {}
    known: dict[str, bool] = {}  # rows share most of these texts
    return [_with(row, _reasons(texts[row.pk], phrases, known)) if row.pk in texts else row for row in rows]


_searched_texts = cache(SearchedTexts)


def _is_marked(noun: Noun, row: Any, phrases: Sequence[Phrase]) -> bool:
    return any(has_match(getattr(row, name), phrases) for name in noun.marked_fields)


def _with(row: Any, reasons: Sequence[Reason]) -> Any:
    if isinstance(row, tuple):
        return row._replace(found_by=reasons)  # type: ignore[attr-defined] # a NamedTuple
    row.found_by = reasons
    return row


def _reasons(texts: Iterable[tuple[Text, str]], phrases: Sequence[Phrase], known: dict[str, bool]) -> list[Reason]:
    """One for each label: of several other names that match, the first."""
    found: dict[int, Reason] = {}
    for label, text in texts:
        if text not in known:
            known[text] = has_match(text, phrases)
        if known[text] and id(label) not in found:
            found[id(label)] = Reason(str(label), text)
    return list(found.values())
