"""The citation of a view: a list with its filters, a drawing, or the page of a record."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

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
from articles.index import Version
from articles.models import Precision
from articles.models.base import spell_date

AUTHOR = "Parley"


@dataclass(frozen=True)
class ViewCitation:
    """What was seen at an address, as it was on the day `accessed`. `total` says how much it was: "34 statements"."""

    title: str
    total: str
    address: str
    version: Version
    accessed: datetime.date

    @property
    def text(self) -> str:
        values = {
            "title": with_full_stop(self.title),
            "total": self.total,
            "version": spell_version(self.version),
            "address": self.address,
            "accessed": spell_date(self.accessed, Precision.DAY),
        }
        # Translators: the title ends with a full stop, or with a mark that ends a sentence.
        return _("Parley: %(title)s %(total)s. %(version)s. %(address)s (accessed %(accessed)s)") % values

    @property
    def key(self) -> str:
        """The same for the same address."""
        return f"parley-{hashlib.sha256(self.address.encode()).hexdigest()[:10]}"

    @property
    def _note(self) -> str:
        return _("%(total)s. %(version)s") % {"total": self.total, "version": spell_version(self.version)}

    @property
    def _day(self) -> datetime.date:
        return self.version.day or self.accessed

    @property
    def bibtex(self) -> str:
        return bibtex_entry(
            self.key,
            {
                "title": f"{{{tex(self.title)}}}",
                "author": f"{{{AUTHOR}}}",
                "organization": f"{{{AUTHOR}}}",
                "date": self._day.isoformat(),
                "year": str(self._day.year),
                "version": str(self.version.number),
                "url": tex_address(self.address),
                "urldate": self.accessed.isoformat(),
                "note": tex(self._note),
            },
        )

    @property
    def ris(self) -> str:
        return ris_entry(
            [
                ("TY", "ELEC"),
                ("TI", self.title),
                ("AU", AUTHOR),
                ("PB", AUTHOR),
                ("DA", ris_date(self._day, Precision.DAY)),
                ("PY", str(self._day.year)),
                ("ET", str(self.version.number)),
                ("UR", self.address),
                ("Y2", ris_date(self.accessed, Precision.DAY)),
                ("N1", self._note),
            ]
        )

    @property
    def csl(self) -> str:
        item: CslItem = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "author": [{"literal": AUTHOR}],
            "container-title": AUTHOR,
            "issued": csl_date(self._day, Precision.DAY),
            "accessed": csl_date(self.accessed, Precision.DAY),
            "URL": self.address,
            "version": str(self.version.number),
            "note": self._note,
        }
        return csl_json(item)
