"""How the cells of a column are read: each kind of column checks a cell and sets a field of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.exchange.tables.draft import Draft
from articles.exchange.tables.registers import Register, Registers
from articles.exchange.tables.rows import CellRefused
from articles.spelling import spell_list

# Characters that no text holds. Line ends and tabs may stand in longer texts.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
TRUE, FALSE = {"true", "yes", "1"}, {"false", "no", "0", ""}

Step = Callable[[Draft], None]


def tidy(text: str, *, one_line: bool = False) -> str:
    """The text as the desk stores it: no space around it, one kind of line end."""
    if one_line:
        return " ".join(text.split()) if "\n" in text or "\r" in text else text.strip()
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()


def check_text(text: str, limit: int | None) -> None:
    if FORBIDDEN.search(text):
        raise CellRefused(_("The text has a character that cannot be printed."))
    check_length(text, limit)


def check_length(text: str, limit: int | None) -> None:
    if limit is not None and len(text) > limit:
        reason = ngettext(
            "The text is longer than %(limit)s character.", "The text is longer than %(limit)s characters.", limit
        )
        raise CellRefused(reason % {"limit": limit})


class Column:
    """Reads the cells of one column into one field of the model. It is called for rows that have the column."""

    def __init__(self, model: type[models.Model], name: str, field: str = "") -> None:
        self.name = name
        declared: Any = model._meta.get_field(field or name)
        self.field, self.attribute = declared, str(declared.attname)

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.name,)

    def __call__(self, draft: Draft) -> None:
        cell = draft.row.cells[self.name]
        self.read(draft, cell if isinstance(cell, str) else draft.text(self.name) or "")

    def read(self, draft: Draft, text: str) -> None:
        raise NotImplementedError


class TextColumn(Column):
    def __init__(self, model: type[models.Model], name: str, field: str = "") -> None:
        super().__init__(model, name, field)
        self._one_line = isinstance(self.field, models.CharField)

    def read(self, draft: Draft, text: str) -> None:
        now = draft.record.__dict__[self.attribute]
        if text == now:
            return
        text = tidy(text, one_line=self._one_line)
        if text == (now and tidy(now, one_line=self._one_line)):
            return
        self.check(text)
        draft.set(self.name, self.attribute, text)

    def check(self, text: str) -> None:
        """Its characters have been checked with those of the whole row."""
        if not text and not self.field.blank:
            raise CellRefused(_("This cell must not be blank."))
        check_length(text, self.field.max_length)


class UrlColumn(TextColumn):
    valid = URLValidator(schemes=["http", "https"])

    def check(self, text: str) -> None:
        super().check(text)
        try:
            self.valid(text)
        except ValidationError:
            raise CellRefused(_("This is not the address of a web page.")) from None


class LanguageColumn(TextColumn):
    code = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

    def check(self, text: str) -> None:
        super().check(text)
        if not self.code.fullmatch(text):
            raise CellRefused(_("This is not the code of a language, such as “en” or “ar”."))


class ChoiceColumn(Column):
    """A blank cell leaves a record as it is if the field needs a value."""

    def __init__(self, model: type[models.Model], name: str) -> None:
        super().__init__(model, name)
        self._choices = dict(self.field.flatchoices)

    def read(self, draft: Draft, text: str) -> None:
        if text not in self._choices:
            text = text.strip().lower()
            if not (text or self.field.blank):
                return
            check_choice(text, self._choices, blank=self.field.blank)
        draft.set(self.name, self.attribute, text)


def check_choice(text: str, choices: Collection[str], *, blank: bool = False) -> None:
    if text not in choices and not (blank and not text):
        message = _("“%(text)s” is none of these: %(choices)s.")
        raise CellRefused(message % {"text": text[:80], "choices": spell_list(choices)})


class BooleanColumn(Column):
    def read(self, draft: Draft, text: str) -> None:
        text = text.strip().lower()
        if text not in TRUE | FALSE:
            raise CellRefused(_("Enter “true” or “false”."))
        draft.set(self.name, self.attribute, text in TRUE)


class NumberColumn(Column):
    """A small number. A blank cell leaves the number as it is."""

    most = 32_767

    def read(self, draft: Draft, text: str) -> None:
        text = text.strip()
        if not text:
            return
        if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= self.most):
            raise CellRefused(_("Enter a whole number from 0 to %(most)s.") % {"most": self.most})
        draft.set(self.name, self.attribute, int(text))


class ReferenceColumn(Column):
    """A record by its slug or any of its names."""

    def __init__(self, model: type[models.Model], name: str, registers: Registers) -> None:
        super().__init__(model, name)
        self._registers = registers

    @cached_property
    def register(self) -> Register:
        return self._registers.of(self.field.related_model)

    def read(self, draft: Draft, text: str) -> None:
        text = text.strip()
        if not text and not self.field.null:
            raise CellRefused(_("This cell must not be blank."))
        now = draft.record.__dict__[self.attribute]
        draft.set(self.name, self.attribute, self.register.find(text, (now,)) if text else None)


class LinksColumn(ReferenceColumn):
    """Several records, each by its slug or any of its names. A blank cell means none."""

    def __init__(self, model: type[models.Model], name: str, registers: Registers, relation: str = "") -> None:
        super().__init__(model, relation or name, registers)
        self.name, self.relation = name, relation or name

    def __call__(self, draft: Draft) -> None:
        items = draft.items(self.name)
        if items is None:
            return
        now = draft.links.get(self.relation, set())
        keys = [key for item in items for key in self.register.find_all(item, now)]
        draft.relink(self.name, self.relation, keys)
