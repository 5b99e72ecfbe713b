"""How often the first topic that is proposed for a statement is right: `manage.py measure_topics`.

The topics of a statement are proposed from the words of four fifths of the articles, its own not among them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from articles.intake.proposing.topics import learn, rows_of
from articles.models import Statement

FOLDS = 5


@dataclass
class TopicsMeasure:
    """Counts of statements with topics: all, those that get one proposed, and those that get one of theirs."""

    statements: int = 0
    proposed: int = 0
    right: int = 0

    def report(self) -> str:
        proposed, right = 100 * self.proposed / self.statements, 100 * self.right / (self.proposed or 1)
        return (
            f"Statements with a topic: {self.statements}. A first topic is proposed for {proposed:.0f} %, "
            f"and right for {right:.0f} % of these."
        )


def measure_topics() -> TopicsMeasure:
    """Of the record's statements, which are many times `FOLDS`: by their words, paraphrase and context."""
    measure = TopicsMeasure()
    statements = Statement.objects.annotate(fold=F("article_id") % FOLDS)
    for fold in range(FOLDS):
        words = learn(rows_of(statements.exclude(fold=fold)))
        for text, topics in rows_of(statements.filter(fold=fold)):
            found = words.of(text)
            measure.statements += 1
            measure.proposed += bool(found)
            measure.right += bool(found) and found[0].value in topics
    return measure
