"""The words of a statement, and its place in the article. Day and speaker: statement_day.py, statement_speaker.py."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.checks.declarations import Case, error, warning
from articles.checks.known import Known
from articles.checks.known.compared import Compared
from articles.checks.wording import is_enclosed
from articles.models import Statement
from articles.spelling import plain_words

# Shorter passages ("war crimes", "a political solution") recur in many remarks.
COMPARED_FROM = 6  # words


@error(
    Statement,
    "words-in-quotation-marks",
    "words",
    _("Enter the words without the quotation marks around them: pages set the marks themselves."),
)
def words_in_quotation_marks(statement: Statement, known: Known) -> Iterator[Case]:
    if is_enclosed(statement.words):
        yield Case((statement.words,))


@warning(
    Statement,
    "said-twice-in-article",
    "words",
    _("same words twice in the article"),
    _("Statement %(order)s of the article has the same words and the same speaker. Is it entered twice?"),
)
def said_twice_in_article(statement: Statement, known: Known) -> Iterator[Case]:
    for other in known.compared.of_same_words(statement):
        words = plain_words(statement.words)
        yield Case((*sorted((statement.uid, other.uid)), words), {"order": other.order}, about=other.as_record())


NEAR_EQUAL_WORDS = "near-equal-words"


@warning(
    Statement,
    NEAR_EQUAL_WORDS,
    "utterance",
    _("near-equal words in another article"),
    _("Another article has nearly these words: “%(words)s”. If it is the same remark, give both the same utterance."),
)
def near_equal_words(statement: Statement, known: Known) -> Iterator[Case]:
    if not statement.speaker_id or plain_words(statement.words).count(" ") + 1 < COMPARED_FROM:
        return
    for other in known.compared.of_near_words(statement):
        if not _share_utterance(statement, other):
            facts = facts_of_pair(statement.uid, statement.words, other.uid, other.words)
            yield Case(facts, {"words": Truncator(other.words).chars(120)}, about=other.as_record())


def facts_of_pair(uid: str, words: str, other_uid: str, other_words: str) -> tuple[tuple[str, str], ...]:
    """What a warning about nearly equal words rests on: the same for either statement."""
    return tuple(sorted(((uid, plain_words(words)), (other_uid, plain_words(other_words)))))


def _share_utterance(one: Statement, other: Compared) -> bool:
    """Of two rows of a table, the utterance may be a new one that is not stored yet."""
    if one.utterance_id or other.utterance_id or other.record is None:
        return bool(one.utterance_id) and one.utterance_id == other.utterance_id
    new, same = (statement._state.fields_cache.get("utterance") for statement in (one, other.record))
    return new is not None and new is same


@warning(
    Statement,
    "quotation-of-one-word",
    "kind",
    _("quotation of one word"),
    _("A quotation is a whole sentence. Choose “partial quotation” for a single word."),
)
def quotation_of_one_word(statement: Statement, known: Known) -> Iterator[Case]:
    if statement.kind == Statement.Kind.QUOTATION and len(statement.words.split()) == 1:
        yield Case((statement.words,))


@warning(
    Statement,
    "equal-orders",
    "order",
    _("equal orders"),
    _("Another statement of the article has the same order, %(order)s. Give each its own."),
)
def equal_orders(statement: Statement, known: Known) -> Iterator[Case]:
    for other in known.compared.of_same_order(statement):
        facts = (*sorted((statement.uid, other.uid)), other.order)
        yield Case(facts, {"order": other.order}, about=other.as_record())
