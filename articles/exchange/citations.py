"""Citations of statements and articles: as text, as BibTeX, as RIS."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.exchange.records import Absolute
from articles.models import Article, Statement
from articles.models.base import Precision, spell_date
from articles.spelling import iso_date, quotation_marks

SENTENCE_ENDS = (".", "!", "?", "…", "؟", "。")


@dataclass(frozen=True)
class Citation:
    """A citation of an article, or of a statement in it, as it was on the day `accessed`.

    `our_url` is the permanent address of the cited record. `note` contains a statement's speaker, date and words.
    """

    key: str
    headline: str
    outlet: str
    published: datetime.date
    precision: str  # how much of that date is known
    source_url: str
    our_url: str
    language: str
    accessed: datetime.date
    note: str = ""

    @property
    def text(self) -> str:
        """The citation as text: for a statement its note, then the article, its address, and the address in Parley."""
        values = {
            "headline": _quoted(self.headline, self.language),
            "outlet": self.outlet,
            "day": spell_date(self.published, self.precision),
            "source": self.source_url,
            "address": self.our_url,
            "accessed": spell_date(self.accessed, Precision.DAY),
        }
        if not self.note:
            message = _("%(headline)s, %(outlet)s, %(day)s, %(source)s (Parley, %(address)s, accessed %(accessed)s)")
            return message % values
        message = _(
            "%(note)s In: %(headline)s, %(outlet)s, %(day)s, %(source)s (Parley, %(address)s, accessed %(accessed)s)"
        )
        return message % {**values, "note": self._sentence}

    @property
    def _sentence(self) -> str:
        """The note with a full stop, unless it ends like a sentence, within or without a quotation mark."""
        _opening, closing = quotation_marks(self.language)
        return self.note if self.note.removesuffix(closing).endswith(SENTENCE_ENDS) else f"{self.note}."

    @property
    def bibtex(self) -> str:
        """https://www.ctan.org/pkg/biblatex, entry type `online`."""
        fields = {
            "title": f"{{{_tex(self.headline)}}}",
            "organization": f"{{{_tex(self.outlet)}}}",
            "author": f"{{{_tex(self.outlet)}}}",
            "date": iso_date(self.published, self.precision),
            "year": str(self.published.year),
            "url": _tex_address(self.source_url),
            "urldate": self.accessed.isoformat(),
            "note": _tex(f"{self._sentence} Parley, {self.our_url}" if self.note else f"Parley, {self.our_url}"),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@online{{{self.key},\n{lines}}}\n"

    @property
    def ris(self) -> str:
        """https://en.wikipedia.org/wiki/RIS_(file_format), type NEWS. One tag on each line, lines end with CRLF."""
        tags = [
            ("TY", "NEWS"),
            ("TI", self.headline),
            ("T2", self.outlet),
            ("DA", _ris_date(self.published, self.precision)),
            ("PY", str(self.published.year)),
            ("LA", self.language),
            ("UR", self.source_url),
            ("L2", self.our_url),
            ("Y2", _ris_date(self.accessed, Precision.DAY)),
            ("N1", self.note),
            ("ER", ""),
        ]
        lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value or tag == "ER"]
        return "\r\n".join(lines) + "\r\n"


def _ris_date(date: datetime.date, precision: str) -> str:
    """Year, month and day with slashes between them, of which the unknown ones are left empty."""
    year, *rest = iso_date(date, precision).split("-")
    return "/".join([year, *rest, "", ""][:3])


def cite_article(article: Article, absolute: Absolute) -> Citation:
    return Citation(
        key=f"parley-{article.slug}",
        headline=article.headline,
        outlet=_credit(article),
        published=article.published,
        precision=article.published_precision,
        source_url=article.url,
        our_url=absolute(article.get_absolute_url()),
        language=article.language,
        accessed=timezone.localdate(),
    )


def quote_statement(statement: Statement) -> str:
    """What was said, for a text of one's own: words to the letter in their marks; what is not a quotation says so."""
    return _said(statement, statement.words)


def _said(statement: Statement, words: str) -> str:
    if not words:
        return _("[paraphrase] %(text)s") % {"text": statement.paraphrase}
    quoted = _quoted(words, statement.article.language)
    if statement.kind != Statement.Kind.PARTIAL:
        return quoted
    if statement.paraphrase:
        return _("%(words)s [partial quotation; in our words: %(text)s]") % {
            "words": quoted,
            "text": statement.paraphrase,
        }
    return _("%(words)s [partial quotation]") % {"words": quoted}


def cite_statement(statement: Statement, absolute: Absolute) -> Citation:
    article = statement.article
    values = {
        "speaker": statement.speaker_label,
        "day": statement.spelled_date,
        "words": _said(statement, _without_comma(statement.words)),
    }
    message = _("%(speaker)s (%(day)s): %(words)s") if statement.spelled_date else _("%(speaker)s: %(words)s")
    return Citation(
        key=f"parley-{statement.uid}",
        headline=article.headline,
        outlet=_credit(article),
        published=article.published,
        precision=article.published_precision,
        source_url=article.url,
        our_url=absolute(statement.get_absolute_url()),
        language=article.language,
        accessed=timezone.localdate(),
        note=message % values,
    )


def _credit(article: Article) -> str:
    if not article.agency:
        return article.outlet.name
    return _("%(outlet)s (%(agency)s)") % {"outlet": article.outlet.name, "agency": article.agency.name}


def _without_comma(words: str) -> str:
    """The words without the comma that newspapers put before a closing mark where their own sentence goes on."""
    return words.rstrip(" ,;،؛")


def _quoted(text: str, language: str) -> str:
    opening, closing = quotation_marks(language)
    return f"{opening}{text}{closing}"


# BibTeX counts a brace as one also after a backslash, so braces are commands. No text can then end its field.
_TEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
)
_IN_ADDRESSES = str.maketrans({character: f"%{ord(character):02X}" for character in '{}\\"<>^`| '})


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _tex_address(address: str) -> str:
    """The address without characters that no address may contain, and that could end the field."""
    return "".join(address.split()).translate(_IN_ADDRESSES)
