from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# Between two blocks of a text. Offsets of proposals count these characters.
BLOCK_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or the like of a source. `start` is its offset in `Source.text`, in characters."""

    kind: str  # headline, heading, paragraph, quotation, item, caption, table
    text: str
    is_story: bool
    start: int


class Source(models.Model):
    """What an editor handed in, as plain text. It is private: no public page, export, history or log contains it.

    `blocks` is a list of {"kind", "text", "story"}; it is empty if only the digest and the sketch are kept.
    `facts` is what the page says of itself: for each of the names in FACTS a list of {"value", "where"}, the most
    trustworthy first.
    """

    FACTS = ("headline", "outlet", "agency", "author", "published", "language", "address")

    article = models.OneToOneField(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="source", verbose_name=_("article")
    )
    address = models.URLField(_("address"), max_length=1000, blank=True, db_index=True)
    read_from = models.CharField(_("read from"), max_length=10, help_text=_("The format of what was handed in."))
    blocks = models.JSONField(_("blocks"), default=list)
    facts = models.JSONField(_("facts"), default=dict)
    digest = models.CharField(
        _("digest"), max_length=64, db_index=True, help_text=_("SHA-256 of the text, in hexadecimal digits.")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.fact("headline") or self.address or self.digest[:12]

    @property
    def text(self) -> str:
        """All blocks as one text. Offsets of proposals are offsets in it."""
        return BLOCK_BREAK.join(block["text"] for block in self.blocks)

    def block_list(self) -> Iterator[Block]:
        start = 0
        for block in self.blocks:
            yield Block(block["kind"], block["text"], bool(block["story"]), start)
            start += len(block["text"]) + len(BLOCK_BREAK)

    def fact(self, name: str) -> str:
        """The most trustworthy value of a fact; "" if the page does not say."""
        found: list[dict[str, Any]] = self.facts.get(name) or []
        return str(found[0]["value"]) if found else ""

    def joined_fact(self, name: str) -> str:
        """All values of a fact from the place that is trusted most, such as the authors of one article."""
        found: list[dict[str, Any]] = self.facts.get(name) or []
        return ", ".join(dict.fromkeys(str(one["value"]) for one in found if one["where"] == found[0]["where"]))


class SourceShingle(models.Model):
    """One hash of the sketch of a source, by which texts that share sentences are found."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="shingles")
    hash = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("shingle")
        verbose_name_plural = _("shingles")
        constraints = [models.UniqueConstraint(fields=["source", "hash"], name="source_shingle_once")]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.hash}"
