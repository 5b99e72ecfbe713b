from __future__ import annotations

from django.db import models

from articles.models.base import Slugged, SluggedManager, Versioned
from articles.models.statement import Statement


class Question(Slugged, Versioned):
    """A question on which statements take a stance: "Must Assad leave before a settlement?"."""

    text = models.CharField(max_length=200, unique=True)
    description = models.TextField(blank=True, help_text="What counts as support, opposition and condition.")

    objects = SluggedManager()

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class PositionManager(models.Manager["Position"]):
    def get_by_natural_key(self, statement: str, question: str) -> Position:
        return self.get(statement__uid=statement, question__slug=question)


class Position(Versioned):
    """A statement's stance on one question, coded by an editor."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", "supports"
        OPPOSES = "opposes", "opposes"
        CONDITIONAL = "conditional", "conditional"

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="positions")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="positions")
    stance = models.CharField(max_length=12, choices=Stance)
    note = models.TextField(help_text="Why it is coded so.")

    objects = PositionManager()

    class Meta:
        ordering = ["statement", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "question"],
                name="position_once_per_question",
                violation_error_message="This statement has a position on that question already.",
            ),
            models.CheckConstraint(
                name="position_has_note",
                condition=~models.Q(note=""),
                violation_error_message="A position needs a note that says why.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.question}"

    def natural_key(self) -> tuple[str, str]:
        return (self.statement.uid, self.question.slug)

    natural_key.dependencies = ["articles.statement", "articles.question"]  # type: ignore[attr-defined]
