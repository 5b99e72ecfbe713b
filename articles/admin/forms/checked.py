"""Shows what the checks call an error beside its field. Nothing is saved until it is mended."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.admin.forms.versioned import VersionedForm
from articles.checks import find_errors
from articles.checks.article import COMPLETE_WITHOUT_STATEMENTS
from articles.models import Article, Statement


def emptied_articles(statements: Iterable[Statement]) -> list[str]:
    """A sentence for each published, complete article that would have no statements without these."""
    keys = [statement.pk for statement in statements]
    articles = list(Article.objects.filter(statements__in=keys).distinct())
    for article in articles:
        article.count_statements_to_save = article.statements.exclude(pk__in=keys).count
    sentence = _("“%(article)s” is published and complete, and would have no statements. Change its coding first.")
    return [
        sentence % {"article": finding.record}
        for finding in find_errors(articles)
        if finding.check.name == COMPLETE_WITHOUT_STATEMENTS
    ]


class CheckedForm(VersionedForm):
    def _post_clean(self) -> None:
        super()._post_clean()
        if self.gone or (self.is_edit and not self.written):
            return
        if isinstance(self.instance, Article):
            self.instance.count_statements_to_save = self._count_statements  # type: ignore[attr-defined]
        for finding in find_errors([self.instance]):
            field = finding.check.field if finding.check.field in self.fields else None
            if field not in self.errors:
                self.add_error(field, finding.sentence)

        if isinstance(self.instance, Statement) and self.is_edit and "article" in self.written:
            for sentence in emptied_articles([self.instance]):
                self.add_error("article", sentence)

    def _count_statements(self) -> int:
        """How many statements the article will have: the stored ones, without the deleted rows, with the new ones."""
        count = self.instance.statements.count() if self.instance.pk else 0
        for rows in getattr(self.instance, "edited_rows", ()):
            if rows.model is Statement:
                deleted = rows.deleted_forms
                count -= sum(1 for row in deleted if row.instance.pk)
                count += sum(1 for row in rows.extra_forms if row.has_changed() and row not in deleted)
        return count
