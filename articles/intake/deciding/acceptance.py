"""What keeps proposals from being accepted, and what the checks of the desk doubt in them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles.checks import Finding, examine
from articles.intake.deciding.copied import MOST_WORDS, copied_words
from articles.intake.proposing.published import day_published
from articles.models import Article, Precision, Proposal, Source, Statement

# These can only be answered when there is an article.
LATER = ("speaker-not-among-people", "equal-orders")
COLUMNS = (
    *("order", "kind", "words", "paraphrase", "attribution", "channel", "medium", "said_on", "said_precision"),
    *("speaker_id", "role_id", "organisation_id", "party_id", "venue_id", "round_id", "utterance_id"),
)

Problems = dict[str, list[str]]  # field -> sentences


def statement_of(proposal: Proposal, article: Article | None = None) -> Statement:
    """The statement that the proposal would become. It is not stored."""
    return Statement(article=article, **{name: getattr(proposal, name) for name in COLUMNS})


def _stand_in(source: Source) -> Article:
    """Stands for the article that is yet to be made, under a key that no article has. A day not known excludes none."""
    published = day_published(source)
    return Article(
        pk=-source.pk,
        headline=source.fact("headline"),
        published=published.value.day if published else datetime.date.max,
        published_precision=published.value.precision if published else Precision.DAY,
    )


def problems_of(proposals: Sequence[Proposal], source: Source) -> dict[int, Problems]:
    """By the key of each proposal: what must be mended before it is accepted."""
    text = source.text
    found = {one.pk: _problems(one, text) for one in proposals}
    for key, finding in _findings(proposals, source):
        if finding.is_error:
            found[key].setdefault(finding.check.field, []).append(finding.sentence)
    return found


def warnings_of(proposal: Proposal, others: Sequence[Proposal], source: Source) -> list[Finding]:
    """What the checks doubt in the proposal, beside the other proposals of its source that are not rejected."""
    standing = [one for one in others if one.pk != proposal.pk and one.state != Proposal.State.REJECTED]
    found = _findings([proposal, *standing], source)
    return [finding for key, finding in found if key == proposal.pk and not finding.is_error]


def _findings(proposals: Sequence[Proposal], source: Source) -> list[tuple[int, Finding]]:
    article = _stand_in(source)
    statements = [statement_of(one, article) for one in proposals]
    keys = {id(statement): one.pk for statement, one in zip(statements, proposals, strict=True)}
    findings = examine(statements, around=[article])
    return [(keys[id(one.record)], one) for one in findings if one.check.name not in LATER]


def _problems(proposal: Proposal, text: str) -> Problems:
    """The constraints of a statement, and the rule about words of others. No query is needed."""
    problems: dict[str, list[str]] = defaultdict(list)
    is_paraphrase = proposal.kind == Statement.Kind.PARAPHRASE
    if is_paraphrase and proposal.words:
        problems["words"].append(_sentence("statement_paraphrase_has_no_words"))
    if not is_paraphrase and not proposal.words:
        problems["words"].append(_sentence("statement_quotation_has_words"))
    if is_paraphrase and not proposal.paraphrase:
        problems["paraphrase"].append(_sentence("statement_paraphrase_has_text"))
    if not (proposal.speaker_id or proposal.organisation_id or proposal.attribution):
        problems["attribution"].append(_sentence("statement_has_speaker_or_attribution"))
    if copied := copied_words(proposal.paraphrase, text):
        message = _(
            "More than %(most)s words in a row are taken from the source: “%(words)s”. Say it in your own words."
        )
        problems["paraphrase"].append(message % {"most": MOST_WORDS, "words": copied})
    return dict(problems)


def _sentence(name: str) -> str:
    constraints: Any = Statement._meta.constraints
    return str(next(one.violation_error_message for one in constraints if one.name == name))
