"""Citations of statements and articles: as text, as BibTeX, as RIS, as CSL-JSON."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.exchange.archive_version import spell_version
from articles.exchange.citation_forms import (
    CslItem,
    bibtex_entry,
    csl_date,
    csl_json,
    ris_date,
    ris_entry,
    tex,
    tex_address,
    with_full_stop,
)
from articles.exchange.records import Absolute
from articles.index import Version
from articles.models import Article, Statement
from articles.models.base import Precision, spell_date
from articles.spelling import iso_date, quotation_marks


@dataclass(frozen=True)
class Citation:
    """A citation of an article, or of a statement in it, as it was on the day `accessed`, in a version of the archive.

    `our_url` is the permanent address of the cited record. `author` is the byline as printed, which is not taken apart.
    `note` contains a statement's speaker, date and words.
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
    version: Version
    author: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The citation as text: for a statement its note, then the article, its address, and the address in Parley."""
        values = {
            "headline": _quoted(self.headline, self.language),
            "outlet": self._author_and_outlet,
            "day": spell_date(self.published, self.precision),
            "source": self.source_url,
            "address": self.our_url,
            "version": spell_version(self.version),
            "accessed": spell_date(self.accessed, Precision.DAY),
        }
        if not self.note:
            message = _(
                "%(headline)s, %(outlet)s, %(day)s, %(source)s "
                "(Parley, %(address)s. %(version)s; accessed %(accessed)s)"
            )
            return message % values
        message = _(
            "%(note)s In: %(headline)s, %(outlet)s, %(day)s, %(source)s "
            "(Parley, %(address)s. %(version)s; accessed %(accessed)s)"
        )
        return message % {**values, "note": self._sentence}

    @property
    def _author_and_outlet(self) -> str:
        if not self.author:
            return self.outlet
        # Translators: who wrote an article, and who published it, in a citation.
        return _("%(author)s, %(outlet)s") % {"author": self.author, "outlet": self.outlet}

    @property
    def _sentence(self) -> str:
        _opening, closing = quotation_marks(self.language)
        return with_full_stop(self.note, closing)

    @property
    def _found_in(self) -> str:
        """Where the record was found, for a note."""
        return f"Parley, {self.our_url}. {spell_version(self.version)}"

    @property
    def bibtex(self) -> str:
        return bibtex_entry(
            self.key,
            {
                "title": f"{{{tex(self.headline)}}}",
                "organization": f"{{{tex(self.outlet)}}}",
                "author": f"{{{tex(self.author or self.outlet)}}}",
                "date": iso_date(self.published, self.precision),
                "year": str(self.published.year),
                "url": tex_address(self.source_url),
                "urldate": self.accessed.isoformat(),
                "note": tex(f"{self._sentence} {self._found_in}" if self.note else self._found_in),
            },
        )

    @property
    def ris(self) -> str:
        return ris_entry(
            [
                ("TY", "NEWS"),
                ("AU", self.author),
                ("TI", self.headline),
                ("T2", self.outlet),
                ("DA", ris_date(self.published, self.precision)),
                ("PY", str(self.published.year)),
                ("LA", self.language),
                ("UR", self.source_url),
                ("L2", self.our_url),
                ("Y2", ris_date(self.accessed, Precision.DAY)),
                ("N1", self.note),
                ("N1", self._found_in),
            ]
        )

    @property
    def csl(self) -> str:
        item: CslItem = {
            "id": self.key,
            "type": "article-newspaper",
            "title": self.headline,
            **({"author": [{"literal": self.author}]} if self.author else {}),
            "container-title": self.outlet,
            "issued": csl_date(self.published, self.precision),
            "accessed": csl_date(self.accessed, Precision.DAY),
            "URL": self.source_url,
            "language": self.language,
            "archive": "Parley",
            "archive_location": self.our_url,
            "note": f"{self._sentence} {self._found_in}" if self.note else self._found_in,
        }
        return csl_json(item)


def cite_article(article: Article, absolute: Absolute, version: Version) -> Citation:
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
        version=version,
        author=article.author,
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


def cite_statement(statement: Statement, absolute: Absolute, version: Version) -> Citation:
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
        version=version,
        author=article.author,
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
