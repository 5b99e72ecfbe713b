"""Shows what the checks call an error beside its field. Nothing is saved until it is mended."""

from __future__ import annotations

from articles.admin.forms.versioned import VersionedForm
from articles.checks import find_errors
from articles.models import Article, Statement


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

    def _count_statements(self) -> int:
        """How many statements the article will have: the stored ones, without the deleted rows, with the new ones."""
        count = self.instance.statements.count() if self.instance.pk else 0
        for rows in getattr(self.instance, "edited_rows", ()):
            if rows.model is Statement:
                deleted = rows.deleted_forms
                count -= sum(1 for row in deleted if row.instance.pk)
                count += sum(1 for row in rows.extra_forms if row.has_changed() and row not in deleted)
        return count
