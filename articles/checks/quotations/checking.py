"""Checks statements against the texts of their sources, and stores the results."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from articles.checks.quotations.comparing import is_among
from articles.checks.quotations.places import Places
from articles.checks.quotations.tokens import plain, tokens_of
from articles.models import Article, QuoteCheck, Source, Statement

Verdict = QuoteCheck.Verdict


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def text_of(article: Article | None) -> str:
    """The text of the article's source; "" if none was handed in, or its text was not kept."""
    source = Source.objects.filter(article=article).first() if article else None
    return source.text if source else ""


@transaction.atomic
def check_statements(
    statements: Iterable[Statement], text: str, source_digest: str, day: datetime.date | None = None
) -> list[QuoteCheck]:
    """Checks all statements that have words against this text, and stores the results in place of earlier ones."""
    source = Places(tokens_of(plain(text)))
    checks = [
        QuoteCheck(
            statement=statement,
            verdict=Verdict.VERBATIM if is_among(statement.words, source) else Verdict.DIFFERS,
            checked_on=day or timezone.localdate(),
            words_digest=digest_of(statement.words),
            source_digest=source_digest,
        )
        for statement in statements
        if statement.words
    ]
    QuoteCheck.objects.filter(statement__in=[one.statement_id for one in checks]).delete()
    return QuoteCheck.objects.bulk_create(checks)


def recheck(article: Article) -> list[QuoteCheck]:
    """Checks the statements whose words or source have changed since their check, if the source's text was kept."""
    source = Source.objects.filter(article=article).first()
    if source is None or not source.blocks:
        return []
    statements = article.statements.exclude(words="").select_related("quote_check")
    stale = [one for one in statements if not _holds(one, source)]
    return check_statements(stale, source.text, source.digest) if stale else []


def _holds(statement: Statement, source: Source) -> bool:
    check: QuoteCheck | None = getattr(statement, "quote_check", None)
    return (
        check is not None and check.source_digest == source.digest and check.words_digest == digest_of(statement.words)
    )
