"""Who made a statement: speaker, role, party and attribution."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.dates import period, span
from articles.checks.declarations import Case, error, warning
from articles.checks.known import Known
from articles.models import Statement


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
        yield Case((role.slug, started, ended, first, last), {"role": role.dated_title})


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
