"""A language for tests: every message in letters that English does not have, so that a forgotten one stands out.

"Statements" is "[!! Ŝţåţéɱéñţŝ !!]". The content of the archive is written in Cyrillic letters meanwhile. A Latin word
that is left on a page then belongs to a text that no translator would ever see.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.db import models

from scripts.extract_messages import extracted

LANGUAGE = "en-xa"  # "English with accents"; Django knows no such language, so that nothing is translated but by us
FOLDER = "en_XA"

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = str.maketrans(LATIN, "åƀçđéƒĝĥîĵķļɱñöþǫŕŝţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŜŢÛṼŴẊÝŽ")
CYRILLIC = str.maketrans(LATIN, "абцдефгхийклмнопярстувшщызАБЦДЕФГХИЙКЛМНОПЯРСТУВШЩЫЗ")

# What must stay as it is: placeholders, tags and entities.
_KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd]|%%|\{\w*\}|<[^>]*>|&\w+;)")


def pseudo(text: str) -> str:
    parts = _KEPT.split(text)
    return f"[!! {''.join(part if n % 2 else part.translate(ACCENTED) for n, part in enumerate(parts))} !!]"


def write_catalogue(folder: Path) -> None:
    """Our messages and those of Django and of every app that has a catalogue in any language."""
    catalogue = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for source in [*_third_party_catalogues(), extracted()]:
        for message in source:
            if message.id:
                found = tuple(map(pseudo, message.id)) if isinstance(message.id, (list, tuple)) else pseudo(message.id)
                catalogue.add(message.id, found, context=message.context)
    target = folder / FOLDER / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)


def _third_party_catalogues() -> list[Catalog]:
    folders = [Path(django.__file__).parent / "conf", *(Path(app.path) for app in apps.get_app_configs())]
    files = [
        next(
            (
                file
                for language in ("en", "de")
                for file in [folder / "locale" / language / "LC_MESSAGES" / "django.po"]
                if file.exists()
            ),
            None,
        )
        for folder in folders
    ]
    found = []
    for file in filter(None, files):
        with file.open("rb") as po:
            found.append(read_po(po, ignore_obsolete=True))
    return found


def write_content_in_cyrillic() -> None:
    """Changes every text of the archive that editors type in and that readers may see. Dates and addresses stay."""
    for model in apps.get_app_config("articles").get_models():
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, (models.CharField, models.TextField))
            and not isinstance(field, (models.SlugField, models.URLField))
            and not field.choices
            and field.name not in ("uid", "language", "noun", "history_change_reason")
        ]
        if not fields or model._meta.model_name.startswith("historical"):
            continue
        for record in model._default_manager.all():
            values: dict[str, Any] = {name: getattr(record, name).translate(CYRILLIC) for name in fields}
            model._default_manager.filter(pk=record.pk).update(**values)


class VisibleText(HTMLParser):
    """What a reader sees or hears of a page: its text, and the attributes that are read out or shown.

    A part with `translate="no"` is left out: names of formats, codes, addresses. So is one with `lang="en"`, which is
    in English in every language of the site.
    """

    ATTRIBUTES = frozenset({"alt", "aria-label", "aria-roledescription", "aria-valuetext", "placeholder", "title"})
    SILENT = frozenset({"script", "style"})
    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []  # tags, and whether each is left out
        self.feed(page)

    @property
    def _left_out(self) -> bool:
        return any(left_out for _tag, left_out in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        left_out = tag in self.SILENT or given.get("translate") == "no" or given.get("lang") == "en"
        if not (self._left_out or left_out):
            self.found += [value for name, value in attrs if name in self.ATTRIBUTES and value]
            if tag == "meta" and given.get("name") == "description":
                self.found.append(given.get("content") or "")
            if tag == "input" and given.get("type") in ("submit", "button", "reset"):
                self.found.append(given.get("value") or "")
        if tag not in self.VOID:
            self._open.append((tag, left_out))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.found.append(data)


# Proper names and names of formats, which are the same in every language.
NAMES = {
    "Axes",
    "BibTeX",
    "CSL",
    "CSV",
    "JSON",
    "JavaScript",
    "Parley",
    "RIS",
    "Atom",
    "XLSX",
    "Natural Earth",
    "Django",
    "UTC",
    "IP",
}
_ADDRESS = re.compile(r"https?://\S+")
_WORD = re.compile(r"[A-Za-z]{2,}")


def english_in(text: str) -> list[str]:
    return [word for word in _WORD.findall(_ADDRESS.sub("", text)) if word not in NAMES]


def english_on(page: str) -> list[str]:
    """The texts of a page that have Latin words."""
    return [" ".join(text.split()) for text in VisibleText(page).found if english_in(text)]
