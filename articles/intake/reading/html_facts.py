"""What a page says of itself, each fact with where it was found. The order of the calls is the order of trust."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from articles.intake.reading.bylines import add_printed, agency_named
from articles.intake.reading.days import day_in_path, day_in_words, day_of_stamp
from articles.intake.reading.documents import Block, Facts
from articles.intake.reading.html_tree import text_of
from articles.intake.reading.json_ld import article_in, texts

# The names of <meta> that sites use, the commonest first: Open Graph, Dublin Core, Parsely, Sailthru, schema.org.
META = {
    "headline": ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"),
    "published": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "date",
    ),
    "address": ("og:url", "parsely-link"),
}
ADDRESS = re.compile(r"https?://[^\s<>\"']{4,900}")
BYLINE_CLASSES = re.compile(r"(?:^|[\s_-])(?:by-?line|author(?:-?name)?)(?:$|[\s_-])", re.IGNORECASE)
LONGEST_BYLINE = 120
UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def facts_of(root: Any, blocks: list[Block], address: str) -> Facts:
    """`address` is where the page is, as far as the editor or the file says."""
    facts, article, meta = Facts(), article_in(root), _meta_of(root)
    _add_json_ld(facts, article)
    _add_headlines(facts, root, blocks, meta)
    for name in ("outlet", "author"):
        for value in _named(meta, name):
            if not ADDRESS.match(value):
                facts.add("agency", agency_named(value), "meta")
                facts.add(name, "" if name == "author" and agency_named(value) else value, "meta")
    for value in _named(meta, "published"):
        facts.add("published", day_of_stamp(value), "meta")
    _add_times(facts, root)
    _add_byline_elements(facts, root)
    add_printed(facts, blocks)
    _add_addresses(facts, root, article, meta, address)
    _add_languages(facts, root, article, meta)
    return facts


def _add_json_ld(facts: Facts, article: dict[str, Any]) -> None:
    for value in texts(article.get("headline")):
        facts.add("headline", value, "json-ld")
    for value in texts(article.get("publisher")):
        facts.add("outlet", "" if ADDRESS.match(value) else value, "json-ld")
    for value in texts(article.get("author")):
        if agency := agency_named(value):
            facts.add("agency", agency, "json-ld")
        elif not ADDRESS.match(value):
            facts.add("author", value, "json-ld")
    for value in texts(article.get("datePublished")):
        facts.add("published", day_of_stamp(value), "json-ld")


def _add_headlines(facts: Facts, root: Any, blocks: list[Block], meta: dict[str, list[str]]) -> None:
    printed = [block.text for block in blocks if block.kind == "headline"]
    if len(printed) == 1:  # otherwise the name of the site is one, too
        facts.add("headline", printed[0], "h1")
    for value in _named(meta, "headline"):
        facts.add("headline", value, "meta")
    for title in root.iter("title"):
        facts.add("headline", text_of(title), "title")
        break


def _add_times(facts: Facts, root: Any) -> None:
    """<time> within the article's head; one in a list of other articles says nothing."""
    for element in root.iter("time"):
        if UPDATED.match(text_of(element)) or "dateModified" in (element.get("itemprop") or ""):
            continue
        marked = "pubdate" in element.attrib or "datePublished" in (element.get("itemprop") or "")
        if marked or any(outer.tag in ("article", "header", "main") for outer in element.iterancestors()):
            facts.add(
                "published", day_of_stamp(element.get("datetime") or "") or day_in_words(text_of(element)), "time"
            )
            return


def _add_byline_elements(facts: Facts, root: Any) -> None:
    for element in root.iter("a", "span", "p", "div", "address"):
        named = element.get("rel") == "author" or element.get("itemprop") == "author"
        if named or BYLINE_CLASSES.search(element.get("class") or ""):
            text = text_of(element)
            if 2 < len(text) <= LONGEST_BYLINE:
                author = re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)
                day = day_in_words(author)
                facts.add("agency", agency_named(author), "byline")
                facts.add("published", day, "byline")
                facts.add("author", "" if agency_named(author) or day else author, "byline")
                return


def _add_addresses(facts: Facts, root: Any, article: dict[str, Any], meta: dict[str, list[str]], address: str) -> None:
    canonical = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    found = [(urljoin(address, value.strip()), "canonical") for value in canonical]
    found += [(value, "meta") for value in _named(meta, "address")]
    found += [(value, "json-ld") for key in ("url", "mainEntityOfPage") for value in texts(article.get(key))]
    found += [(address, "address")]
    add_addresses(facts, found)


def add_addresses(facts: Facts, found: list[tuple[str, str]]) -> None:
    """Adds those that are of the web, and the day that the first of them names."""
    for value, where in found:
        if ADDRESS.fullmatch(value.strip()):
            facts.add("address", value.strip(), where)
    try:
        path = urlsplit(facts.first("address")).path
    except ValueError:
        return
    facts.add("published", day_in_path(path), "address")


def _add_languages(facts: Facts, root: Any, article: dict[str, Any], meta: dict[str, list[str]]) -> None:
    found = [(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "html")]
    found += [(value, "json-ld") for value in texts(article.get("inLanguage"))]
    found += [
        (value, "meta") for name in ("og:locale", "content-language", "dc.language") for value in meta.get(name, [])
    ]
    for value, where in found:
        if LANGUAGE.fullmatch(value.strip()):
            facts.add("language", value.strip().replace("_", "-"), where)


def _meta_of(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name, value = (element.get(attribute) or "").lower().strip(), element.get("content") or ""
            if name and value.strip():
                found.setdefault(name, []).append(value)
    return found


def _named(meta: dict[str, list[str]], fact: str) -> list[str]:
    return [value for name in META[fact] for value in meta.get(name, [])]
