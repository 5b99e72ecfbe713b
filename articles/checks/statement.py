from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.checks.dates import (
    beyond_the_calendar,
    days_apart,
    more_than_its_precision,
    period,
    precise_about_nothing,
    span,
)
from articles.checks.declarations import Case, error, warning
from articles.checks.known import Known
from articles.checks.known.compared import Compared
from articles.checks.wording import is_enclosed
from articles.models import Statement
from articles.models.base import Precision
from articles.spelling import plain_words

# What it is, or what it is about, may come months before a round is held and be spoken of for months after it.
FAR_FROM_ROUND = 366  # days
# A longer round has recesses, in which its participants speak at home.
SHORT_ROUND = timedelta(days=7)
# Shorter passages ("war crimes", "a political solution") recur in many remarks.
COMPARED_FROM = 6  # words


@error(
    Statement,
    "said-beyond-the-calendar",
    "said_on",
    _("%(day)s is in the future or before 2000. Enter the day it was said, or leave it blank."),
)
def said_beyond_the_calendar(statement: Statement, known: Known) -> Iterator[Case]:
    return beyond_the_calendar(statement.said_on, known.today)


@error(
    Statement,
    "said-precision-without-date",
    "said_precision",
    _("There is a precision, but no date. Enter the date, or choose “day”."),
)
def said_precision_without_date(statement: Statement, known: Known) -> Iterator[Case]:
    return precise_about_nothing(statement.said_on, statement.said_precision)


@error(
    Statement,
    "words-in-quotation-marks",
    "words",
    _("Enter the words without the quotation marks around them: pages set the marks themselves."),
)
def words_in_quotation_marks(statement: Statement, known: Known) -> Iterator[Case]:
    if is_enclosed(statement.words):
        yield Case((statement.words,))


@error(Statement, "role-of-another-person", "role", _("This role is not the speaker's."))
def role_of_another_person(statement: Statement, known: Known) -> Iterator[Case]:
    role = known.statements.related(statement, "role")
    if role and role.person_id != statement.speaker_id:
        yield Case((role.slug,))


@warning(
    Statement,
    "role-not-held",
    "role",
    _("role not held that day"),
    _("The role “%(role)s” was not held on the day it was said. Choose the role of that day, or correct its dates."),
)
def role_not_held(statement: Statement, known: Known) -> Iterator[Case]:
    """Of a month or a year, it is enough to have held the role for a day. An unknown start or end excludes no day."""
    role = known.statements.related(statement, "role")
    if not (role and statement.said_on):
        return
    first, last = span(statement.said_on, statement.said_precision)
    started, ended = period(role)
    if (started and last < started) or (ended and ended < first):
        yield Case((role.slug, started, ended, first, last), {"role": role.title})


@warning(
    Statement,
    "said-after-published",
    "said_on",
    _("said after it was published"),
    _("It was said on %(said)s, after the article was published on %(published)s. Correct one of the two."),
)
def said_after_published(statement: Statement, known: Known) -> Iterator[Case]:
    if statement.said_on is None:
        return
    article = known.statements.article_of(statement)
    _first, last = span(article.published, article.published_precision)
    if statement.said_on > last:
        yield Case(
            (statement.said_on, last),
            {
                "said": (statement.said_on, statement.said_precision),
                "published": (article.published, article.published_precision),
            },
        )


@warning(
    Statement,
    "round-far-from-day",
    "round",
    _("round far from the day"),
    _("The round “%(round)s” was held more than a year before or after the day it was said. Choose another, or none."),
)
def round_far_from_day(statement: Statement, known: Known) -> Iterator[Case]:
    """A round without an end goes on: nothing is said long after it."""
    held = known.statements.related(statement, "round")
    if not (held and held.started and statement.said_on):
        return
    said = span(statement.said_on, statement.said_precision)
    if days_apart(said, (held.started, period(held)[1])) > FAR_FROM_ROUND:
        yield Case((held.slug, held.started, held.ended, *said), {"round": held.name})


@warning(
    Statement,
    "not-at-place-of-round",
    "venue",
    _("not at the place of the round"),
    _("On that day the round “%(round)s” was held at another place. Check where it was said."),
)
def not_at_place_of_round(statement: Statement, known: Known) -> Iterator[Case]:
    held = known.statements.related(statement, "round")
    if not (held and held.started and statement.venue_id and statement.said_on):
        return
    ended = period(held)[1]
    places = known.statements.venues_of_round(statement)
    if (
        ended
        and statement.said_precision == Precision.DAY
        and held.started <= statement.said_on <= ended < held.started + SHORT_ROUND
        and places
        and statement.venue_id not in places
    ):
        venue = known.statements.related(statement, "venue")
        yield Case((held.slug, statement.said_on, venue.slug), {"round": held.name})


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
    "said-more-than-its-precision",
    "said_precision",
    _("day beyond the precision"),
    _("%(day)s says more than the precision “%(precision)s”. Choose “day”, or enter the first day of the span."),
)
def said_more_than_its_precision(statement: Statement, known: Known) -> Iterator[Case]:
    return more_than_its_precision(statement.said_on, statement.said_precision)


@warning(
    Statement,
    "no-date-and-no-reason",
    "uncertain_date",
    _("no date and no reason"),
    _("It has no date. Say under “uncertain date” why, or enter the date."),
)
def no_date_and_no_reason(statement: Statement, known: Known) -> Iterator[Case]:
    if statement.said_on is None and not statement.uncertain_date:
        yield Case()


@warning(
    Statement,
    "party-contradicts-role",
    "party",
    _("party contradicts role or organisation"),
    _("The role or the organisation speaks for another party, which counts. Clear the party, or correct them."),
)
def party_contradicts_role(statement: Statement, known: Known) -> Iterator[Case]:
    """The rule is that of `PARTY_PATHS`: the party of the role counts, else that of the organisation."""
    party = known.statements.related(statement, "party")
    if party is None:
        return
    offices = (known.statements.related(statement, name) for name in ("role", "organisation"))
    office = next((one for one in offices if one and one.party_id), None)
    if office and office.party_id != party.pk:
        yield Case((office.slug, party.slug))


@warning(
    Statement,
    "no-attribution",
    "attribution",
    _("no attribution"),
    _("Enter the speaker as the article printed it. Only if it prints no more than a pronoun, leave it blank."),
)
def no_attribution(statement: Statement, known: Known) -> Iterator[Case]:
    """Of quotations only: an article often attributes what is paraphrased with no more than a pronoun."""
    if statement.words and not statement.attribution:
        yield Case((statement.words,))


@warning(
    Statement,
    "speaker-not-among-people",
    "speaker",
    _("speaker not among the people of the article"),
    _("The speaker is not among the people whom the article names. Save the article or the statement at the desk."),
)
def speaker_not_among_people(statement: Statement, known: Known) -> Iterator[Case]:
    """A save at the desk adds the speaker. Tables and other programs may have left it out."""
    if statement.speaker_id and statement.speaker_id not in known.statements.people_of_article(statement):
        yield Case((known.statements.related(statement, "speaker").slug,))


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
