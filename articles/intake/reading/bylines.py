"""Who wrote it, for which agency, and which day is printed: bylines, datelines and credits in the text itself."""

from __future__ import annotations

import calendar
import re

from articles.intake.reading.days import day_in_words
from articles.intake.reading.documents import Block, Facts

# As they are credited, and what else they are called there.
AGENCIES = {
    "Reuters": ("reuters", "thomson reuters"),
    "Agence France-Presse": ("afp", "agence france-presse", "agence france presse"),
    "Associated Press": ("ap", "associated press", "the associated press"),
    "Xinhua": ("xinhua", "xinhua news agency"),
    "TASS": ("tass", "itar-tass"),
    "RIA Novosti": ("ria novosti",),
    "Interfax": ("interfax",),
    "SANA": ("sana",),
    "IRNA": ("irna",),
    "Anadolu Agency": ("anadolu agency", "anadolu"),
    "Deutsche Presse-Agentur": ("dpa", "deutsche presse-agentur"),
    "EFE": ("efe",),
    "United Press International": ("upi", "united press international"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "The New York Times": ("the new york times", "new york times"),
}
NAMED = {name: agency for agency, names in AGENCIES.items() for name in names}

BYLINE = re.compile(r"^(?:by|written by|story by)\s+(?P<who>\S.{2,120})$", re.IGNORECASE)
# "GENEVA, Jan 14 (Reuters) - ", "VIENNA, AUSTRIA (NOVEMBER 14, 2015) (REUTERS) – ", "(AFP) — "
DATELINE = re.compile(r"^(?P<place>(?:[A-Z][A-Z'’.-]+[^\n]{0,100}?)?)\((?P<agency>[^()\n]{2,40})\)\s*(?:[-–—:]|$)")
CREDIT = re.compile(r"^(?:source|credit|copyright|©|\(c\))\s*:?\s*(?:\d{4}\s*)?(?P<who>[^.\n]{2,60})\.?", re.IGNORECASE)
# A byline may begin with a given name that is a month.
TIMES = {name.lower() for name in (*calendar.day_name, *calendar.month_name)} - {"", "april", "may", "june", "august"}
MOST_WORDS = 5  # of a name that ends like a sentence: "J. Orr Jr."
FIRST_BLOCKS, LAST_BLOCKS = 12, 6
LONGEST_LINE = 160  # characters of a byline or a credit


def agency_named(text: str) -> str:
    """The agency that a text names, and nothing else; "" if it is none."""
    return NAMED.get(" ".join(text.lower().split()).strip(" .-–—()"), "")


def add_printed(facts: Facts, blocks: list[Block]) -> None:
    """Adds what the first and the last blocks of the text say."""
    shown = [block for block in blocks if not block.is_aside and block.kind != "caption"]
    for block in shown[:FIRST_BLOCKS]:
        first_line = block.text.split("\n", 1)[0]
        if len(first_line) <= LONGEST_LINE and (found := BYLINE.match(first_line)) and _may_be_name(found["who"]):
            _add_byline(facts, found["who"])
        if found := DATELINE.match(block.text[:200]):
            facts.add("agency", agency_named(found["agency"]), "dateline")
            facts.add("published", day_in_words(found[0]), "dateline")
    for block in [*shown[:FIRST_BLOCKS], *shown[-LAST_BLOCKS:]]:
        if len(block.text) <= LONGEST_LINE:
            found = CREDIT.match(block.text)
            facts.add("agency", agency_named(found["who"] if found else block.text), "credit")


def _may_be_name(who: str) -> bool:
    """Not "By the numbers", "By invitation only", "By Tuesday, neither delegation had moved."."""
    first = re.split(r"\W", who, maxsplit=1)[0].lower()
    is_sentence = who.endswith((".", "!", "?", ":")) and len(who.split()) > MOST_WORDS
    return bool(agency_named(who)) or not (who[0].islower() or first in TIMES or is_sentence)


def _add_byline(facts: Facts, who: str) -> None:
    """ "Anne Barnard, Reuters" names an author and an agency."""
    parts = [part.strip() for part in re.split(r"\s*[|,/]\s*|\s+-\s+|\s+of\s+", who) if part.strip()]
    agencies = [agency for part in parts if (agency := agency_named(part))]
    for agency in agencies:
        facts.add("agency", agency, "byline")
    facts.add("published", day_in_words(who), "byline")
    if parts and not agency_named(parts[0]):
        facts.add("author", parts[0], "byline")
