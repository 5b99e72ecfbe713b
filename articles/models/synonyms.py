from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Versioned

MOST_WORDS = 30
LONGEST_WORD = 80


class SynonymSetManager(models.Manager[Any]):
    def get_by_natural_key(self, name: str) -> Any:
        return self.get(name=name)

    def words(self) -> list[list[str]]:
        """The words of each set."""
        return [text.splitlines() for text in self.order_by("name").values_list("words", flat=True)]


class SynonymSet(Versioned):
    """Words that mean the same in a search: whoever searches one of them also finds the others."""

    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("What the words mean."))
    words = models.TextField(
        _("words"), help_text=_("One word or expression on each line: ISIS, then Islamic State, then Daesh.")
    )
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("Why they mean the same."))

    objects = SynonymSetManager()

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("sets of synonyms")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.name,)

    def clean(self) -> None:
        """Stores each word once, without spaces around it."""
        if not self.words:  # the field has an error of its own
            return
        first: dict[str, str] = {}
        for line in self.words.splitlines():
            word = " ".join(line.split())
            first.setdefault(word.casefold(), word)
        words = [word for word in first.values() if word]
        if problem := _problem(words):
            raise ValidationError({"words": problem})
        self.words = "\n".join(words)


def _problem(words: list[str]) -> Any:
    if without := [word for word in words if not any(map(str.isalnum, word))]:
        return ValidationError(_("“%(line)s” contains no word."), params={"line": without[0][:LONGEST_WORD]})
    if long := [word for word in words if len(word) > LONGEST_WORD]:
        params = {"line": f"{long[0][:LONGEST_WORD]} …", "most": LONGEST_WORD}
        return ValidationError(
            _("“%(line)s” is too long: an expression has at most %(most)s characters."), params=params
        )
    if len(words) < 2:
        return _("Enter at least two words that mean the same, each on a line of its own.")
    if len(words) > MOST_WORDS:
        return ValidationError(_("Enter at most %(most)s words."), params={"most": MOST_WORDS})
    return None
