"""The fields of the article that a source will become, from what its page states and what its text names."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from articles.intake.proposing.dateline import Dateline, dateline_of
from articles.intake.proposing.days import Day, Said
from articles.intake.proposing.finding import LEAST, Finding
from articles.intake.proposing.passage import story_of
from articles.intake.proposing.people import named
from articles.intake.proposing.places import places_in, rounds_of
from articles.intake.proposing.published import day_published
from articles.intake.proposing.record import Record
from articles.intake.quotes.mentions.mention import PERSON
from articles.intake.quotes.reading import Reading
from articles.intake.quotes.words.lexicon import FUNCTION_WORDS
from articles.models import Outlet, Round, Source, Venue
from articles.models.naming import name_key

ENGLISH = 0.15  # the share of function words above which a text is taken for English


@dataclass
class ArticleFacts:
    """Each with its rule and confidence. `new_outlet` is the name of an outlet that is not known yet."""

    headline: str
    address: str
    author: str
    language: Finding[str] | None
    published: Day | None
    outlet: Finding[Outlet] | None
    new_outlet: str
    agency: Finding[Outlet] | None
    people: list[Finding[int]] = field(default_factory=list)
    venues: list[Finding[Venue]] = field(default_factory=list)
    rounds: list[Finding[Round]] = field(default_factory=list)


def article_of(source: Source, record: Record | None = None) -> ArticleFacts:
    record = record or Record.read()
    passage = story_of(source)
    published = day_published(source)
    day = published.value.day if published else None
    dateline = dateline_of(passage.story, record, day)
    if published is None and dateline.day is not None:
        published = Finding(Said(dateline.day), "dateline", 0.75, str(dateline.day))
        day = dateline.day
    address = source.address or source.fact("address")
    outlet = outlet_of(record, address, source.fact("outlet"))
    printed = agency_printed(source, dateline, record)
    agency = outlet_named(record, printed, "credit") if printed else None
    if agency is not None and outlet is not None and agency.value == outlet.value:
        agency, printed = None, ""
    reading = Reading(passage.text)
    rounds = rounds_of(passage.text, record, day, dateline)
    return ArticleFacts(
        headline=source.fact("headline"),
        address=address,
        author=source.joined_fact("author"),
        language=language_of(source, passage.text),
        published=published,
        outlet=outlet,
        new_outlet="" if outlet else source.fact("outlet") or host_of(address),
        agency=agency,
        people=people_in(reading, record, day),
        venues=venues_in(passage.text, record),
        rounds=[finding for finding in rounds.likely if finding.is_sure_enough][:3],
    )


def host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def outlet_of(record: Record, address: str, name: str) -> Finding[Outlet] | None:
    """A known outlet by the host of its home page, else by its name."""
    host = host_of(address)
    for outlet in record.outlets:
        own = host_of(outlet.homepage)
        if host and own and (host == own or host.endswith("." + own)):
            return Finding(outlet, "known-host", 0.95, host)
    return outlet_named(record, name, "known-name") if name else None


def outlet_named(record: Record, name: str, rule: str) -> Finding[Outlet] | None:
    """By its name, with or without its article, or by its initials: AFP."""
    asked = name_key(name)
    if not asked:
        return None
    for outlet in record.outlets:
        known = name_key(outlet.name)
        if asked in (known, known.removeprefix("the")) or known == asked.removeprefix("the"):
            return Finding(outlet, rule, 0.9, name)
    short = name.strip("().")
    if short.isupper() and 2 <= len(short) <= 5:
        for outlet in record.outlets:
            if outlet.is_agency and short == "".join(word[0] for word in re.findall(r"[A-Z]\w*", outlet.name)):
                return Finding(outlet, rule, 0.8, name)
    return None


def agency_printed(source: Source, dateline: Dateline, record: Record) -> str:
    """The credit of an agency: as the page states it, in the dateline, or as the last line of the text."""
    if stated := source.fact("agency"):
        return stated
    if dateline.agency:
        return dateline.agency
    last = next((block.text.strip() for block in reversed(list(source.block_list())) if block.text.strip()), "")
    line = last.splitlines()[-1].strip("()[] —–-") if last else ""
    return line if len(line) < 60 and outlet_named(record, line, "credit") else ""


def language_of(source: Source, text: str) -> Finding[str] | None:
    if stated := source.fact("language"):
        return Finding(stated, "page-states-it", 0.95)
    words = text.split()
    if words and sum(word.casefold() in FUNCTION_WORDS for word in words) / len(words) >= ENGLISH:
        return Finding("en", "words-of-language", 0.8)
    return None


def people_in(reading: Reading, record: Record, day: datetime.date | None) -> list[Finding[int]]:
    """Everybody known whom the text names, in the order of the text."""
    found: dict[int, Finding[int]] = {}
    for being in reading.people.by_name.values():
        people = named(record, being.name, day) if being.kind == PERSON else []
        if people and people[0].confidence >= LEAST:
            found.setdefault(people[0].value, people[0])
    return list(found.values())


def venues_in(text: str, record: Record) -> list[Finding[Venue]]:
    keys = dict.fromkeys(key for _, key in places_in(text, record))
    return [Finding(record.venues[key], "place-named", 0.7, record.venues[key].name) for key in keys]
