from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.base import Slugged, SluggedManager, Versioned, address
from articles.models.statement import Statement


class Question(Slugged, Versioned):
    """A question on which statements take a stance: "Should Iran take part in the talks?"."""

    named_by = "text"

    text = models.CharField(_("text"), max_length=200, unique=True)
    description = models.TextField(
        _("description"), blank=True, help_text=_("What counts as supporting, opposing or conditional.")
    )

    objects = SluggedManager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return address("question_detail", self.slug)


class PositionManager(models.Manager["Position"]):
    def get_by_natural_key(self, statement: str, question: str) -> Position:
        return self.get(statement__uid=statement, question__slug=question)


class Position(Versioned):
    """A statement's stance on one question, coded by an editor."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        OPPOSES = "opposes", _("opposes")
        CONDITIONAL = "conditional", _("conditional")

    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="positions", verbose_name=_("statement")
    )
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="positions", verbose_name=_("question")
    )
    stance = models.CharField(_("stance"), max_length=12, choices=Stance)
    note = models.TextField(_("note"), help_text=_("Why this stance was coded."))

    objects = PositionManager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["statement", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "question"],
                name="position_once_per_question",
                violation_error_message=_("This statement already has a position on that question."),
            ),
            models.CheckConstraint(
                name="position_has_note",
                condition=~models.Q(note=""),
                violation_error_message=_("A position needs a note that gives the reason."),
            ),
        ]

    def __str__(self) -> str:
        # Translators: a position, such as "opposes: Should Iran take part in the talks?".
        return gettext("%(stance)s: %(question)s") % {"stance": self.get_stance_display(), "question": self.question}

    def natural_key(self) -> tuple[str, str]:
        return (self.statement.uid, self.question.slug)

    natural_key.dependencies = ["articles.statement", "articles.question"]  # type: ignore[attr-defined]
