"""Makes a draft of what was accepted: an article with its statements, people, venues and rounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from articles.intake.deciding.acceptance import statement_of
from articles.intake.deciding.anchors import anchor_of
from articles.intake.deciding.decisions import in_text_order, lock
from articles.intake.proposing.article import ArticleFacts, article_of
from articles.models import Article, IntakeItem, Outlet, Proposal, Source, Statement
from articles.models.slugs import free_slug
from articles.models.versions import one_edit


@transaction.atomic
def make_draft(source: Source, article: Article, editor: Any) -> Article:
    """Stores the article, whose own fields are set, and what was accepted of the source. Raises DraftMade.

    It is complete if every proposal was decided, else partly coded. Nothing else is stored of the source's text than
    what the proposals hold.
    """
    source = lock(source)
    proposals = in_text_order(source.proposals.prefetch_related("topics"))
    accepted = [one for one in proposals if one.state == Proposal.State.ACCEPTED]
    facts = article_of(source)
    undecided = any(one.state in (Proposal.State.UNDECIDED, Proposal.State.LATER) for one in proposals)
    article.slug = free_slug(Article, article.headline)
    article.status = Article.Status.DRAFT
    article.coding = _coding(bool(accepted), undecided)
    with one_edit(editor):
        article.save()
        text = source.text
        for order, proposal in enumerate(accepted, start=1):
            _store_statement(proposal, article, order, text)
        _link(article, accepted, facts)
    Source.objects.filter(pk=source.pk).update(article=article)
    IntakeItem.objects.filter(source=source).update(state=IntakeItem.State.DONE)
    return article


def _coding(has_statements: bool, undecided: bool) -> str:
    if not has_statements:
        return Article.Coding.NONE
    return Article.Coding.PARTLY if undecided else Article.Coding.COMPLETE


def _store_statement(proposal: Proposal, article: Article, order: int, text: str) -> None:
    statement = statement_of(proposal, article)
    statement.order = order
    statement.anchor_exact, statement.anchor_prefix, statement.anchor_suffix = anchor_of(proposal, text)
    statement.save()
    statement.topics.set(proposal.topics.all())
    Proposal.objects.filter(pk=proposal.pk).update(statement=statement)


def _link(article: Article, accepted: Iterable[Proposal], facts: ArticleFacts) -> None:
    """Whoever speaks or is named; where it was said and what places are named; the rounds of which it tells."""
    speakers = {one.speaker_id for one in accepted if one.speaker_id}
    said = {one.venue_id for one in accepted if one.venue_id}
    rounds = {one.round_id for one in accepted if one.round_id}
    article.people.set(speakers | {finding.value for finding in facts.people})
    article.venues.set(said | {finding.value.pk for finding in facts.venues})
    article.rounds.set(rounds | {finding.value.pk for finding in facts.rounds})


def make_outlet(name: str) -> Outlet:
    return Outlet.objects.create(slug=free_slug(Outlet, name), name=name)


def statements_of(article: Article) -> list[Statement]:
    return list(Statement.objects.filter(article=article).order_by("order", "pk"))
